import { type CalendarSource, HolidayListError, resolveHolidays } from '@bihuan/kit';
import { CalendarError, compileCalendar } from '@bihuan/worktime';
import type { CheckContext } from './config-kinds.js';
import { at, Faults, isObject } from './faults.js';
import type { InputError } from './types.js';

const MEMBERS = [
  'id',
  'timeZone',
  'seasons',
  'restWeekdays',
  'holidays',
  'workdays',
  'exceptions',
  'names',
  'dayMinutes',
  'ownHolidays',
  'knownYears',
];
/** Of which each by itself is a calendar, with these beside it. */
const SOUND = {
  id: 'x',
  timeZone: 'Asia/Shanghai',
  seasons: [{ from: '01-01', to: '12-31', periods: ['09:00-17:00'] }],
};

/** A calendar: its members each by themselves, so that every fault is named. */
export function checkCalendar(body: unknown, { config, lists, id }: CheckContext): InputError[] {
  const faults = new Faults();
  if (!isObject(body)) {
    faults.add('', 'wrong-type', 'a calendar: an object');
    return faults.found;
  }
  faults.only(body, '', MEMBERS);
  if (body.id !== id) faults.add('id', 'other-id', `the id under which it is saved: ${id}`, { id });
  for (const member of MEMBERS) {
    if (member === 'holidays') checkHolidays(faults, body.holidays, lists);
    else if (member === 'ownHolidays') compiles(faults, { holidays: body.ownHolidays }, 'ownHolidays');
    else if (member in SOUND || body[member] !== undefined) compiles(faults, { [member]: body[member] });
  }
  checkYears(faults, body.knownYears);
  const needsDays = body.dayMinutes === undefined && usesWorkdays(config.limits);
  if (needsDays)
    faults.add('dayMinutes', 'day-minutes-needed', 'the minutes of a working day: limits count in workdays');
  return faults.found;
}

function checkHolidays(faults: Faults, holidays: unknown, lists: CheckContext['lists']): void {
  if (typeof holidays !== 'string') {
    if (holidays !== undefined) compiles(faults, { holidays });
    return;
  }
  try {
    resolveHolidays({ ...SOUND, holidays } as CalendarSource, lists);
  } catch (error) {
    if (!(error instanceof HolidayListError)) throw error;
    faults.add('holidays', error.code, error.message, { list: error.list, known: error.known.join(', ') });
  }
}

function compiles(faults: Faults, members: Readonly<Record<string, unknown>>, called?: string): void {
  try {
    compileCalendar({ ...SOUND, ...members } as Parameters<typeof compileCalendar>[0]);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    const [member = ''] = Object.keys(members);
    const named = typeof error.params.member === 'string' ? error.params.member : member;
    faults.add(called === undefined ? named : named.replace(member, called), error.code, error.message, error.params);
  }
}

function checkYears(faults: Faults, years: unknown): void {
  if (years === undefined) return;
  if (!Array.isArray(years)) {
    faults.add('knownYears', 'wrong-type', 'a list of years');
    return;
  }
  for (const [index, year] of years.entries()) {
    if (!Number.isInteger(year) || year < 1900 || year > 2999) {
      faults.add(at('knownYears', index), 'bad-year', 'a year of four digits', { year: String(year) });
    }
  }
}

function usesWorkdays(limits: unknown): boolean {
  return JSON.stringify(limits).includes('"workdays":');
}
