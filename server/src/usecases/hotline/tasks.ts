import type { CallTask, CallTaskBody, CallTaskDone, CallTaskPage, CallTaskQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { countTasks, endTask, insertTask, lockTask, readTasks } from '../../store/call-tasks.js';
import { callsThatReported, lockCall, mattersOfCall } from '../../store/calls.js';
import type { Tx } from '../../store/database.js';
import { findMatter } from '../../store/matters.js';
import { insertMessages } from '../../store/outbox.js';
import { namesOf } from '../../store/people.js';
import { act } from '../act.js';
import type { TenantConfig } from '../config.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { workPermission } from './caller.js';
import { atDesk } from './calls.js';

const day = 86_400_000;

/** Whom to call back, and whom to ask whether they are content. */
export function listTasks(app: App, actor: Actor, query: CallTaskQuery): Promise<Result<CallTaskPage>> {
  return readAs<CallTaskPage>(app, actor, workPermission, async (tx, config) => {
    const place = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'string']);
    if (place === null && query.cursor !== undefined) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor' }] });
    }
    const after = place === null ? null : { at: place[0], id: place[1] };
    const isDone = query.show === 'done';
    const rows = await readTasks(tx, actor.tenant, { done: isDone, after }, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const at = isDone ? last?.done_at : last?.due_at;
    return done({
      tasks: await viewsOf(app, tx, config, shown),
      ...(await countTasks(tx, actor.tenant, app.clock.now())),
      nextCursor: rows.length > shown.length && last && at != null ? makeCursor([at, last.id]) : null,
    });
  });
}

/** Somebody is to be called back. */
export async function addTask(
  app: App,
  actor: Actor,
  { key, ...body }: CallTaskBody & { readonly key: string | null },
): Promise<Result<CallTask>> {
  return atDesk(app, actor, async (tx, config) => {
    const bad = unstorable(body);
    if (bad !== null) return failed(bad);
    const { tenant, person } = actor;
    const row = await lockCall(tx, tenant, { id: body.call });
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.number === null) return failed({ code: 'rule', reason: 'no-number' });
    const cases = await mattersOfCall(tx, tenant, body.call);
    if (body.case !== undefined && !cases.includes(body.case)) {
      return failed({ code: 'invalid', errors: [{ path: 'case', message: 'a case of the call' }] });
    }
    const names = body.agent === undefined ? null : await namesOf(tx, tenant, [body.agent]);
    if (names?.size === 0) return failed({ code: 'invalid', errors: [{ path: 'agent', message: 'a person' }] });
    // The same key is the same task.
    const id = key === null ? app.random(12).toString('base64url') : digestId(app, `${person} ${key}`);
    await insertTask(tx, tenant, {
      id,
      kind: 'call-back',
      call: body.call,
      matter: body.case ?? null,
      agent: body.agent ?? null,
      due_at: Date.parse(body.dueAt),
      reason: body.reason,
      made_by: person,
      made_at: app.clock.now(),
    });
    await tellOfTasks(tx, tenant, app.clock.now());
    return viewOf(app, tx, config, id);
  });
}

/**
 * What came of calling. A rating goes into the case's log where the flow and the person's rights allow it, else it stays
 * with the task.
 */
export async function finishTask(
  app: App,
  actor: Actor,
  { id, ...body }: CallTaskDone & { readonly id: string },
): Promise<Result<CallTask>> {
  const bad = unstorable(body);
  if (bad !== null) return failed(bad);
  const task = await atDesk(app, actor, async (tx) => {
    const row = await lockTask(tx, actor.tenant, id);
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.done_at !== null) return failed({ code: 'rule', reason: 'task-done' });
    const matter = row.matter === null ? undefined : await findMatter(tx, actor.tenant, row.matter);
    return done({ ...row, caseVersion: matter?.version ?? null });
  });
  if (!task.ok) return task;
  const { kind, matter, caseVersion } = task.value;
  const { outcome, result, final } = body;
  const stars = kind === 'satisfaction' && outcome === 'reached' ? (body.stars ?? null) : null;
  const rated =
    stars !== null && matter !== null && caseVersion !== null
      ? (await rate(app, actor, { task: id, matter, version: caseVersion, stars, text: result })).ok
      : false;
  return atDesk(app, actor, async (tx, config) => {
    const now = app.clock.now();
    const ends = final || outcome === 'reached' ? { by: actor.person, at: now } : null;
    await endTask(tx, actor.tenant, id, { outcome, result, stars, rated, done: ends });
    await tellOfTasks(tx, actor.tenant, now);
    return viewOf(app, tx, config, id);
  });
}

interface Rating {
  readonly task: string;
  readonly matter: string;
  readonly version: number;
  readonly stars: number;
  readonly text: string;
}

function rate(app: App, actor: Actor, { task, matter, version, stars, text }: Rating) {
  const data = { stars, ...(text === '' ? {} : { text }) };
  return act(app, actor, { case: matter, type: 'rated', data, version, key: `call-task-${task}` });
}

/**
 * A case that was reported by telephone is closed: its caller is to be asked. Within the transaction that makes notices;
 * the same closing asks once.
 */
export async function askWhetherContent(app: App, tx: Tx, tenant: string, matter: string, seq: number): Promise<void> {
  const calls = await callsThatReported(tx, tenant, matter);
  const now = app.clock.now();
  for (const call of calls) {
    await insertTask(tx, tenant, {
      id: digestId(app, `satisfaction ${matter} ${seq} ${call}`),
      kind: 'satisfaction',
      call,
      matter,
      agent: null,
      due_at: now + 3 * day,
      reason: null,
      made_by: null,
      made_at: now,
    });
  }
  if (calls.length > 0) await tellOfTasks(tx, tenant, now);
}

const digestId = (app: App, text: string): string => app.digest(`call task ${text}`).toString('base64url').slice(0, 22);

/** The desk reads its tasks anew. */
function tellOfTasks(tx: Tx, tenant: string, now: number): Promise<void> {
  return insertMessages(tx, tenant, now, [
    { matter: '', kind: 'call', data: { call: '', state: 'task', agent: null } },
  ]);
}

async function viewOf(app: App, tx: Tx, config: TenantConfig, id: string): Promise<Result<CallTask>> {
  const [view] = await viewsOf(app, tx, config, await readTasks(tx, config.tenant, { id }, 1));
  return view === undefined ? failed({ code: 'not-found' }) : done(view);
}

async function viewsOf(
  app: App,
  tx: Tx,
  config: TenantConfig,
  rows: Awaited<ReturnType<typeof readTasks>>,
): Promise<CallTask[]> {
  const ids = rows.flatMap(({ agent, done_by }) => [agent, done_by].flatMap((each) => each ?? []));
  const names = await namesOf(tx, config.tenant, ids);
  const at = (instant: number) => formatInstant(instant, config.calendar.timeZone);
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
  const now = app.clock.now();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    call: row.call,
    number: row.number,
    name: row.name,
    case: row.matter === null ? null : { id: row.matter, number: row.case_number ?? '' },
    agent: named(row.agent),
    dueAt: at(row.due_at),
    late: row.done_at === null && row.due_at < now,
    reason: row.reason,
    madeAt: at(row.made_at),
    attempts: row.attempts,
    outcome: row.outcome,
    stars: row.stars,
    result: row.result,
    rated: row.rated,
    doneAt: row.done_at === null ? null : at(row.done_at),
    doneBy: named(row.done_by),
  }));
}
