import { DAY, dateText } from './civil.js';
import type { Cover } from './cover.js';
import { intervalsOf, ruleOf } from './day.js';
import type { Reading } from './definition.js';
import type { ClosedReason, Instant, Interval, Slice } from './types.js';
import type { Zone } from './zone.js';

/** The part of a local date that lies in a span. */
interface DatePart extends Interval {
  readonly day: number;
}

/** `[a, b)` cut where the zone's clock comes to another date. */
function dateParts(zone: Zone, a: Instant, b: Instant): DatePart[] {
  const parts: DatePart[] = [];
  for (let start = a; start < b; ) {
    const { offset, end: change } = zone.segmentAt(start);
    const day = Math.floor((start + offset) / DAY);
    const end = Math.min((day + 1) * DAY - offset, change, b);
    const last = parts.at(-1);
    if (last?.day === day) parts[parts.length - 1] = { day, start: last.start, end };
    else parts.push({ day, start, end });
    start = end;
  }
  return parts;
}

/** All of `[a, b)` counts; one slice a date. */
export function explainNatural(zone: Zone, a: Instant, b: Instant): Slice[] {
  return dateParts(zone, a, b).map(({ day, start, end }) => ({
    start,
    end,
    counted: true,
    reason: null,
    date: dateText(day),
  }));
}

/** The slices of `[a, b)`: what counts, and what does not and why. */
export function explainWork(cover: Cover, a: Instant, b: Instant): Slice[] {
  return dateParts(cover.reading.zone, a, b).flatMap((part) => explainDate(cover, part));
}

function explainDate(cover: Cover, part: DatePart): Slice[] {
  const date = dateText(part.day);
  const name = cover.reading.names.get(part.day);
  const reasonOf = closedReasons(cover.reading, part.day);
  const slices: Slice[] = [];
  const put = (start: Instant, end: Instant, reason: ClosedReason | null) => {
    if (start === end) return;
    slices.push({ start, end, counted: reason === null, reason, date, ...(name === undefined ? {} : { name }) });
  };
  let at = part.start;
  for (const { start, end } of cover.openWithin(part.start, part.end)) {
    put(at, start, reasonOf(at));
    put(start, end, null);
    at = end;
  }
  put(at, part.end, reasonOf(at));
  return slices;
}

/** Says for each closed instant of the date why it is closed. */
function closedReasons(reading: Reading, day: number): (t: Instant) => ClosedReason {
  const { periods, closed } = ruleOf(reading, day);
  if (closed !== null) return () => closed;
  const own = intervalsOf(reading, day, periods);
  if (own.length === 0) return () => 'closed';
  const first = Math.min(...own.map(({ start }) => start));
  const last = Math.max(...own.map(({ end }) => end));
  return (t) => (t < first ? 'before' : t >= last ? 'after' : 'break');
}
