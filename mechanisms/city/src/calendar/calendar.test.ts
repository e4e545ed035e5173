import { resolveHolidays } from '@bihuan/kit';
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { CITY_2010, SAMPLE_CALENDAR } from './calendars.js';
import { CN_HOLIDAYS, cnHolidays } from './cn.js';
import { CORRECTIONS } from './corrections.js';

/** What the State Council's notices say, year by year: `off` spans and single worked days, as `MM-DD`. */
const NOTICES: readonly (readonly [year: number, off: string, worked: string])[] = [
  [
    2010,
    '01-01…01-03 02-13…02-19 04-03…04-05 05-01…05-03 06-14…06-16 09-22…09-24 10-01…10-07',
    '02-20 02-21 06-12 06-13 09-19 09-25 09-26 10-09',
  ],
  [
    2011,
    '01-01…01-03 02-02…02-08 04-03…04-05 04-30…05-02 06-04…06-06 09-10…09-12 10-01…10-07',
    '01-30 02-12 04-02 10-08 10-09 12-31',
  ],
  [
    2012,
    '01-01…01-03 01-22…01-28 04-02…04-04 04-29…05-01 06-22…06-24 09-30…10-07',
    '01-21 01-29 03-31 04-01 04-28 09-29',
  ],
  [
    2013,
    '01-01…01-03 02-09…02-15 04-04…04-06 04-29…05-01 06-10…06-12 09-19…09-21 10-01…10-07',
    '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12',
  ],
  [2014, '01-01 01-31…02-06 04-05 04-07 05-01…05-03 06-02 09-08 10-01…10-07', '01-26 02-08 05-04 09-28 10-11'],
  [
    2015,
    '01-01…01-03 02-18…02-24 04-05 04-06 05-01 06-20 06-22 09-03…09-05 09-27 10-01…10-07',
    '01-04 02-15 02-28 09-06 10-10',
  ],
  [
    2016,
    '01-01 02-07…02-13 04-04 05-01 05-02 06-09…06-11 09-15…09-17 10-01…10-07',
    '02-06 02-14 06-12 09-18 10-08 10-09',
  ],
  [2017, '01-01 01-02 01-27…02-02 04-02…04-04 05-01 05-28…05-30 10-01…10-08', '01-22 02-04 04-01 05-27 09-30'],
  [
    2018,
    '01-01 02-15…02-21 04-05…04-07 04-29…05-01 06-18 09-24 10-01…10-07 12-30 12-31',
    '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  ],
  [2019, '01-01 02-04…02-10 04-05 05-01…05-04 06-07 09-13 10-01…10-07', '02-02 02-03 04-28 05-05 09-29 10-12'],
  [2020, '01-01 01-24…02-02 04-04…04-06 05-01…05-05 06-25…06-27 10-01…10-08', '01-19 04-26 05-09 06-28 09-27 10-10'],
  [
    2021,
    '01-01…01-03 02-11…02-17 04-03…04-05 05-01…05-05 06-12…06-14 09-19…09-21 10-01…10-07',
    '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  ],
  [
    2022,
    '01-01…01-03 01-31…02-06 04-03…04-05 04-30…05-04 06-03…06-05 09-10…09-12 10-01…10-07 12-31',
    '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  ],
  [
    2023,
    '01-01 01-02 01-21…01-27 04-05 04-29…05-03 06-22…06-24 09-29…10-06',
    '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  ],
  [
    2024,
    '01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-10 09-15…09-17 10-01…10-07',
    '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  ],
  [2025, '01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08', '01-26 02-08 04-27 09-28 10-11'],
  [
    2026,
    '01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07',
    '01-04 02-14 02-28 05-09 09-20 10-10',
  ],
];

function days(year: number, spans: string): string[] {
  return spans.split(' ').flatMap((span) => {
    const [from = '', to = from] = span.split('…');
    const dates: string[] = [];
    const last = Date.parse(`${year}-${to}T00:00:00Z`);
    for (let day = Date.parse(`${year}-${from}T00:00:00Z`); day <= last; day += 86_400_000) {
      dates.push(new Date(day).toISOString().slice(0, 10));
    }
    return dates;
  });
}

function ofYear(dates: Readonly<Record<string, string>>, year: number): string[] {
  return Object.keys(dates).filter((date) => date.startsWith(`${year}-`));
}

describe('the list "CN"', () => {
  it.each(NOTICES)('follows the notices of %i', (year, off, worked) => {
    expect(ofYear(CN_HOLIDAYS.holidays, year)).toEqual(days(year, off));
    expect(ofYear(CN_HOLIDAYS.workdays, year)).toEqual(days(year, worked));
  });

  it('knows 2010 to 2026 and nothing else', () => {
    expect(CN_HOLIDAYS.years).toEqual({ from: 2010, to: 2026 });
    const years = [...Object.keys(CN_HOLIDAYS.holidays), ...Object.keys(CN_HOLIDAYS.workdays)].map(
      (date) => +date.slice(0, 4),
    );
    expect(Math.min(...years)).toBe(2010);
    expect(Math.max(...years)).toBe(2026);
  });

  it('calls days what the notices call them', () => {
    expect(CN_HOLIDAYS.holidays['2010-04-05']).toBe('清明节');
    expect(CN_HOLIDAYS.holidays['2026-02-17']).toBe('春节');
    expect(CN_HOLIDAYS.workdays['2026-02-14']).toBe('春节调休上班');
  });

  it('needs every correction: the package alone says otherwise on those ten days, all at weekends', () => {
    expect(CORRECTIONS).toHaveLength(10);
    const uncorrected = cnHolidays(data.holidays, data.workdays, []);
    for (const { date, off, notice } of CORRECTIONS) {
      expect(Object.hasOwn(uncorrected.holidays, date), date).toBe(!off);
      expect(Object.hasOwn(CN_HOLIDAYS.holidays, date), date).toBe(off);
      expect([0, 6]).toContain(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect(notice).toMatch(/^国(办)?发明电〔20\d\d〕\d+号$/);
    }
  });
});

describe('the calendars', () => {
  it('of 2010 has the holidays of its year only, with names', () => {
    expect(CITY_2010.holidays).toEqual(days(2010, NOTICES[0]?.[1] ?? ''));
    expect(CITY_2010.workdays).toEqual(days(2010, NOTICES[0]?.[2] ?? ''));
    expect(CITY_2010.names?.['2010-10-01']).toBe('国庆节');
    expect(CITY_2010.restWeekdays).toEqual([7]);
  });

  it('of the sample takes its holidays from the list', () => {
    const { definition, years } = resolveHolidays(SAMPLE_CALENDAR, { CN: CN_HOLIDAYS });
    expect(years).toEqual({ from: 2010, to: 2026 });
    expect(definition.holidays).toContain('2026-10-07');
    expect(definition.workdays).toContain('2026-10-10');
    expect(definition.dayMinutes).toBe(390);
  });
});
