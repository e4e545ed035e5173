import type { Cover } from './cover.js';
import { CalendarError, InstantError } from './errors.js';
import { formatInstant } from './instant.js';
import { END, FIRST } from './range.js';
import { countBelow, countUpTo, openBefore, SEARCH_LIMIT, type Table } from './table.js';
import type { Instant, Milliseconds } from './types.js';

/** The earliest u ≥ t with `need` > 0 open milliseconds from t to u. */
export function addForward(cover: Cover, t: Instant, need: Milliseconds): Instant {
  let table: Table | null = cover.spanning(t, t);
  while (table !== null) {
    const { starts, ends, before, afterLongGap } = table;
    /** The first interval that has something after t. */
    const first = countUpTo(ends, t);
    const soonest = starts[first];
    if ((soonest ?? table.to) - t >= SEARCH_LIMIT) throw noOpenTime(cover, t, 'after');
    const target = openBefore(table, t) + need;
    const last = countBelow(before, target) - 1;
    const enough = last < starts.length;
    const gap = afterLongGap.find((index) => index > first && index <= last);
    if (gap !== undefined) throw noOpenTime(cover, ends[gap - 1] as number, 'after');
    if (enough) return (starts[last] as number) + target - (before[last] as number);
    const used = soonest === undefined ? t : (ends[ends.length - 1] as number);
    if (table.to - used >= SEARCH_LIMIT) throw noOpenTime(cover, used, 'after');
    table = cover.later(table);
  }
  throw outOfRange(t, need);
}

/** The latest u ≤ t with `need` > 0 open milliseconds from u to t. */
export function addBackward(cover: Cover, t: Instant, need: Milliseconds): Instant {
  let table: Table | null = cover.spanning(t, t);
  while (table !== null) {
    const { starts, ends, before, afterLongGap } = table;
    /** The last interval that has something before t. */
    const last = countBelow(starts, t) - 1;
    const latest = ends[last];
    if (t - (latest ?? table.from) >= SEARCH_LIMIT) throw noOpenTime(cover, t, 'before');
    const target = openBefore(table, t) - need;
    const first = target < 0 ? 0 : countUpTo(before, target) - 1;
    const gap = afterLongGap.findLast((index) => index > first && index <= last);
    if (gap !== undefined) throw noOpenTime(cover, starts[gap] as number, 'before');
    if (target >= 0) return (starts[first] as number) + target - (before[first] as number);
    const used = latest === undefined ? t : (starts[0] as number);
    if (used - table.from >= SEARCH_LIMIT) throw noOpenTime(cover, used, 'before');
    table = cover.earlier(table);
  }
  throw outOfRange(t, -need);
}

/** The next instant after t at which open turns to closed or back, within ten years. */
export function changeAfter(cover: Cover, t: Instant): Instant | null {
  let table: Table | null = cover.spanning(t, t);
  while (table !== null) {
    const index = countUpTo(table.ends, t);
    const start = table.starts[index];
    const change = start === undefined ? table.to : start > t ? start : (table.ends[index] as number);
    // At the table's end nothing is known of what follows: an interval may have been cut off there.
    if (change < table.to) return change - t < SEARCH_LIMIT ? change : null;
    if (table.to - t >= SEARCH_LIMIT) return null;
    table = cover.later(table);
  }
  return null;
}

function noOpenTime(cover: Cover, from: Instant, direction: 'before' | 'after'): CalendarError {
  const { id, timeZone } = cover.reading.definition;
  const days = SEARCH_LIMIT / 86_400_000;
  const since = from >= FIRST && from < END ? formatInstant(from, timeZone) : String(from);
  return new CalendarError(
    'no-open-time',
    { calendar: id, from, direction, days },
    `The calendar "${id}" has no open time in the ${days} days ${direction} ${since}: give its seasons periods, or work some of its dates`,
  );
}

function outOfRange(t: Instant, d: Milliseconds): InstantError {
  return new InstantError(
    'out-of-range',
    { value: String(t), added: d },
    `${d} ms of open time from ${t} lead out of the years 1 to 9999: ask for less`,
  );
}
