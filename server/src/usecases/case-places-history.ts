import type { CasePlacesHistory, HistoryQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { readSpans, type SpanRow } from '../store/case-spans.js';
import { refuseList, storeQueue } from './case-queue.js';
import { inSnapshot } from './in-transaction.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** More points than this on a map are a cloud. */
const mostCases = 5_000;
const longestMs = 92 * 86_400_000;

/** The cases that the person may read and that were open in a span: what a map shows of any hour of it. */
export function casePlacesHistory(app: App, actor: Actor, query: HistoryQuery): Promise<Result<CasePlacesHistory>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const bad = refuseList(config, actor, query);
    if (bad !== null) return failed(bad);
    const now = app.clock.now();
    const to = query.to === undefined ? now : Date.parse(query.to);
    const from = Date.parse(query.from);
    if (from > to) return failed(wrong('from', 'must not be after `to`'));
    if (to - from > longestMs) return failed(wrong('from', 'must not be more than 92 days before `to`'));
    const queue = await storeQueue(tx, config, actor, { queue: 'all' }, now);
    const { rows, total } = await readSpans(tx, queue, from, to, mostCases);
    const told = (t: number) => formatInstant(t, config.calendar.timeZone);
    return done({ cases: rows.map((row) => caseOf(row, told)), total, from: told(from), to: told(to), now: told(now) });
  });
}

const wrong = (path: string, message: string) => ({ code: 'invalid', errors: [{ path, message }] }) as const;

function caseOf(row: SpanRow, told: (t: number) => string): CasePlacesHistory['cases'][number] {
  const orNull = (t: number | null) => (t === null ? null : told(t));
  return {
    id: row.id,
    number: row.number,
    class: { standardRef: row.standard_ref, kind: row.kind as 'component' | 'event', code: row.class },
    lon: row.lon,
    lat: row.lat,
    reportedAt: told(row.reported_at),
    endedAt: orNull(row.ended_at),
    warnAt: orNull(row.whole_warn),
    dueAt: orNull(row.whole_due),
    light: row.ended_at === null ? (row.light as 'green' | 'yellow' | 'red' | null) : null,
  };
}
