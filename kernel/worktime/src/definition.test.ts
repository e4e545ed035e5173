import { describe, expect, it } from 'vitest';
import { compileCalendar } from './calendar.js';
import { CalendarError } from './errors.js';
import { beijing, CITY, thrownBy } from './fixtures.js';

const YEAR = { from: '01-01', to: '12-31', periods: ['08:30-11:30'] };
const periods = (...list: unknown[]) => ({ seasons: [{ from: '01-01', to: '12-31', periods: list }] });
const seasons = (...ends: [string, string][]) => ({ seasons: ends.map(([from, to]) => ({ from, to, periods: [] })) });

describe('a broken calendar is refused', () => {
  const of = 'seasons[0].periods';
  it.each([
    // Seasons: the first date that lies in none or in two.
    [{ seasons: [] }, 'season-gap', { date: '01-01' }],
    [seasons(['01-01', '12-30']), 'season-gap', { date: '12-31' }],
    [seasons(['03-01', '02-28']), 'season-gap', { date: '02-29' }],
    [seasons(['05-01', '09-30'], ['10-02', '04-30']), 'season-gap', { date: '10-01' }],
    [seasons(['05-01', '09-30'], ['09-30', '04-30']), 'season-overlap', { date: '09-30' }],
    [seasons(['01-01', '12-31'], ['12-31', '01-01']), 'season-overlap', { date: '01-01' }],
    [seasons(['02-30', '12-31']), 'bad-season-date', { member: 'seasons[0].from', value: '"02-30"' }],
    [seasons(['1-1', '12-31']), 'bad-season-date', { member: 'seasons[0].from', value: '"1-1"' }],
    [seasons(['01-01', '13-01']), 'bad-season-date', { member: 'seasons[0].to', value: '"13-01"' }],
    [{ seasons: [{ ...YEAR, to: 1231 }] }, 'bad-season-date', { member: 'seasons[0].to', value: '1231' }],
    [{ seasons: [null] }, 'wrong-type', { member: 'seasons[0]', value: 'null' }],
    [{ seasons: undefined }, 'wrong-type', { member: 'seasons', value: 'undefined' }],
    [{ seasons: { 0: YEAR } }, 'wrong-type', { member: 'seasons', value: 'an object' }],
    [{ seasons: [{ ...YEAR, periods: '08:30-11:30' }] }, 'wrong-type', { member: of, value: '"08:30-11:30"' }],
    // Periods: the one that is wrong.
    [
      periods('08:30-11:30', '11:00-12:00'),
      'period-overlap',
      { period: '11:00-12:00', other: '08:30-11:30', member: of },
    ],
    [periods('08:30-11:30', '08:30-11:30'), 'period-overlap', { period: '08:30-11:30', other: '08:30-11:30' }],
    [periods('14:00-17:00', '08:00-14:01'), 'period-overlap', { period: '14:00-17:00', other: '08:00-14:01' }],
    [periods('22:00-06:00'), 'period-backwards', { period: '22:00-06:00', member: of }],
    [periods('08:30-08:30'), 'period-backwards', { period: '08:30-08:30' }],
    [periods('8:30-11:30'), 'bad-period', { period: '"8:30-11:30"', member: of }],
    [periods('08:30–11:30'), 'bad-period', { period: '"08:30–11:30"' }],
    [periods('08:30 - 11:30'), 'bad-period', { period: '"08:30 - 11:30"' }],
    [periods('08:60-11:30'), 'bad-period', { period: '"08:60-11:30"' }],
    [periods('08:30-24:01'), 'bad-period', { period: '"08:30-24:01"' }],
    [periods('24:00-24:00'), 'bad-period', { period: '"24:00-24:00"' }],
    [periods('08:30-25:00'), 'bad-period', { period: '"08:30-25:00"' }],
    [periods(830), 'bad-period', { period: '830' }],
    // Dates.
    [{ holidays: ['2010-01-01', '2010-02-30'] }, 'bad-date', { member: 'holidays[1]', date: '2010-02-30' }],
    [{ holidays: [20100101] }, 'bad-date', { member: 'holidays[0]', date: '20100101' }],
    [{ workdays: ['2010-02-29'] }, 'bad-date', { member: 'workdays[0]', date: '2010-02-29' }],
    [{ workdays: '2010-02-20' }, 'wrong-type', { member: 'workdays', value: '"2010-02-20"' }],
    [{ holidays: null }, 'wrong-type', { member: 'holidays', value: 'null' }],
    [{ holidays: 'CN' }, 'holidays-unresolved', { holidays: 'CN' }],
    [
      { exceptions: [{ date: '2010-13-01', periods: [] }] },
      'bad-date',
      { member: 'exceptions[0].date', date: '2010-13-01' },
    ],
    [
      { exceptions: [{ date: '2010-04-30', periods: ['11:00-10:00'] }] },
      'period-backwards',
      { member: 'exceptions[0].periods', period: '11:00-10:00' },
    ],
    [{ exceptions: [{ date: '2010-04-30' }] }, 'wrong-type', { member: 'exceptions[0].periods', value: 'undefined' }],
    [{ exceptions: ['2010-04-30'] }, 'wrong-type', { member: 'exceptions[0]', value: '"2010-04-30"' }],
    [
      {
        exceptions: [
          { date: '2010-04-30', periods: ['08:30-11:30'] },
          { date: '2010-04-30', periods: [] },
        ],
      },
      'duplicate-exception',
      { member: 'exceptions[1]', date: '2010-04-30' },
    ],
    [{ restWeekdays: [0] }, 'bad-weekday', { member: 'restWeekdays[0]', value: '0' }],
    [{ restWeekdays: [6, 8] }, 'bad-weekday', { member: 'restWeekdays[1]', value: '8' }],
    [{ restWeekdays: [1.5] }, 'bad-weekday', { member: 'restWeekdays[0]', value: '1.5' }],
    [{ restWeekdays: ['7'] }, 'bad-weekday', { member: 'restWeekdays[0]', value: '"7"' }],
    [{ restWeekdays: 7 }, 'wrong-type', { member: 'restWeekdays', value: '7' }],
    [{ names: { '2010-02-30': 'x' } }, 'bad-date', { member: 'names', date: '2010-02-30' }],
    [{ names: { '2010-04-05': 5 } }, 'wrong-type', { member: 'names.2010-04-05', value: '5' }],
    [{ names: ['清明节'] }, 'wrong-type', { member: 'names', value: 'a list' }],
    [{ dayMinutes: 0 }, 'bad-day-minutes', { value: '0' }],
    [{ dayMinutes: -390 }, 'bad-day-minutes', { value: '-390' }],
    [{ dayMinutes: Number.NaN }, 'bad-day-minutes', { value: 'NaN' }],
    [{ dayMinutes: '390' }, 'bad-day-minutes', { value: '"390"' }],
    [{ dayMinutes: null }, 'bad-day-minutes', { value: 'null' }],
    [{ timeZone: 'Asia/Lanzhou' }, 'unknown-time-zone', { timeZone: 'Asia/Lanzhou' }],
    [{ timeZone: '+08:00' }, 'unknown-time-zone', { timeZone: '+08:00' }],
    [{ timeZone: '' }, 'unknown-time-zone', { timeZone: '' }],
    [{ timeZone: undefined }, 'wrong-type', { member: 'timeZone', value: 'undefined' }],
    [{ id: undefined }, 'wrong-type', { member: 'id', value: 'undefined' }],
    [{ id: '' }, 'wrong-type', { member: 'id', value: '""' }],
  ])('%j: %s', (change, code, params) => {
    const error = thrownBy(() => compileCalendar({ ...CITY, ...change }));
    expect(error).toBeInstanceOf(CalendarError);
    expect(error).toMatchObject({ name: 'CalendarError', code, params });
  });

  it.each([
    [null, 'null'],
    [[CITY], 'a list'],
    ['city-2010', '"city-2010"'],
    [undefined, 'undefined'],
  ])('what is no object: %j', (value, shown) => {
    const error = thrownBy(() => compileCalendar(value));
    expect(error).toMatchObject({ code: 'wrong-type', params: { member: 'calendar', value: shown } });
  });

  it.each([
    [
      { holidays: ['2010-02-30'] },
      'holidays[0]: "2010-02-30" is no date that exists: write YYYY-MM-DD, such as 2010-04-05',
    ],
    [periods('22:00-06:00'), 'the period 22:00-06:00 does not run forward: split one over midnight in two'],
    [seasons(['03-01', '02-28']), "seasons: 02-29 lies in no season: let one season's from and to include it"],
    [{ holidays: 'CN' }, 'put its dates in holidays and workdays before compiling'],
  ])('and told how to mend it: %j', (change, message) => {
    expect(() => compileCalendar({ ...CITY, ...change })).toThrow(message);
  });
});

describe('a sound calendar is taken', () => {
  it.each([
    ['22:00-24:00', '00:00-06:00'],
    ['08:00-12:00', '12:00-14:00'],
    ['13:30-17:00', '08:30-11:30'],
  ])('with the periods %s and %s', (...list) => {
    const [first, second] = list.map((period) => {
      const [start = '', end = ''] = period.split('-');
      return (
        Number(end.slice(0, 2)) * 60 + Number(end.slice(3)) - Number(start.slice(0, 2)) * 60 - Number(start.slice(3))
      );
    });
    const calendar = compileCalendar({ id: 'x', timeZone: 'Asia/Shanghai', ...periods(...list) });
    const day = calendar.elapsed(beijing('2010-04-01T00:00'), beijing('2010-04-02T00:00'));
    expect(day).toBe(((first ?? 0) + (second ?? 0)) * 60_000);
  });

  it('without its optional members, and with members that the type does not know', () => {
    const calendar = compileCalendar({ id: 'x', timeZone: 'UTC', seasons: [YEAR], note: 7 });
    expect(calendar.definition).toEqual({ id: 'x', timeZone: 'UTC', seasons: [YEAR] });
    expect(calendar).toMatchObject({ kind: 'work', timeZone: 'UTC' });
  });

  it('as a copy that nobody changes', () => {
    const source = { ...CITY, holidays: [...(CITY.holidays ?? [])] };
    const calendar = compileCalendar(source);
    source.holidays.push('2010-04-01');
    expect(calendar.definition).toEqual(CITY);
    expect(calendar.isOpen(beijing('2010-04-01T09:00'))).toBe(true);
    expect(Object.isFrozen(calendar.definition.seasons[0]?.periods)).toBe(true);
  });
});
