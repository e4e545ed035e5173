import { civilOf, DAY, weekdayOf } from './civil.js';
import type { Reading } from './definition.js';
import type { Period } from './period.js';
import { placeInYear } from './season.js';
import type { ClosedReason, Interval } from './types.js';
import { WIDEST_OFFSET } from './zone.js';

/** What the calendar says of one date. */
export interface DayRule {
  readonly periods: readonly Period[];
  /** Why the whole date is closed, null where it has periods. */
  readonly closed: ClosedReason | null;
}

const REST: DayRule = { periods: [], closed: 'rest' };
const HOLIDAY: DayRule = { periods: [], closed: 'holiday' };

/** Highest first: exceptions, worked days, holidays, weekdays of rest, the season. */
export function ruleOf(reading: Reading, day: number): DayRule {
  const exception = reading.exceptions.get(day);
  if (exception !== undefined) return worked(exception);
  if (!reading.workdays.has(day)) {
    if (reading.holidays.has(day)) return HOLIDAY;
    if (reading.restWeekdays.has(weekdayOf(day))) return REST;
  }
  const { month, day: dayOfMonth } = civilOf(day);
  return worked(reading.seasonPeriods[placeInYear(month, dayOfMonth)] ?? []);
}

function worked(periods: readonly Period[]): DayRule {
  return { periods, closed: periods.length === 0 ? 'closed' : null };
}

/**
 * A date's periods as intervals of time, in the order of its periods. On a day when the clock jumps an end that the
 * clock skips moves on by the gap's length, and one that comes twice is the earlier; what is empty or reversed then is
 * left out. (So the periods of a date that the zone skips whole fall on the date after it.)
 */
export function intervalsOf(reading: Reading, day: number, periods: readonly Period[]): Interval[] {
  const midnight = day * DAY;
  const segment = reading.zone.segmentAt(midnight - WIDEST_OFFSET);
  const calm = segment.end > midnight + DAY + WIDEST_OFFSET;
  return periods
    .map(({ start, end }) =>
      calm
        ? { start: midnight + start - segment.offset, end: midnight + end - segment.offset }
        : { start: reading.zone.instantOf(midnight + start), end: reading.zone.instantOf(midnight + end) },
    )
    .filter(({ start, end }) => start < end);
}
