import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarError, InstantError } from './errors.js';
import { thrownBy } from './fixtures.js';
import { formatInstant, localDate, parseInstant, parseLocal } from './instant.js';

describe('parseInstant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2010-04-01T09:00:00+08:00', 1_270_083_600_000],
    ['2010-04-01T09:00+08:00', 1_270_083_600_000],
    ['2010-04-01T01:00:00.5Z', 1_270_083_600_500],
    ['2010-04-01T01:00:00.05Z', 1_270_083_600_050],
    ['2010-04-01T01:00:00.005Z', 1_270_083_600_005],
    ['2010-03-31T21:30:00-03:30', 1_270_083_600_000],
    ['2012-02-29T00:00:00-00:00', 1_330_473_600_000],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ])('%s is %i', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it('cuts digits past the millisecond off', () => {
    expect(parseInstant('2010-04-01T01:00:00.123999+00:00')).toBe(1_270_083_600_123);
    expect(parseInstant('1969-12-31T23:59:59.9999Z')).toBe(-1);
  });

  it.each([
    ['2010-04-01T09:00:00', 'bad-format'],
    ['2010-04-01', 'bad-format'],
    ['2010-04-01 09:00:00+08:00', 'bad-format'],
    ['2010-04-01t09:00:00+08:00', 'bad-format'],
    ['2010-04-01T09:00:00z', 'bad-format'],
    [' 2010-04-01T09:00:00Z', 'bad-format'],
    ['2010-04-01T09:00:00Z\n', 'bad-format'],
    ['2010-04-01T09:00:00+0800', 'bad-format'],
    ['2010-04-01T09:00:00+08', 'bad-format'],
    ['2010-04-01T9:00:00+08:00', 'bad-format'],
    ['2010-04-01T09:00:00.+08:00', 'bad-format'],
    ['2010-04-01T09:00:00,5+08:00', 'bad-format'],
    ['2010-04-01T09Z', 'bad-format'],
    ['20100401T090000Z', 'bad-format'],
    ['+012010-04-01T09:00:00Z', 'bad-format'],
    ['', 'bad-format'],
    ['2010-02-30T09:00:00+08:00', 'impossible-date'],
    ['2010-02-29T09:00:00+08:00', 'impossible-date'],
    ['2010-13-01T09:00:00+08:00', 'impossible-date'],
    ['2010-00-01T09:00:00+08:00', 'impossible-date'],
    ['2010-04-31T09:00:00+08:00', 'impossible-date'],
    ['2010-04-00T09:00:00+08:00', 'impossible-date'],
    ['2010-04-01T24:00:00+08:00', 'impossible-time'],
    ['2010-04-01T09:60:00+08:00', 'impossible-time'],
    ['2010-04-01T09:00:60+08:00', 'impossible-time'],
    ['2010-04-01T09:00:00+24:00', 'impossible-time'],
    ['2010-04-01T09:00:00+08:60', 'impossible-time'],
    ['0000-01-01T00:00:00Z', 'out-of-range'],
    ['0001-01-01T00:00:00+08:00', 'out-of-range'],
    ['9999-12-31T23:00:00-08:00', 'out-of-range'],
  ])('refuses %j: %s', (text, code) => {
    const error = thrownBy(() => parseInstant(text));
    expect(error).toBeInstanceOf(InstantError);
    expect(error).toMatchObject({ name: 'InstantError', code, params: { text } });
  });

  it('says the remedy', () => {
    expect(() => parseInstant('2010-04-01')).toThrow(
      '"2010-04-01" is no instant: write a date, a time and an offset, such as 2010-04-01T09:00:00+08:00',
    );
  });
});

describe('formatInstant', () => {
  it.each([
    [1_270_083_600_000, 'Asia/Shanghai', '2010-04-01T09:00:00+08:00'],
    [1_270_083_600_050, 'Asia/Shanghai', '2010-04-01T09:00:00.050+08:00'],
    [1_270_083_600_000, 'UTC', '2010-04-01T01:00:00+00:00'],
    [1_270_083_600_000, 'America/New_York', '2010-03-31T21:00:00-04:00'],
    [1_270_083_600_000, 'America/St_Johns', '2010-03-31T22:30:00-02:30'],
    [-1, 'UTC', '1969-12-31T23:59:59.999+00:00'],
    [-62_135_596_800_000, 'Asia/Shanghai', '0001-01-01T08:05:00+08:05'],
    // The zone's clock shows the year 0 and the year 10000.
    [-62_135_596_800_000, 'America/New_York', '0001-01-01T00:00:00+00:00'],
    [253_402_300_799_999, 'Asia/Shanghai', '9999-12-31T23:59:59.999+00:00'],
  ])('%i in %s is %s', (instant, zone, text) => expect(formatInstant(instant, zone)).toBe(text));

  it('shows both sides of a clock change', () => {
    const change = parseInstant('2010-11-07T06:00:00Z');
    expect(formatInstant(change - 1, 'America/New_York')).toBe('2010-11-07T01:59:59.999-04:00');
    expect(formatInstant(change, 'America/New_York')).toBe('2010-11-07T01:00:00-05:00');
  });

  it('is read back as the same instant, in any zone and year', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'Africa/Monrovia',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'UTC',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }),
        fc.constantFrom(...zones),
        (instant, zone) => {
          expect(parseInstant(formatInstant(instant, zone))).toBe(instant);
        },
      ),
      { seed: 20100401, numRuns: 500 },
    );
  });

  it('agrees with what Intl says of the same instant', () => {
    const zone = 'Europe/Berlin';
    const intl = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const shown = formatInstant(seconds * 1000, zone);
        expect(shown.slice(0, 19).replace('T', ' ')).toBe(intl.format(seconds * 1000));
      }),
      { seed: 20100401, numRuns: 500 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, 253_402_300_800_000, -62_135_596_800_001])('refuses %d', (t) => {
    const error = thrownBy(() => formatInstant(t, 'UTC'));
    expect(error).toBeInstanceOf(InstantError);
    expect(error).toMatchObject({ code: 'out-of-range', params: { value: String(t) } });
  });

  it('refuses an unknown zone', () => {
    const error = thrownBy(() => formatInstant(0, 'Asia/Lanzhou'));
    expect(error).toBeInstanceOf(CalendarError);
    expect(error).toMatchObject({ code: 'unknown-time-zone', params: { timeZone: 'Asia/Lanzhou' } });
  });
});

describe('local dates and times', () => {
  it('gives the date of the zone', () => {
    const evening = parseInstant('2010-03-31T16:00:00Z');
    expect(localDate(evening, 'Asia/Shanghai')).toBe('2010-04-01');
    expect(localDate(evening - 1, 'Asia/Shanghai')).toBe('2010-03-31');
    expect(localDate(evening, 'America/New_York')).toBe('2010-03-31');
  });

  it.each([
    ['2010-04-01T09:00', 'Asia/Shanghai', '2010-04-01T01:00:00Z'],
    ['2010-04-01T09:00:01.5', 'Asia/Shanghai', '2010-04-01T01:00:01.500Z'],
    // Skipped: on by the hour. Twice: the earlier.
    ['2010-03-14T02:30:00', 'America/New_York', '2010-03-14T07:30:00Z'],
    ['2010-11-07T01:30:00', 'America/New_York', '2010-11-07T05:30:00Z'],
  ])('%s in %s is %s', (local, zone, text) => expect(parseLocal(local, zone)).toBe(parseInstant(text)));

  it.each([
    ['2010-04-01T09:00Z', 'bad-format'],
    ['2010-04-01', 'bad-format'],
    ['2010-02-30T09:00', 'impossible-date'],
    ['2010-04-01T24:00', 'impossible-time'],
    ['0001-01-01T00:00', 'out-of-range'],
  ])('refuses %s: %s', (text, code) => {
    expect(thrownBy(() => parseLocal(text, 'Asia/Shanghai'))).toMatchObject({ code, params: { text } });
  });
});
