import { DAY, dateText } from './civil.js';
import { intervalsOf, ruleOf } from './day.js';
import type { Reading } from './definition.js';
import { countUpTo, type Table } from './table.js';
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

/** The slices of `[a, b)`, which the table must hold. */
export function explainWork(reading: Reading, table: Table, a: Instant, b: Instant): Slice[] {
  return dateParts(reading.zone, a, b).flatMap((part) => explainDate(reading, table, part));
}

function explainDate(reading: Reading, table: Table, part: DatePart): Slice[] {
  const date = dateText(part.day);
  const name = reading.names.get(part.day);
  const reasonOf = closedReasons(reading, part.day);
  const slice = (start: Instant, end: Instant, reason: ClosedReason | null): Slice => ({
    start,
    end,
    counted: reason === null,
    reason,
    date,
    ...(name === undefined ? {} : { name }),
  });
  const slices: Slice[] = [];
  let at = part.start;
  for (let index = countUpTo(table.ends, part.start); index < table.starts.length; index++) {
    const start = Math.max(table.starts[index] as number, part.start);
    if (start >= part.end) break;
    const end = Math.min(table.ends[index] as number, part.end);
    if (at < start) slices.push(slice(at, start, reasonOf(at)));
    slices.push(slice(start, end, null));
    at = end;
  }
  if (at < part.end) slices.push(slice(at, part.end, reasonOf(at)));
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
