import { describe, expect, it } from 'vitest';
import { compileCalendar } from './calendar.js';
import { DurationError, InstantError } from './errors.js';
import { beijing, CITY, city, everyDay, thrownBy } from './fixtures.js';
import { formatInstant, parseInstant } from './instant.js';
import type { Calendar } from './types.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const shown = (t: number) => formatInstant(t, 'Asia/Shanghai').replace(/(:00)?\+08:00$/, '');
const add = (calendar: Calendar, from: string, d: number) => shown(calendar.add(beijing(from), d));

describe('add in the city of 2010', () => {
  it.each([
    // 10:30 to 11:30 is one hour, 13:30 to 16:30 the other three.
    ['2010-04-01T10:30', 4 * HOUR, '2010-04-01T16:30', 'over lunch'],
    ['2010-04-01T10:30', HOUR, '2010-04-01T11:30', 'used up at the end of a period: due there, not after lunch'],
    ['2010-04-01T10:30', HOUR + 1, '2010-04-01T13:30:00.001', 'one millisecond more'],
    ['2010-04-01T11:30', 1, '2010-04-01T13:30:00.001', 'from the end of a period'],
    ['2010-04-01T12:00', HOUR, '2010-04-01T14:30', 'from lunch'],
    ['2010-04-01T07:00', HOUR, '2010-04-01T09:30', 'from before work'],
    ['2010-04-01T17:00', 1, '2010-04-02T08:30:00.001', 'from the end of a day'],
    ['2010-04-01T13:30', 3.5 * HOUR, '2010-04-01T17:00', 'to the end of a day'],
    ['2010-04-01T12:00', 0, '2010-04-01T12:00', 'nothing, at a closed time'],
    ['2010-04-01T09:00', 0, '2010-04-01T09:00', 'nothing, at an open time'],
    ['2010-04-01T08:30', 6.5 * HOUR, '2010-04-01T17:00', 'a whole day'],
    ['2010-04-10T16:30', HOUR, '2010-04-12T09:00', 'Saturday is worked, Sunday is not'],
    ['2010-04-02T16:00', 2 * HOUR, '2010-04-06T09:30', 'over the three days of Qingming'],
    ['2009-12-31T16:00', 2 * HOUR, '2010-01-04T09:30', "over New Year's, in the season that wraps it"],
    ['2010-02-12T16:00', 2 * HOUR, '2010-02-20T09:30', 'over the Spring Festival to a Saturday worked for it'],
    ['2010-02-20T16:00', 2 * HOUR, '2010-02-21T09:30', 'into a Sunday worked for it'],
    ['2010-02-21T16:00', 2 * HOUR, '2010-02-22T09:30', 'out of that Sunday'],
    ['2010-04-30T10:30', 2 * HOUR, '2010-05-04T09:30', 'over a day with a morning only, and three holidays'],
    ['2010-05-04T10:30', 2 * HOUR, '2010-05-04T15:00', 'over the longer lunch of summer'],
    ['2010-09-30T16:30', 2 * HOUR, '2010-10-01T09:30', 'from the last day of summer, which ends at 17:30'],
    ['2010-10-01T10:30', 2 * HOUR, '2010-10-01T14:30', 'over lunch on the first day of winter'],
    ['2012-02-29T10:30', 2 * HOUR, '2012-02-29T14:30', 'on 02-29'],
    // Backwards: the latest instant from which the time up to t is so much.
    ['2010-04-01T16:30', -4 * HOUR, '2010-04-01T10:30', 'back over lunch'],
    ['2010-04-01T14:30', -HOUR, '2010-04-01T13:30', 'back to the beginning of a period: there, not before lunch'],
    ['2010-04-01T14:30', -HOUR - 1, '2010-04-01T11:29:59.999', 'back one millisecond more'],
    ['2010-04-01T13:30', -1, '2010-04-01T11:29:59.999', 'back from the beginning of a period'],
    ['2010-04-01T12:00', -HOUR, '2010-04-01T10:30', 'back from lunch'],
    ['2010-04-01T20:00', -HOUR, '2010-04-01T16:00', 'back from the evening'],
    ['2010-04-06T09:30', -2 * HOUR, '2010-04-02T16:00', 'back over Qingming'],
    ['2010-01-04T09:30', -2 * HOUR, '2009-12-31T16:00', "back over New Year's"],
    ['2010-01-04T08:30', -6.5 * HOUR, '2009-12-31T08:30', 'back a whole day'],
  ])('%s + %i ms = %s: %s', (from, d, to) => expect(add(city, from, d)).toBe(to));
});

describe('elapsed in the city of 2010', () => {
  it.each([
    ['2010-04-01T10:30', '2010-04-01T16:30', 240],
    ['2010-04-01T11:30', '2010-04-01T13:30', 0],
    ['2010-04-01T16:30', '2010-04-01T10:30', -240],
    ['2010-04-01T09:00', '2010-04-01T09:00', 0],
    ['2010-04-03T00:00', '2010-04-06T00:00', 0],
    // Thursday to Saturday of one week: three days of 390 minutes; Sunday none.
    ['2010-04-08T00:00', '2010-04-12T00:00', 1170],
    // April: 30 days less 4 Sundays, less Saturday 3 and Monday 5 (Sunday 4 is one of the four): 24 days, the last with 180.
    ['2010-04-01T00:00', '2010-05-01T00:00', 23 * 390 + 180],
    // The Spring Festival: 12 February worked, seven days off, Saturday 20 and Sunday 21 worked, Monday 22 worked.
    ['2010-02-12T00:00', '2010-02-23T00:00', 4 * 390],
    // 29 February 2012 is a Wednesday.
    ['2012-02-29T00:00', '2012-03-01T00:00', 390],
  ])('%s to %s: %i minutes', (from, to, minutes) => {
    expect(city.elapsed(beijing(from), beijing(to))).toBe(minutes * MINUTE);
  });
});

describe('what a date is', () => {
  const date = '2010-04-04'; // a Sunday
  const exception = [{ date, periods: ['10:00-11:00'] }];
  it.each([
    ['rest', {}, 0],
    ['a worked day beats rest', { workdays: [date] }, 390],
    ['a worked day beats a holiday', { workdays: [date], holidays: [date] }, 390],
    ['an exception beats rest', { exceptions: exception }, 60],
    ['an exception beats a holiday', { exceptions: exception, holidays: [date] }, 60],
    ['an exception beats a worked day', { exceptions: exception, workdays: [date] }, 60],
    ['an exception beats all', { exceptions: exception, workdays: [date], holidays: [date] }, 60],
    ['an exception without periods is closed', { exceptions: [{ date, periods: [] }], workdays: [date] }, 0],
    ['without weekdays of rest it is worked', { restWeekdays: [] }, 390],
    ['a holiday beats the season', { restWeekdays: [], holidays: [date] }, 0],
  ])('%s', (_, members, minutes) => {
    const base = { id: 'x', timeZone: CITY.timeZone, seasons: CITY.seasons, restWeekdays: [7] };
    const calendar = compileCalendar({ ...base, ...members });
    expect(calendar.elapsed(beijing(`${date}T00:00`), beijing('2010-04-05T00:00'))).toBe(minutes * MINUTE);
  });

  it('a season of one date, with or without periods', () => {
    const seasons = [
      { from: '07-01', to: '07-01', periods: [] },
      { from: '07-02', to: '06-30', periods: ['08:00-09:00'] },
    ];
    const calendar = compileCalendar({ id: 'x', timeZone: 'Asia/Shanghai', seasons });
    expect(calendar.elapsed(beijing('2010-06-30T00:00'), beijing('2010-07-01T00:00'))).toBe(HOUR);
    expect(calendar.elapsed(beijing('2010-07-01T00:00'), beijing('2010-07-02T00:00'))).toBe(0);
    expect(calendar.elapsed(beijing('2010-07-02T00:00'), beijing('2010-07-03T00:00'))).toBe(HOUR);
  });
});

describe('open and closed', () => {
  it.each([
    ['2010-04-01T08:29:59.999', false],
    ['2010-04-01T08:30:00', true],
    ['2010-04-01T11:29:59.999', true],
    ['2010-04-01T11:30:00', false],
    ['2010-04-04T09:00:00', false],
    ['2010-02-21T09:00:00', true],
  ])('at %s: %s', (at, open) => expect(city.isOpen(beijing(at))).toBe(open));

  it.each([
    ['2010-04-01T07:00', '2010-04-01T08:30'],
    ['2010-04-01T08:30', '2010-04-01T11:30'],
    ['2010-04-01T11:30', '2010-04-01T13:30'],
    ['2010-04-01T13:29:59.999', '2010-04-01T13:30'],
    ['2010-04-02T17:00', '2010-04-06T08:30'],
    ['2009-12-31T17:00', '2010-01-04T08:30'],
  ])('the next change after %s is %s', (at, change) => {
    const next = city.nextChange(beijing(at));
    expect(next === null ? null : shown(next)).toBe(change);
  });

  it('periods that touch over midnight are one', () => {
    const nights = everyDay('Asia/Shanghai', ['22:00-24:00', '00:00-06:00']);
    expect(shown(nights.nextChange(beijing('2010-04-01T23:00')) ?? 0)).toBe('2010-04-02T06:00');
    expect(shown(nights.nextChange(beijing('2009-12-31T22:00')) ?? 0)).toBe('2010-01-01T06:00');
    expect(add(nights, '2010-04-01T23:00', 2 * HOUR)).toBe('2010-04-02T01:00');
    expect(nights.elapsed(beijing('2010-04-01T12:00'), beijing('2010-04-02T12:00'))).toBe(8 * HOUR);
  });

  it("an interval over the year's end of UTC is one", () => {
    // 2010-01-01T00:00Z is 08:00 in Shanghai: in the middle of the period.
    const days = everyDay('Asia/Shanghai', ['06:00-10:00']);
    expect(shown(days.nextChange(beijing('2010-01-01T07:00')) ?? 0)).toBe('2010-01-01T10:00');
    expect(days.isOpen(beijing('2010-01-01T08:00'))).toBe(true);
    expect(shown(days.nextChange(beijing('2010-01-01T08:00')) ?? 0)).toBe('2010-01-01T10:00');
    expect(add(days, '2010-01-01T09:00', -2 * HOUR)).toBe('2010-01-01T07:00');
    expect(days.explain(beijing('2010-01-01T07:00'), beijing('2010-01-01T09:00'))).toHaveLength(1);
  });

  it("a period that ends with UTC's year ends there", () => {
    const evenings = everyDay('UTC', ['22:00-24:00']);
    expect(evenings.nextChange(parseInstant('2009-12-31T23:00:00Z'))).toBe(parseInstant('2010-01-01T00:00:00Z'));
  });

  it('nothing changes where it is always open', () => {
    const always = everyDay('Asia/Shanghai', ['00:00-24:00']);
    expect(always.nextChange(beijing('2010-04-01T00:00'))).toBeNull();
    expect(always.elapsed(beijing('2010-04-01T00:00'), beijing('2010-04-02T00:00'))).toBe(24 * HOUR);
  });
});

describe('the length of a duration', () => {
  it('counts a working day as the calendar says', () => {
    expect(city.length({ workdays: 2 })).toBe(780 * MINUTE);
    expect(city.length({ hours: 0.1 })).toBe(6 * MINUTE);
    expect(city.length({ minutes: 30 })).toBe(30 * MINUTE);
  });

  it('refuses workdays without their minutes, and urgent hours', () => {
    const withoutDay = everyDay('Asia/Shanghai', ['08:00-12:00']);
    expect(thrownBy(() => withoutDay.length({ workdays: 1 }))).toMatchObject({ code: 'no-day-minutes' });
    const urgent = thrownBy(() => city.length({ urgentHours: 1 }));
    expect(urgent).toBeInstanceOf(DurationError);
    expect(urgent).toMatchObject({ code: 'unit-refused', params: { unit: 'urgentHours' } });
  });
});

describe('the ends of time', () => {
  const first = parseInstant('0001-01-01T00:00:00Z');
  const last = parseInstant('9999-12-31T23:59:59.999Z');

  it('counts in the first and in the last year', () => {
    const days = everyDay('UTC', ['08:00-12:00']);
    expect(days.add(first, 5 * HOUR)).toBe(parseInstant('0001-01-02T09:00:00Z'));
    expect(days.add(last, -5 * HOUR)).toBe(parseInstant('9999-12-30T11:00:00Z'));
    expect(days.elapsed(first, parseInstant('0002-01-01T00:00:00Z'))).toBe(365 * 4 * HOUR);
    expect(days.explain(last - 1, last)).toHaveLength(1);
    expect(days.nextChange(last)).toBeNull();
  });

  it('counts from one year to another five centuries on', () => {
    const days = everyDay('UTC', ['08:00-12:00']);
    const from = parseInstant('2000-01-01T00:00:00Z');
    const to = parseInstant('2500-01-01T00:00:00Z');
    // 400 years are 146,097 days, 2400 to 2500 another 36,525: 182,622.
    expect(days.elapsed(from, to)).toBe(182_622 * 4 * HOUR);
    expect(days.add(from, 182_622 * 4 * HOUR)).toBe(parseInstant('2499-12-31T12:00:00Z'));
    expect(days.add(to, -182_622 * 4 * HOUR)).toBe(parseInstant('2000-01-01T08:00:00Z'));
  });

  it.each([
    ['forward', last, HOUR],
    ['back', first, -HOUR],
    ['forward, in less than there is', parseInstant('9999-12-31T11:00:00Z'), 2 * HOUR],
    ['back, in less than there is', parseInstant('0001-01-01T09:00:00Z'), -2 * HOUR],
  ])('refuses to lead out of it: %s', (_, t, d) => {
    const error = thrownBy(() => everyDay('UTC', ['08:00-12:00']).add(t, d));
    expect(error).toBeInstanceOf(InstantError);
    expect(error).toMatchObject({ code: 'out-of-range' });
  });

  it('is not the end of a period that goes on to it', () => {
    const always = everyDay('UTC', ['00:00-24:00']);
    expect(always.add(last - 1, 1)).toBe(last);
    expect(thrownBy(() => always.add(last, 1))).toMatchObject({ code: 'out-of-range' });
    expect(always.nextChange(last)).toBeNull();
    expect(always.add(first + 1, -1)).toBe(first);
    expect(thrownBy(() => always.add(first, -1))).toMatchObject({ code: 'out-of-range' });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, last + 1, first - 1])('refuses %d for an instant', (t) => {
    for (const call of [
      () => city.add(t, 1),
      () => city.elapsed(t, 0),
      () => city.elapsed(0, t),
      () => city.isOpen(t),
      () => city.nextChange(t),
      () => city.explain(0, t),
    ]) {
      expect(thrownBy(call)).toMatchObject({ name: 'InstantError', code: 'out-of-range' });
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5])('refuses to add %d', (d) => {
    expect(() => city.add(0, d)).toThrow('round it to whole milliseconds first');
  });
});
