import type { HolidayList } from '@bihuan/kit';
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { CORRECTIONS, type HolidayCorrection } from './corrections.js';

/**
 * The years that the list knows whole. Next year's notice comes out in November: raise `to` when its dates have been
 * compared. Until then a calendar on this list is not covered for that year, and says so.
 */
const YEARS = { from: 2010, to: 2026 } as const;

/** What the notices call a holiday, where chinese-days shortens it. */
const FULL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/**
 * China's statutory holidays and shifted workdays, `"holidays": "CN"` of a calendar: the package's dates with our
 * corrections. Read as data, not through the package's functions: those look at the clock.
 */
export const CN_HOLIDAYS: HolidayList = cnHolidays(data.holidays, data.workdays, CORRECTIONS);

/** Dates of the package (`date → "English,Chinese,days"`) with corrections on top. */
export function cnHolidays(
  holidays: Readonly<Record<string, string>>,
  workdays: Readonly<Record<string, string>>,
  corrections: readonly HolidayCorrection[],
): HolidayList {
  const off = new Map(covered(holidays));
  for (const { date, off: isOff, name } of corrections) {
    if (isOff) off.set(date, name);
    else off.delete(date);
  }
  const worked = covered(workdays).map(([date, name]) => [date, `${name}调休上班`] as const);
  return { name: 'CN', holidays: sorted([...off]), workdays: sorted(worked), years: YEARS };
}

function covered(dates: Readonly<Record<string, string>>): [date: string, name: string][] {
  return Object.entries(dates).flatMap(([date, text]) => {
    const year = Number(date.slice(0, 4));
    if (year < YEARS.from || year > YEARS.to) return [];
    const short = text.split(',')[1] ?? text;
    return [[date, FULL_NAMES[short] ?? short]];
  });
}

function sorted(entries: readonly (readonly [date: string, name: string])[]): Record<string, string> {
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
