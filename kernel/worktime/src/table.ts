import { DAY } from './civil.js';
import { intervalsOf, ruleOf } from './day.js';
import type { Reading } from './definition.js';
import type { Instant, Interval, Milliseconds } from './types.js';

/** So long without open time ends a search: ten years. */
export const SEARCH_LIMIT: Milliseconds = 3653 * DAY;
/** A date's periods lie within so many days of the date's midnight by UTC, whatever the zone (two whole dates at worst). */
const MARGIN = 3;

/** The open time of `[from, to)`: intervals sorted and apart from each other, cut off at the two ends. */
export interface Table {
  readonly from: Instant;
  readonly to: Instant;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open milliseconds before each interval; one more entry, the total, at the end. */
  readonly before: Float64Array;
  /** The intervals (ascending) that begin no sooner than `SEARCH_LIMIT` after the previous one's end. */
  readonly afterLongGap: readonly number[];
}

export function buildTable(reading: Reading, from: Instant, to: Instant): Table {
  return tableOf(merged(sorted(openIntervals(reading, from, to))), from, to);
}

function openIntervals(reading: Reading, from: Instant, to: Instant): Interval[] {
  const lastDay = Math.floor(to / DAY) + MARGIN;
  const intervals: Interval[] = [];
  for (let day = Math.floor(from / DAY) - MARGIN; day <= lastDay; day++) {
    for (const interval of intervalsOf(reading, day, ruleOf(reading, day).periods)) intervals.push(interval);
  }
  return intervals;
}

/** In place; only days on which the clock jumps leave anything out of order, so each moves by little. */
function sorted(intervals: Interval[]): Interval[] {
  for (let index = 1; index < intervals.length; index++) {
    const interval = intervals[index] as Interval;
    let place = index;
    for (; place > 0; place--) {
      const previous = intervals[place - 1] as Interval;
      if (previous.start <= interval.start) break;
      intervals[place] = previous;
    }
    intervals[place] = interval;
  }
  return intervals;
}

/** Sorted intervals without those that touch or overlap. */
function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const interval of intervals) {
    const last = result.at(-1);
    if (last === undefined || last.end < interval.start) result.push(interval);
    else if (last.end < interval.end) result[result.length - 1] = { start: last.start, end: interval.end };
  }
  return result;
}

function tableOf(intervals: readonly Interval[], from: Instant, to: Instant): Table {
  const inside = intervals.filter(({ start, end }) => start < to && end > from);
  const starts = Float64Array.from(inside, ({ start }) => Math.max(start, from));
  const ends = Float64Array.from(inside, ({ end }) => Math.min(end, to));
  const before = new Float64Array(inside.length + 1);
  const afterLongGap: number[] = [];
  for (let index = 0; index < inside.length; index++) {
    const start = starts[index] as number;
    before[index + 1] = (before[index] as number) + (ends[index] as number) - start;
    if (index > 0 && start - (ends[index - 1] as number) >= SEARCH_LIMIT) afterLongGap.push(index);
  }
  return { from, to, starts, ends, before, afterLongGap };
}

/** How many entries of the ascending list are ≤ value. */
export function countUpTo(list: Float64Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many entries of the ascending list are < value. */
export function countBelow(list: Float64Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open milliseconds from the table's beginning to t. */
export function openBefore(table: Table, t: Instant): Milliseconds {
  const index = countUpTo(table.starts, t) - 1;
  if (index < 0) return 0;
  const start = table.starts[index] as number;
  return (table.before[index] as number) + Math.min(t, table.ends[index] as number) - start;
}
