import type { Instant, Slice, Timeline } from '@bihuan/worktime';
import { type ClockName, clockOf } from './clock-by-name.js';
import type { LedgerLine } from './clock-types.js';
import { type ClockContext, timelineOf } from './clocks.js';
import type { Matter, Pause } from './matter.js';
import { upTo } from './spans.js';

/**
 * Where a clock's time went: lines that partition the span from its start to the instant asked (or its end), each
 * counted or with the reason why not. The counted ones sum to the used time. Empty where there is no such clock.
 */
export function ledger(context: ClockContext, matter: Matter, name: ClockName, at: Instant): LedgerLine[] {
  const clock = clockOf(context, matter, name);
  if (clock === null) return [];
  const timeline = timelineOf(context, matter);
  const until = clock.end === null ? at : Math.min(clock.end, at);
  const lines: LedgerLine[] = [];
  let here = clock.from;
  for (const span of upTo(clock.spans, until)) {
    lines.push(...gap(timeline, clock.pauses, here, span.start));
    lines.push(...timeline.explain(span.start, span.end ?? until).map(fromSlice));
    here = Math.max(here, span.end ?? until);
  }
  lines.push(...gap(timeline, clock.pauses, here, until));
  return lines.filter((line) => line.start < line.end);
}

/** What lies between two spans: pauses, each a line of its own, and the time at the centre between two legs. */
function gap(timeline: Timeline, pauses: readonly Pause[], from: Instant, to: Instant): LedgerLine[] {
  const lines: LedgerLine[] = [];
  let here = from;
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const start = Math.max(pause.from, here);
    const end = Math.min(pause.to ?? to, to);
    if (start >= end) continue;
    if (here < start) lines.push(atCentre(timeline, here, start));
    const why = { kind: 'paused', cause: pause.cause, by: pause.by } as const;
    lines.push({ start, end, counted: false, date: dateOf(timeline, start), why });
    here = end;
  }
  if (here < to) lines.push(atCentre(timeline, here, to));
  return lines;
}

function atCentre(timeline: Timeline, start: Instant, end: Instant): LedgerLine {
  return { start, end, counted: false, date: dateOf(timeline, start), why: { kind: 'centre' } };
}

function fromSlice(slice: Slice): LedgerLine {
  const { start, end, date, counted, reason, name } = slice;
  if (counted || reason === null) return { start, end, counted: true, date, why: null };
  const why = { kind: 'calendar', reason, ...(name === undefined ? {} : { name }) } as const;
  return { start, end, counted: false, date, why };
}

function dateOf(timeline: Timeline, at: Instant): string {
  return timeline.explain(at, at + 1)[0]?.date ?? '';
}
