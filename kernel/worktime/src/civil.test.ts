import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilOf, DAY, dateText, dayNumber, daysInMonth, parseDate, weekdayOf } from './civil.js';

describe('day numbers', () => {
  it.each([
    ['1970-01-01', 0, 4],
    ['1969-12-31', -1, 3],
    ['2000-02-29', 11_016, 2],
    ['2010-04-01', 14_700, 4],
    ['0001-01-01', -719_162, 1],
    ['9999-12-31', 2_932_896, 5],
  ])('%s is day %i, weekday %i', (text, day, weekday) => {
    expect(parseDate(text)).toBe(day);
    expect(dateText(day)).toBe(text);
    expect(weekdayOf(day)).toBe(weekday);
  });

  it('agree with Date on every kind of date', () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 3_000_000 }), (day) => {
        const date = new Date(day * DAY);
        const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilOf(day)).toEqual(civil);
        expect(dayNumber(civil.year, civil.month, civil.day)).toBe(day);
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
      }),
      { seed: 20100401, numRuns: 5000 },
    );
  });

  it('know the lengths of February', () => {
    expect([1900, 2000, 2004, 2010].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
  });

  it.each([
    '2010-02-30',
    '2010-13-01',
    '2010-00-10',
    '2010-04-00',
    '2010-4-1',
    '0000-01-01',
    '2010-04-01 ',
    '20100401',
  ])('refuse %s', (text) => expect(parseDate(text)).toBeNull());

  it('write years past 9999 in the expanded form', () => expect(dateText(2_932_897)).toBe('+010000-01-01'));
});
