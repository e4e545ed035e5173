import { compileCalendar } from './calendar.js';
import { parseInstant } from './instant.js';
import type { Calendar, CalendarDefinition, Instant } from './types.js';

/** The city's calendar of 2010 as the tests use it: two seasons, Sundays off, two holidays with shifted workdays. */
export const CITY: CalendarDefinition = {
  id: 'city-2010',
  timeZone: 'Asia/Shanghai',
  seasons: [
    { from: '05-01', to: '09-30', periods: ['08:30-11:30', '14:00-17:30'] },
    { from: '10-01', to: '04-30', periods: ['08:30-11:30', '13:30-17:00'] },
  ],
  restWeekdays: [7],
  holidays: [
    '2010-01-01',
    '2010-01-02',
    '2010-01-03',
    '2010-02-13',
    '2010-02-14',
    '2010-02-15',
    '2010-02-16',
    '2010-02-17',
    '2010-02-18',
    '2010-02-19',
    '2010-04-03',
    '2010-04-04',
    '2010-04-05',
    '2010-05-01',
    '2010-05-02',
    '2010-05-03',
  ],
  workdays: ['2010-02-20', '2010-02-21'],
  exceptions: [{ date: '2010-04-30', periods: ['08:30-11:30'] }],
  names: { '2010-04-05': '清明节', '2010-02-14': '春节' },
  dayMinutes: 390,
};

export const city: Calendar = compileCalendar(CITY);

/** An instant by Beijing's clock: `2010-04-01T09:00`. */
export function beijing(text: string): Instant {
  return parseInstant(`${text}+08:00`);
}

/** A calendar in which every date has the same periods. */
export function everyDay(timeZone: string, periods: readonly string[], more: object = {}): Calendar {
  return compileCalendar({ id: 'daily', timeZone, seasons: [{ from: '01-01', to: '12-31', periods }], ...more });
}

/** What a call throws; a failure of the test where it throws nothing. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
