import { clerkOf, PHRASES, RETURN_GROUNDS } from '@bihuan/city';
import type { PracticeAnswers } from '@bihuan/contracts';
import { findMatters, type MatterRow } from '../../store/matters.js';
import { isPractice, lastActors, openIds } from '../../store/practice.js';
import { act } from '../act.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';

/** Of the cases that the learner did not touch so many are answered at a time. */
const others = 5;

interface Answer {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Lets the simulated partners go on with what waits for them: units feed back, and now and then ask for something,
 * collectors check and verify, helpers are done. First with what the learner sent on, then with a few of the rest.
 */
export async function answerOthers(app: App, actor: Actor): Promise<Result<PracticeAnswers>> {
  const { tenant } = actor;
  if (!isPractice(tenant)) return failed({ code: 'not-found' });
  const { rows, touched } = await app.db.snapshot(tenant, async (tx) => {
    const ids = await openIds(tx, tenant, ['handling', 'verifying', 'reported']);
    const found = new Map((await findMatters(tx, tenant, ids)).map((row) => [row.id, row]));
    const last = await lastActors(tx, tenant);
    return {
      rows: ids.flatMap((id) => found.get(id) ?? []),
      touched: new Set([...last].filter(([, person]) => person === actor.person).map(([id]) => id)),
    };
  });
  const own = rows.filter((row) => touched.has(row.id));
  const rest = rows.filter((row) => !touched.has(row.id) && answerOf(app, actor, row) !== null).slice(0, others);
  const counted: Record<string, number> = {};
  for (const row of [...own, ...rest]) {
    const type = await answer(app, actor, row);
    if (type !== null) counted[type] = (counted[type] ?? 0) + 1;
  }
  return done({ answers: Object.entries(counted).map(([type, count]) => ({ type, count })) });
}

/** Writes what the partner of a case answers; null: it does not wait for anybody, or has moved on. */
async function answer(app: App, actor: Actor, row: MatterRow): Promise<string | null> {
  const wanted = answerOf(app, actor, row);
  if (wanted === null) return null;
  if (await write(app, row, wanted)) return wanted.type;
  // Too late to ask for anything: then it is done.
  const plain = wanted.type.endsWith('-requested') ? feedbackOf(app, row) : null;
  return plain !== null && (await write(app, row, plain)) ? plain.type : null;
}

async function write(app: App, row: MatterRow, { person, role, unit, type, data }: Answer): Promise<boolean> {
  const areaPath = row.area_path.split('/')[0] ?? row.area_path;
  const partner: Actor = { tenant: row.tenant, person, grants: [{ role, areaPath, unit }] };
  const result = await act(app, partner, { case: row.id, type, data, version: row.version, key: null });
  return result.ok;
}

function answerOf(app: App, actor: Actor, row: MatterRow): Answer | null {
  const collector = row.sent_to;
  const byCollector = { person: collector ?? '', role: 'collector', unit: null };
  switch (row.state) {
    case 'reported':
      if (!row.marks.includes('check') || collector === null || collector === actor.person) return null;
      return { ...byCollector, type: 'checked', data: { confirmed: chance(app, 0.85), note: '' } };
    case 'verifying': {
      if (collector === null || collector === actor.person) return null;
      const passed = chance(app, 0.85);
      const note = pick(app, passed ? PHRASES.passed : PHRASES.failed);
      return { ...byCollector, type: 'verified', data: { passed, note } };
    }
    case 'handling':
      return ofUnit(app, row);
    default:
      return null;
  }
}

/** A request that waits for the centre is the centre's to answer; a deferral is waited out. */
function ofUnit(app: App, row: MatterRow): Answer | null {
  if (row.unit === null || row.marks.some((mark) => mark.endsWith('-request') || mark === 'deferral')) return null;
  const helper = row.helpers[0];
  if (helper !== undefined && helper !== row.unit) {
    return { person: clerkOf(helper), role: 'unit-clerk', unit: helper, type: 'assist-done', data: { unit: helper } };
  }
  const lot = app.random(1).readUInt8() / 256;
  const byClerk = { person: clerkOf(row.unit), role: 'unit-clerk', unit: row.unit };
  const first = row.dispatch_no === 1;
  if (first && lot < 0.1) {
    const data = { duration: { hours: 2 }, reason: pick(app, PHRASES.moreTimeAsked) };
    return { ...byClerk, type: 'extension-requested', data };
  }
  if (first && lot < 0.17) {
    const ground = RETURN_GROUNDS[0]?.text.zh ?? '';
    return { ...byClerk, type: 'return-requested', data: { reason: pick(app, PHRASES.returnAsked), ground } };
  }
  if (first && lot < 0.22 && row.severity !== 'urgent') {
    return { ...byClerk, type: 'deferral-requested', data: { reason: pick(app, PHRASES.deferralAsked) } };
  }
  return feedbackOf(app, row);
}

function feedbackOf(app: App, row: MatterRow): Answer | null {
  if (row.unit === null) return null;
  const data = { result: pick(app, PHRASES.done) };
  return { person: clerkOf(row.unit), role: 'unit-clerk', unit: row.unit, type: 'feedback', data };
}

function chance(app: App, likely: number): boolean {
  return app.random(1).readUInt8() / 256 < likely;
}

function pick<T>(app: App, from: readonly [T, ...T[]]): T {
  return from[app.random(1).readUInt8() % from.length] ?? from[0];
}
