import type { CalendarDefinition, CalendarSource } from '@bihuan/kit';
import { CN_HOLIDAYS } from './cn.js';

/** Work hours of the source, seeds, part 1, second half, 五(二)1. */
const SEASONS = [
  { from: '05-01', to: '09-30', periods: ['08:30-11:30', '14:00-17:30'] },
  { from: '10-01', to: '04-30', periods: ['08:30-11:30', '13:30-17:00'] },
] as const;

/** 3 h + 3½ h in either season. */
const DAY_MINUTES = 390;

/** 节假日、星期天除外: Saturday is worked (same place). */
const REST_WEEKDAYS = [7] as const;

/** The source's year, written out: its hours with the holidays and shifted workdays of 2010. */
export const CITY_2010: CalendarDefinition = {
  id: 'city-2010',
  timeZone: 'Asia/Shanghai',
  seasons: SEASONS,
  restWeekdays: REST_WEEKDAYS,
  holidays: of2010(CN_HOLIDAYS.holidays).map(([date]) => date),
  workdays: of2010(CN_HOLIDAYS.workdays).map(([date]) => date),
  names: Object.fromEntries([...of2010(CN_HOLIDAYS.holidays), ...of2010(CN_HOLIDAYS.workdays)]),
  dayMinutes: DAY_MINUTES,
};

/** The sample's calendar: the source's hours, with the holidays of every year that the list "CN" knows. */
export const SAMPLE_CALENDAR: CalendarSource = {
  id: 'city',
  timeZone: 'Asia/Shanghai',
  seasons: SEASONS,
  restWeekdays: REST_WEEKDAYS,
  holidays: 'CN',
  dayMinutes: DAY_MINUTES,
};

function of2010(dates: Readonly<Record<string, string>>): [date: string, name: string][] {
  return Object.entries(dates).filter(([date]) => date.startsWith('2010-'));
}
