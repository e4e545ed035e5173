import { useQuery } from '@tanstack/react-query';
import { queries } from '../../data/queries.js';
import { useByMinute } from '../../time/use-time.js';
import { wallOf } from '../../time/wall.js';

/** From this month on next year's holidays are expected: the notice comes out in November. */
const FROM_MONTH = 11;

/** The year whose holidays are missing and should be here by now; null: none. */
export function missingYear(yearsMissing: readonly number[], year: number, month: number): number | null {
  if (yearsMissing.includes(year)) return year;
  return month >= FROM_MONTH && yearsMissing.includes(year + 1) ? year + 1 : null;
}

/** The same for the calendar in force, by the city's clock. */
export function useMissingYear(): number | null {
  const { data } = useQuery(queries.worktime());
  const zone = typeof data?.calendar.timeZone === 'string' ? data.calendar.timeZone : 'UTC';
  return useByMinute((now) => {
    const { year, month } = wallOf(now, zone);
    return data === undefined ? null : missingYear(data.yearsMissing, year, month);
  });
}
