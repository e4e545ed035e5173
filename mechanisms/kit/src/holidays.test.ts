import { compileCalendar, parseInstant } from '@bihuan/worktime';
import { describe, expect, it } from 'vitest';
import { type CalendarSource, type HolidayList, HolidayListError, resolveHolidays } from './holidays.js';

const CN: HolidayList = {
  name: 'CN',
  holidays: { '2010-10-01': '国庆节', '2010-04-05': '清明节', '2010-04-03': '清明节' },
  workdays: { '2010-09-26': '国庆节调休', '2010-09-25': '中秋节调休' },
  years: { from: 2010, to: 2026 },
};

const BASE = {
  id: 'c',
  timeZone: 'Asia/Shanghai',
  seasons: [{ from: '01-01', to: '12-31', periods: ['08:00-12:00'] }],
  restWeekdays: [6, 7],
};

describe('resolveHolidays', () => {
  it('puts the list’s dates and names in the place of its name, in order', () => {
    const { definition, list, years } = resolveHolidays({ ...BASE, holidays: 'CN', dayMinutes: 240 }, { CN });
    expect(definition).toEqual({
      ...BASE,
      dayMinutes: 240,
      holidays: ['2010-04-03', '2010-04-05', '2010-10-01'],
      workdays: ['2010-09-25', '2010-09-26'],
      names: {
        '2010-04-03': '清明节',
        '2010-04-05': '清明节',
        '2010-09-25': '中秋节调休',
        '2010-09-26': '国庆节调休',
        '2010-10-01': '国庆节',
      },
    });
    expect(Object.keys(definition.names ?? {})).toEqual(Object.keys(definition.names ?? {}).sort());
    expect([list, years]).toEqual(['CN', { from: 2010, to: 2026 }]);
  });

  it('keeps what the calendar says itself on top', () => {
    const source: CalendarSource = {
      ...BASE,
      holidays: 'CN',
      workdays: ['2010-10-01', '2010-09-25', '2010-01-02'],
      exceptions: [{ date: '2010-09-26', periods: [] }],
      names: { '2010-10-01': '加班', '2010-01-02': '补班' },
    };
    const { definition } = resolveHolidays(source, { CN });
    expect(definition.workdays).toEqual(['2010-01-02', '2010-09-25', '2010-09-26', '2010-10-01']);
    expect(definition.exceptions).toEqual([{ date: '2010-09-26', periods: [] }]);
    expect(definition.names).toMatchObject({ '2010-10-01': '加班', '2010-01-02': '补班', '2010-04-05': '清明节' });
  });

  it('makes a calendar that closes and opens by the list, and by its own word first', () => {
    const source: CalendarSource = {
      ...BASE,
      holidays: 'CN',
      workdays: ['2010-10-01'],
      exceptions: [{ date: '2010-09-26', periods: [] }],
    };
    const calendar = compileCalendar(resolveHolidays(source, { CN }).definition);
    const openAt9 = (date: string) => calendar.isOpen(parseInstant(`${date}T09:00:00+08:00`));
    // A Monday holiday; a worked Saturday; a holiday worked by the calendar; a shifted workday closed by it; a plain Sunday and Tuesday
    const days = ['2010-04-05', '2010-09-25', '2010-10-01', '2010-09-26', '2010-09-19', '2010-09-21'];
    expect(days.map(openAt9)).toEqual([false, true, true, false, false, true]);
  });

  it('passes a calendar with dates of its own, or with none, through', () => {
    for (const source of [BASE, { ...BASE, holidays: ['2010-04-05'] }]) {
      const resolved = resolveHolidays(source, { CN });
      expect(resolved).toMatchObject({ definition: source, list: null, years: null });
      expect(resolved.definition).toBe(source);
    }
  });

  it('refuses a name that is no list, also one that every object has', () => {
    for (const holidays of ['DE', 'cn', '', 'constructor']) {
      expect(() => resolveHolidays({ ...BASE, holidays }, { CN })).toThrow(HolidayListError);
    }
    expect(() => resolveHolidays({ ...BASE, holidays: 'DE' }, { CN })).toThrow(
      'There is no holiday list "DE" (known are CN): name one of them, or list the dates',
    );
    expect(() => resolveHolidays({ ...BASE, holidays: 'DE' }, {})).toThrow(/none is known/);
  });

  it('changes neither the calendar nor the list', () => {
    const source: CalendarSource = {
      ...BASE,
      holidays: 'CN',
      workdays: ['2010-10-01'],
      names: { '2010-10-01': '加班' },
    };
    const before = JSON.stringify([source, CN]);
    resolveHolidays(source, { CN });
    expect(JSON.stringify([source, CN])).toBe(before);
  });

  it.each([
    ['workdays', 'yes'],
    ['workdays', null],
    ['names', ['a']],
    ['names', null],
    ['names', 'x'],
  ])('leaves %s of a wrong type (%j) for the calendar’s own check to name', (member, value) => {
    const file: CalendarSource = JSON.parse(JSON.stringify({ ...BASE, holidays: 'CN', [member]: value }));
    const { definition } = resolveHolidays(file, { CN });
    expect(definition).toHaveProperty(member, value);
    expect(() => compileCalendar(definition)).toThrow(expect.objectContaining({ name: 'CalendarError' }));
  });

  it('passes what is no calendar through as well', () => {
    for (const text of ['null', '7', '[]', '"CN"']) {
      const file: CalendarSource = JSON.parse(text);
      expect(resolveHolidays(file, { CN }).definition).toEqual(JSON.parse(text));
    }
  });

  it('puts the city’s own days off beside those of the list, and knows the years that it has whole', () => {
    const source = { ...BASE, holidays: 'CN', ownHolidays: ['2027-02-06', '2010-06-01'], knownYears: [2027] };
    const { definition, knows } = resolveHolidays(source, { CN });
    expect(definition.holidays).toEqual(
      expect.arrayContaining([...Object.keys(CN.holidays), '2010-06-01', '2027-02-06']),
    );
    const to = CN.years.to;
    expect([to, to + 5, 2027].map(knows)).toEqual([true, false, true]);
    // A year with a day or two of the city's own is not known by that.
    expect(resolveHolidays({ ...source, knownYears: [] }, { CN }).knows(2027)).toBe(false);
  });

  it('knows of a calendar with its own dates the years that have any, or those that it says', () => {
    const source = { ...BASE, holidays: ['2026-01-01', '2027-01-01'] };
    expect([2025, 2026, 2027].map(resolveHolidays(source, { CN }).knows)).toEqual([false, true, true]);
    const said = resolveHolidays({ ...source, knownYears: [2026] }, { CN });
    expect([2026, 2027].map(said.knows)).toEqual([true, false]);
  });
});
