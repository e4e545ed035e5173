import { DAY, dayNumber } from './civil.js';
import { intervalsOf, ruleOf } from './day.js';
import type { Reading } from './definition.js';
import { countUpTo } from './sorted.js';
import type { Instant, Milliseconds } from './types.js';

/** Dates beyond the year whose periods may lie in it: one for the zone's offset, one more where the zone skips a date. */
const MARGIN = 2;

/** The open time of one year of UTC: intervals sorted and apart from each other, cut off at the year's ends. */
export interface YearTable {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open milliseconds of the year before each interval; one more entry, the year's total, at the end. */
  readonly before: Float64Array;
}

export function startOfYear(year: number): Instant {
  return dayNumber(year, 1, 1) * DAY;
}

export function compileYear(reading: Reading, year: number): YearTable {
  const from = startOfYear(year);
  const to = startOfYear(year + 1);
  const starts: number[] = [];
  const ends: number[] = [];
  const lastDay = to / DAY + MARGIN;
  for (let day = from / DAY - MARGIN; day < lastDay; day++) {
    for (const { start, end } of intervalsOf(reading, day, ruleOf(reading, day).periods)) {
      const cutStart = Math.max(start, from);
      const cutEnd = Math.min(end, to);
      if (cutStart < cutEnd) insert(starts, ends, cutStart, cutEnd);
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends), before: sumsOf(starts, ends) };
}

/**
 * Adds an interval and joins it with those it touches or overlaps. Only days on which the clock jumps bring anything out
 * of order, so the place is at or near the end.
 */
function insert(starts: number[], ends: number[], start: Instant, end: Instant): void {
  let from = starts.length;
  while (from > 0 && (ends[from - 1] as number) >= start) from--;
  let to = from;
  while (to < starts.length && (starts[to] as number) <= end) to++;
  if (from === starts.length) {
    starts.push(start);
    ends.push(end);
    return;
  }
  const joinedStart = from < to ? Math.min(start, starts[from] as number) : start;
  const joinedEnd = from < to ? Math.max(end, ends[to - 1] as number) : end;
  starts.splice(from, to - from, joinedStart);
  ends.splice(from, to - from, joinedEnd);
}

function sumsOf(starts: readonly number[], ends: readonly number[]): Float64Array {
  const before = new Float64Array(starts.length + 1);
  for (let index = 0; index < starts.length; index++) {
    before[index + 1] = (before[index] as number) + (ends[index] as number) - (starts[index] as number);
  }
  return before;
}

export function totalOf(table: YearTable): Milliseconds {
  return table.before[table.before.length - 1] as number;
}

/** Open milliseconds from the year's beginning to t. */
export function openBefore(table: YearTable, t: Instant): Milliseconds {
  const index = countUpTo(table.starts, t) - 1;
  if (index < 0) return 0;
  const start = table.starts[index] as number;
  return (table.before[index] as number) + Math.min(t, table.ends[index] as number) - start;
}
