import type { HotlineWall } from '@bihuan/contracts';
import { formatInstant, localDate, parseLocal } from '@bihuan/worktime';
import { countTasks } from '../../store/call-tasks.js';
import { type CallLine, countReports, readCalls } from '../../store/calls.js';
import { namesOf } from '../../store/people.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, type Result } from '../types.js';
import { readPermission } from './caller.js';

/** More calls than this on one day are counted no further: no desk has them. */
const most = 20_000;

/** How the desk does today, by the city's clock. No caller is named. */
export function hotlineWall(app: App, actor: Actor): Promise<Result<HotlineWall>> {
  return readAs<HotlineWall>(app, actor, readPermission, async (tx, config) => {
    const { tenant } = actor;
    const zone = config.calendar.timeZone;
    const now = app.clock.now();
    const date = localDate(now, zone);
    const since = parseLocal(`${date}T00:00`, zone);
    const calls = await readCalls(tx, tenant, { since }, most);
    const of = (state: CallLine['state']) => calls.filter((call) => call.state === state);
    const agents = countBy(calls, ({ agent }) => agent);
    const names = await namesOf(
      tx,
      tenant,
      agents.flatMap(([id]) => id ?? []),
    );
    const talking = new Set(of('answered').map(({ agent }) => agent));
    const tasks = await countTasks(tx, tenant, now);
    return done({
      date,
      waiting: of('ringing').length,
      talking: of('answered').length,
      answered: calls.filter(({ answered_at }) => answered_at !== null).length,
      missed: of('missed').length,
      reports: await countReports(tx, tenant, since),
      tasksOpen: tasks.open,
      tasksLate: tasks.late,
      waitSeconds: median(calls.map(({ rang_at, answered_at }) => secondsBetween(rang_at, answered_at))),
      talkSeconds: median(of('ended').map(({ answered_at, ended_at }) => secondsBetween(answered_at, ended_at))),
      agents: agents.flatMap(([id, count]) =>
        id === null ? [] : [{ agent: { id, name: names.get(id) ?? id }, calls: count, talking: talking.has(id) }],
      ),
      kinds: countBy(of('ended'), ({ kind }) => kind).map(([kind, count]) => ({ kind, calls: count })),
      now: formatInstant(now, zone),
    });
  });
}

/** The most first. */
function countBy<K>(calls: readonly CallLine[], keyOf: (call: CallLine) => K): [K, number][] {
  const counts = new Map<K, number>();
  for (const call of calls) counts.set(keyOf(call), (counts.get(keyOf(call)) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

const secondsBetween = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from) / 1000;

/** Of two in the middle, what lies between them. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  const upper = known[known.length >> 1];
  if (upper === undefined) return null;
  const lower = known.length % 2 === 1 ? upper : (known[(known.length >> 1) - 1] ?? upper);
  return Math.round((lower + upper) / 2);
}
