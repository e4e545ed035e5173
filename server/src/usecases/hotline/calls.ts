import type {
  CallCase,
  CallDetail,
  CallHandOver,
  CallNotes,
  CallPage,
  CallQuery,
  CaseSummary,
  HotlineAgents,
  OwnCall,
} from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allows, allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { changeCall, insertCall, linkCase, lockCall, mattersOfCall, readCalls } from '../../store/calls.js';
import type { Tx } from '../../store/database.js';
import { findMatter } from '../../store/matters.js';
import { peopleWithRole } from '../../store/people.js';
import { readRows } from '../../store/queue.js';
import { caseSummary } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { listCases } from '../list-cases.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { subjectOf } from '../subject.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { callViewer, numberIndex, readPermission, workPermission } from './caller.js';
import { tellOfCall } from './take-call-event.js';

const earlier = 10;
/** A call that nobody ended for this long is not going on any more. */
const longestCallMs = 6 * 3_600_000;

/** Calls that are going on, or those that are over. */
export function listCalls(app: App, actor: Actor, query: CallQuery): Promise<Result<CallPage>> {
  return readAs<CallPage>(app, actor, readPermission, async (tx, config) => {
    const { tenant } = actor;
    const now = app.clock.now();
    const before = query.cursor === undefined ? null : placeOf(query.cursor);
    if (before === undefined) return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor' }] });
    const open = query.show === 'now';
    const over = query.show === 'handed' ? { handedTo: actor.person, before } : { open, before };
    const filter = open ? { open, since: now - longestCallMs } : over;
    const rows = await readCalls(tx, tenant, filter, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const { view } = await callViewer(tx, config, actor, shown);
    const last = shown.at(-1);
    return done({
      calls: shown.map(view),
      nextCursor: !open && rows.length > shown.length && last ? makeCursor([last.rang_at, last.id]) : null,
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

/** A call with what is known of its caller: earlier calls, and earlier cases as far as the person may see them. */
export async function getCall(app: App, actor: Actor, { id }: { readonly id: string }): Promise<Result<CallDetail>> {
  const read = await readAs<{ detail: CallDetail; number: string | null }>(
    app,
    actor,
    workPermission,
    async (tx, config) => {
      const { tenant } = actor;
      if (unstorable({ id }) !== null) return failed({ code: 'not-found' });
      const [row] = await readCalls(tx, tenant, { id }, 1);
      if (row === undefined) return failed({ code: 'not-found' });
      const others =
        row.number_index === null ? [] : await readCalls(tx, tenant, { number: row.number_index, but: id }, earlier);
      const { view, named } = await callViewer(tx, config, actor, [row, ...others]);
      const { notes, answer, recording, handed_note, handed_by } = row;
      const detail: CallDetail = {
        ...view(row),
        notes,
        answer,
        recording,
        handedNote: handed_note,
        handedBy: named(handed_by),
        erased: row.erased_at !== null,
        linked: await linkedCases(app, tx, config, actor, id),
        earlierCases: [],
        earlierCalls: others.map(view),
      };
      return done({ detail, number: row.number });
    },
  );
  if (!read.ok) return read;
  const { detail, number } = read.value;
  return done({ ...detail, earlierCases: await casesOfNumber(app, actor, number) });
}

/** By the reporter's phone, as the desk's search finds them: under the same rights. */
async function casesOfNumber(app: App, actor: Actor, number: string | null): Promise<CaseSummary[]> {
  if (number === null || number.replace(/\D/g, '').length < 7) return [];
  const found = await listCases(app, actor, { queue: 'all', q: number, limit: earlier });
  return found.ok ? found.value.items : [];
}

async function linkedCases(app: App, tx: Tx, config: TenantConfig, actor: Actor, call: string): Promise<CaseSummary[]> {
  const seen: string[] = [];
  for (const id of await mattersOfCall(tx, actor.tenant, call)) if (await maySee(tx, config, actor, id)) seen.push(id);
  const rows = await readRows(tx, actor.tenant, seen);
  return rows.map((row) => caseSummary(config, row, row.address, app.clock.now()));
}

async function maySee(tx: Tx, config: TenantConfig, actor: Actor, id: string): Promise<boolean> {
  const matter = await findMatter(tx, actor.tenant, id);
  if (matter === undefined) return false;
  const rights = rightsOf(config.flow(matter.definition_version));
  return allows(rights, actor, 'case.read', await subjectOf(tx, matter));
}

/** A call that is written down by hand. */
export async function beginOwnCall(app: App, actor: Actor, body: OwnCall): Promise<Result<CallDetail>> {
  const begun = await atDesk(app, actor, async (tx) => {
    const now = app.clock.now();
    const id = app.random(12).toString('base64url');
    const number = body.number.trim();
    await insertCall(tx, actor.tenant, {
      id,
      foreign_id: null,
      direction: body.direction,
      state: 'answered',
      number: number === '' ? null : number,
      number_index: numberIndex(app, actor.tenant, number),
      line: null,
      agent: actor.person,
      rang_at: now,
      answered_at: now,
      ended_at: null,
    });
    await tellOfCall(tx, actor.tenant, now, { id, state: 'answered', agent: actor.person });
    return done(id);
  });
  return begun.ok ? getCall(app, actor, { id: begun.value }) : begun;
}

/** What was said, of what kind it was, and what was answered. Fails with `stale` where somebody else wrote meanwhile. */
export async function noteCall(
  app: App,
  actor: Actor,
  { id, ...body }: CallNotes & { readonly id: string },
): Promise<Result<CallDetail>> {
  const written = await atDesk(app, actor, async (tx) => {
    const bad = unstorable(body);
    if (bad !== null) return failed(bad);
    const row = await lockCall(tx, actor.tenant, { id });
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.version !== body.version) return failed({ code: 'stale' });
    if (row.erased_at !== null) return failed({ code: 'erased' });
    const { name, kind, notes, answer, recording, end } = body;
    const now = app.clock.now();
    const ends = end && (row.state === 'ringing' || row.state === 'answered');
    const mine = row.agent === null || row.handed_to === actor.person;
    await changeCall(tx, actor.tenant, id, {
      name: name === '' ? null : name,
      kind,
      notes: notes === '' ? null : notes,
      answer: answer === '' ? null : answer,
      recording,
      ...(mine ? { agent: actor.person, handed_to: null } : {}),
      ...(ends ? { state: 'ended', ended_at: now } : {}),
    });
    await tellOfCall(tx, actor.tenant, now, { id, state: ends ? 'ended' : row.state, agent: row.agent });
    return done(id);
  });
  return written.ok ? getCall(app, actor, { id }) : written;
}

/** A case is of this call: reported or joined in it, or asked about. */
export async function linkCallCase(
  app: App,
  actor: Actor,
  { id, ...body }: CallCase & { readonly id: string },
): Promise<Result<CallDetail>> {
  const linked = await atDesk(app, actor, async (tx, config) => {
    const row = await lockCall(tx, actor.tenant, { id });
    if (row === undefined || !(await maySee(tx, config, actor, body.case))) return failed({ code: 'not-found' });
    await linkCase(tx, actor.tenant, { call: id, matter: body.case, reported: body.reported });
    if (row.kind === null) await changeCall(tx, actor.tenant, id, { kind: body.reported ? 'report' : 'progress' });
    await tellOfCall(tx, actor.tenant, app.clock.now(), { id, state: row.state, agent: row.agent });
    return done(id);
  });
  return linked.ok ? getCall(app, actor, { id }) : linked;
}

/** Gives a call with its notes to another agent, who finds it at the top of their desk. */
export async function handCallOver(
  app: App,
  actor: Actor,
  { id, version, to, note }: CallHandOver & { readonly id: string },
): Promise<Result<CallDetail>> {
  const handed = await atDesk(app, actor, async (tx) => {
    const row = await lockCall(tx, actor.tenant, { id });
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.version !== version) return failed({ code: 'stale' });
    const agents = await peopleWithRole(tx, actor.tenant, 'hotline-agent');
    if (to === actor.person || !agents.some((each) => each.id === to)) {
      return failed({ code: 'invalid', errors: [{ path: 'to', message: 'another agent of the hotline' }] });
    }
    const change = { handed_to: to, handed_by: actor.person, handed_note: note === '' ? null : note };
    await changeCall(tx, actor.tenant, id, change);
    await tellOfCall(tx, actor.tenant, app.clock.now(), { id, state: row.state, agent: to });
    return done(id);
  });
  return handed.ok ? getCall(app, actor, { id }) : handed;
}

/** To whom a call can be given. */
export function listAgents(app: App, actor: Actor): Promise<Result<HotlineAgents>> {
  return readAs<HotlineAgents>(app, actor, readPermission, async (tx) => {
    const rows = await peopleWithRole(tx, actor.tenant, 'hotline-agent');
    return done({ agents: [...new Map(rows.map(({ id, name }) => [id, { id, name }])).values()] });
  });
}

export function atDesk<T>(
  app: App,
  actor: Actor,
  work: (tx: Tx, config: TenantConfig) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inTransaction<T>(app, actor.tenant, async (tx, config) =>
    allowsSomewhere(rightsOf(config.newestFlow), actor, workPermission)
      ? work(tx, config)
      : failed({ code: 'forbidden', permission: workPermission }),
  );
}

function placeOf(cursor: string): { readonly at: number; readonly id: string } | undefined {
  const values = readCursor(cursor, ['number', 'string']);
  return values === null ? undefined : { at: values[0], id: values[1] };
}
