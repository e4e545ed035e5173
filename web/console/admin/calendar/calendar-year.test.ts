import { CN_HOLIDAYS, SAMPLE_CALENDAR } from '@bihuan/city';
import { type CalendarSource, resolveHolidays } from '@bihuan/kit';
import { compileCalendar, parseLocal } from '@bihuan/worktime';
import { describe, expect, it } from 'vitest';
import { chooseDays, copyYear, datesBetween, knowsYear, plusDays, setKnown, YearReader } from './calendar-year.js';

const lists = { CN: CN_HOLIDAYS };
const sample = SAMPLE_CALENDAR;
const kinds = (source: CalendarSource, ...dates: string[]) => {
  const reader = new YearReader(source, lists);
  return dates.map((date) => reader.day(date).kind);
};

describe('a year of a calendar', () => {
  it.each([
    ['the sample’s', sample],
    [
      'one with everything',
      {
        ...sample,
        ownHolidays: ['2026-06-01', '2026-10-10'],
        workdays: ['2026-05-03', '2026-10-01'],
        exceptions: [
          { date: '2026-07-01', periods: ['09:00-10:00'] },
          { date: '2026-02-14', periods: [] },
        ],
      },
    ],
    ['one with dates of its own', { ...sample, holidays: ['2026-01-01', '2026-03-08'], restWeekdays: [6, 7] }],
  ] as const)('is what the kernel counts: %s', (_, source) => {
    const calendar = compileCalendar(resolveHolidays(source as CalendarSource, lists).definition);
    const reader = new YearReader(source as CalendarSource, lists);
    for (const day of reader.months(2026).flatMap(({ days }) => days)) {
      const start = parseLocal(`${day.date}T00:00:00`, 'Asia/Shanghai');
      const minutes = day.periods.reduce((sum, period) => sum + length(period), 0);
      expect(calendar.elapsed(start, start + 86_400_000) / 60_000, day.date).toBe(minutes);
    }
    expect(reader.months(2026).flatMap(({ days }) => days)).toHaveLength(365);
    expect(reader.months(2028)[1]?.days).toHaveLength(29);
  });

  it('says which days are the list’s and what they are called', () => {
    const reader = new YearReader(sample, lists);
    expect(reader.day('2026-10-01')).toMatchObject({ kind: 'holiday', name: '国庆节', listed: true });
    expect(reader.day('2026-10-10')).toMatchObject({ kind: 'shifted', listed: true });
    expect(reader.day('2026-03-08')).toMatchObject({ kind: 'rest', listed: false });
    expect(reader.day('2026-03-07')).toMatchObject({ kind: 'work', periods: ['08:30-11:30', '13:30-17:00'] });
  });
});

function length(period: string): number {
  const at = (text = '') => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const [from, to] = period.split('-');
  return at(to) - at(from);
}

describe('choosing days', () => {
  it('makes them what was chosen, and back again the calendar that it was', () => {
    const dates = datesBetween('2026-03-06', '2026-03-04');
    expect(dates).toEqual(['2026-03-04', '2026-03-05', '2026-03-06']);
    const off = chooseDays(sample, lists, dates, { kind: 'holiday', name: '停工检修' });
    expect(off.ownHolidays).toEqual(dates);
    expect(new YearReader(off, lists).day('2026-03-05')).toMatchObject({
      kind: 'holiday',
      name: '停工检修',
      listed: false,
    });
    const own = chooseDays(off, lists, ['2026-03-05'], { kind: 'own', name: '', periods: ['09:00-12:00'] });
    expect(kinds(own, ...dates)).toEqual(['holiday', 'own', 'holiday']);
    expect(chooseDays(own, lists, dates, { kind: 'usual' })).toEqual(sample);
  });

  it('closes a shifted workday of the list, and works on a holiday of it', () => {
    const closed = chooseDays(sample, lists, ['2026-10-10'], { kind: 'holiday', name: '校庆' });
    expect(new YearReader(closed, lists).day('2026-10-10')).toMatchObject({ kind: 'own', periods: [], name: '校庆' });
    const worked = chooseDays(sample, lists, ['2026-10-02'], { kind: 'shifted', name: '值守' });
    expect(kinds(worked, '2026-10-02')).toEqual(['shifted']);
    // A holiday of the list that is chosen as one is left to the list.
    expect(chooseDays(sample, lists, ['2026-10-01'], { kind: 'holiday', name: '' })).toEqual(sample);
  });

  it('puts them into the dates of a calendar without a list', () => {
    const own = { ...sample, holidays: ['2026-01-01'] };
    const next = chooseDays(own, lists, ['2026-05-01'], { kind: 'holiday', name: '劳动节' });
    expect(next.holidays).toEqual(['2026-01-01', '2026-05-01']);
    expect(chooseDays(next, lists, ['2026-05-01'], { kind: 'usual' })).toEqual(own);
  });
});

describe('a year copied', () => {
  it('takes the city’s own days along and leaves the list’s', () => {
    let source = chooseDays(sample, lists, ['2026-06-01', '2026-06-02'], { kind: 'holiday', name: '节' });
    source = chooseDays(source, lists, ['2026-07-01'], { kind: 'own', name: '', periods: ['09:00-10:00'] });
    source = chooseDays(source, lists, ['2027-06-02'], { kind: 'shifted', name: '已定' });
    const next = copyYear(source, lists, 2026, 2027);
    expect(kinds(next, '2027-06-01', '2027-06-02', '2027-07-01', '2027-10-01')).toEqual([
      'holiday',
      'shifted',
      'own',
      'work',
    ]);
  });

  it('loses 29 February where there is none', () => {
    const source = chooseDays(sample, lists, ['2028-02-29'], { kind: 'holiday', name: '' });
    expect(copyYear(source, lists, 2028, 2029)).toEqual(source);
  });
});

describe('a year', () => {
  it('is known by the list, or because somebody said so', () => {
    expect([2026, 2027].map((year) => knowsYear(sample, lists, year))).toEqual(['list', null]);
    const said = setKnown(sample, 2027, true);
    expect(knowsYear(said, lists, 2027)).toBe('own');
    expect(setKnown(said, 2027, false)).toEqual(sample);
    const own = { ...sample, holidays: ['2027-01-01'] };
    expect([2026, 2027].map((year) => knowsYear(own, lists, year))).toEqual([null, 'own']);
  });

  it('ends where the next begins', () => {
    expect([plusDays('2026-12-31', 1), plusDays('2028-03-01', -1)]).toEqual(['2027-01-01', '2028-02-29']);
  });
});
