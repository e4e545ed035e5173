import { daysInMonth, pad } from './civil.js';
import { CalendarError, shown } from './errors.js';
import type { Period } from './period.js';

/** A season with its ends as places in the leap year, 0 (01-01) to 365 (12-31). */
export interface Season {
  readonly from: number;
  readonly to: number;
  readonly periods: readonly Period[];
}

/** A year that has every date. */
const LEAP_YEAR = 2000;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Every `MM-DD` there is, in order. */
const DATES: readonly string[] = MONTHS.flatMap((month) =>
  Array.from({ length: daysInMonth(LEAP_YEAR, month) }, (_, index) => `${pad(month)}-${pad(index + 1)}`),
);
/** Where a month begins among them; index 1 is January. */
const MONTH_START: readonly number[] = [0, ...MONTHS.map((month) => DATES.indexOf(`${pad(month)}-01`))];

/** The place of a date in the leap year. */
export function placeInYear(month: number, day: number): number {
  return (MONTH_START[month] ?? 0) + day - 1;
}

/** @throws CalendarError `bad-season-date` */
export function parseSeasonDate(value: unknown, member: string): number {
  const place = typeof value === 'string' ? DATES.indexOf(value) : -1;
  if (place >= 0) return place;
  throw new CalendarError(
    'bad-season-date',
    { member, value: shown(value) },
    `${member}: ${shown(value)} is no date of the year: write MM-DD, such as 05-01`,
  );
}

/**
 * The periods of each place in the leap year. Every date lies in exactly one season.
 *
 * @throws CalendarError `season-gap`, `season-overlap`, naming the first date
 */
export function spreadSeasons(seasons: readonly Season[]): (readonly Period[])[] {
  return DATES.map((date, place) => {
    const [season, another] = seasons.filter((candidate) => contains(candidate, place));
    if (season === undefined) {
      throw new CalendarError(
        'season-gap',
        { date },
        `seasons: ${date} lies in no season: let one season's from and to include it`,
      );
    }
    if (another !== undefined) {
      throw new CalendarError(
        'season-overlap',
        { date },
        `seasons: ${date} lies in two seasons: let the one end before the other begins`,
      );
    }
    return season.periods;
  });
}

/** Both ends included; a season whose end comes before its start goes on over the year's end. */
function contains({ from, to }: Season, place: number): boolean {
  return from <= to ? place >= from && place <= to : place >= from || place <= to;
}
