import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './civil.js';
import { everyDay } from './fixtures.js';
import { formatInstant, parseInstant } from './instant.js';
import { zoneOf } from './zone.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const NEW_YORK = 'America/New_York';
const LORD_HOWE = 'Australia/Lord_Howe';
const SAO_PAULO = 'America/Sao_Paulo';

/** The open time of one date's periods, joined, as text of UTC. */
function openTime(timeZone: string, date: string, periods: readonly string[]): string[] {
  const calendar = everyDay(timeZone, [], { exceptions: [{ date, periods }] });
  const noon = (parseDate(date) ?? Number.NaN) * DAY + 12 * HOUR;
  const found: { start: number; end: number }[] = [];
  for (const { start, end, counted } of calendar.explain(noon - 3 * DAY, noon + 3 * DAY)) {
    const last = found.at(-1);
    if (counted && last?.end === start) last.end = end;
    else if (counted) found.push({ start, end });
  }
  const text = (t: number) => formatInstant(t, 'UTC').slice(5, 19).replace(/:00$/, '');
  return found.map(({ start, end }) => `${text(start)} ${text(end)}`);
}

describe('a period on a day when the clock jumps', () => {
  it.each([
    // 14 March 2010: 02:00 -05:00 is 03:00 -04:00 (07:00Z).
    [NEW_YORK, '2010-03-14', '01:30-02:30', '03-14T06:30 03-14T07:30', 'its end is skipped'],
    [NEW_YORK, '2010-03-14', '02:15-02:45', '03-14T07:15 03-14T07:45', 'both ends are skipped'],
    [NEW_YORK, '2010-03-14', '02:30-04:00', '03-14T07:30 03-14T08:00', 'its start is skipped'],
    [NEW_YORK, '2010-03-14', '02:30-03:30', '', 'nothing is left of it'],
    [NEW_YORK, '2010-03-14', '02:45-03:15', '', 'its ends change places'],
    [NEW_YORK, '2010-03-14', '02:00-03:00', '', 'it is the gap'],
    [NEW_YORK, '2010-03-14', '00:00-24:00', '03-14T05:00 03-15T04:00', '23 hours'],
    // 7 November 2010: 02:00 -04:00 is 01:00 -05:00 (06:00Z).
    [NEW_YORK, '2010-11-07', '01:30-01:45', '11-07T05:30 11-07T05:45', 'it comes twice, and counts once'],
    [NEW_YORK, '2010-11-07', '00:30-01:30', '11-07T04:30 11-07T05:30', 'its end comes twice'],
    [NEW_YORK, '2010-11-07', '01:30-02:30', '11-07T05:30 11-07T07:30', 'its start comes twice: two hours'],
    [NEW_YORK, '2010-11-07', '00:00-24:00', '11-07T04:00 11-08T05:00', '25 hours'],
    ['Europe/Berlin', '2010-03-28', '02:30-04:00', '03-28T01:30 03-28T02:00', 'its start is skipped'],
    ['Europe/Berlin', '2010-10-31', '02:30-04:00', '10-31T00:30 10-31T03:00', 'its start comes twice'],
    // Half an hour: 02:00 +10:30 is 02:30 +11:00; 02:00 +11:00 is 01:30 +10:30.
    [LORD_HOWE, '2010-10-03', '02:10-02:20', '10-02T15:40 10-02T15:50', 'on by half an hour'],
    [LORD_HOWE, '2010-10-03', '01:00-03:00', '10-02T14:30 10-02T16:00', '90 minutes'],
    [LORD_HOWE, '2010-04-04', '01:00-03:00', '04-03T14:00 04-03T16:30', '150 minutes'],
    [LORD_HOWE, '2010-04-04', '01:40-01:50', '04-03T14:40 04-03T14:50', 'the earlier'],
    // Summer time stops for Ramadan: back on 5 May 2019 at 03:00, on again on 9 June at 02:00.
    ['Africa/Casablanca', '2019-05-05', '01:30-03:30', '05-05T00:30 05-05T03:30', 'three hours'],
    ['Africa/Casablanca', '2019-06-09', '02:15-02:45', '06-09T02:15 06-09T02:45', 'both ends are skipped'],
    // The first hour of 4 November 2018 is skipped; the last of 17 February comes twice.
    [SAO_PAULO, '2018-11-04', '00:00-00:30', '11-04T03:00 11-04T03:30', 'midnight is skipped'],
    [SAO_PAULO, '2018-11-03', '22:00-24:00', '11-04T01:00 11-04T03:00', 'it ends at the gap'],
    [SAO_PAULO, '2018-02-17', '22:00-24:00', '02-18T00:00 02-18T03:00', 'three hours up to midnight'],
    [SAO_PAULO, '2018-02-17', '23:30-24:00', '02-18T01:30 02-18T03:00', 'from the earlier 23:30 on'],
    [SAO_PAULO, '2018-02-17', '23:00-23:30', '02-18T01:00 02-18T01:30', 'the earlier'],
    // Samoa goes from 29 to 31 December 2011: local midnight, 10:00Z, -10:00 to +14:00.
    ['Pacific/Apia', '2011-12-29', '22:00-24:00', '12-30T08:00 12-30T10:00', 'the night before the skipped date'],
    ['Pacific/Apia', '2011-12-30', '09:00-17:00', '12-30T19:00 12-31T03:00', 'a skipped date moves on by a day'],
    ['Pacific/Apia', '2011-12-30', '22:00-24:00', '', 'the end of a skipped date, 00:00 of the next, is not skipped'],
    ['Pacific/Apia', '2011-12-31', '09:00-17:00', '12-30T19:00 12-31T03:00', 'the date after it'],
    // Kiritimati skips the last date of 1994, which then falls on New Year's Day of 1995: 19:00Z is before UTC's new year.
    ['Pacific/Kiritimati', '1994-12-31', '09:00-17:00', '12-31T19:00 01-01T03:00', "on over the year's end"],
    // Shanghai's local mean time was +08:05:43 until 1901.
    ['Asia/Shanghai', '1890-06-02', '08:30-11:30', '06-02T00:24:17 06-02T03:24:17', 'seconds'],
    // Alaska had 18 October 1867 twice: +15:02:19 to -08:57:41 in Juneau, at 15:30 of the first.
    ['America/Juneau', '1867-10-18', '09:00-12:00', '10-17T17:57:41 10-17T20:57:41', 'the first of two'],
  ])('%s %s %s: %j, %s', (zone, date, period, expected) => {
    expect(openTime(zone, date, [period])).toEqual(expected === '' ? [] : [expected]);
  });

  it('joins what comes to overlap', () => {
    // 02:30 moves on to 03:30, so that the first period goes into the second.
    expect(openTime(NEW_YORK, '2010-03-14', ['01:00-02:30', '03:00-05:00'])).toEqual(['03-14T06:00 03-14T09:00']);
    // The second moves past the third.
    expect(openTime(NEW_YORK, '2010-03-14', ['02:40-02:50', '03:10-03:20'])).toEqual([
      '03-14T07:10 03-14T07:20',
      '03-14T07:40 03-14T07:50',
    ]);
  });

  it('joins what comes to touch', () => {
    // 02:30-02:40 moves on to 03:30-03:40, between the two others.
    const calendar = everyDay(NEW_YORK, ['02:30-02:40', '03:00-03:30', '03:40-03:50']);
    expect(calendar.nextChange(parseInstant('2010-03-14T03:00:00-04:00'))).toBe(
      parseInstant('2010-03-14T03:50:00-04:00'),
    );
  });

  it('counts the days of a changing zone as long as they are', () => {
    const days = everyDay(NEW_YORK, ['00:00-24:00']);
    const from = parseInstant('2010-03-14T00:00:00-05:00');
    expect(days.elapsed(from, parseInstant('2010-03-15T00:00:00-04:00'))).toBe(23 * HOUR);
    expect(days.add(from, 23 * HOUR)).toBe(parseInstant('2010-03-15T00:00:00-04:00'));
    const nights = everyDay(NEW_YORK, ['00:00-06:00']);
    expect(nights.elapsed(from, parseInstant('2010-03-15T00:00:00-04:00'))).toBe(5 * HOUR);
  });
});

describe('the offset of a zone', () => {
  const asked = new Map<string, Intl.DateTimeFormat>();
  /** What Intl says, read from another form than the one that `Zone` reads. */
  function offsetByIntl(zone: string, t: number): number {
    let format = asked.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      asked.set(zone, format);
    }
    return parseInstant(`${format.format(t).replace(' ', 'T')}Z`) - t;
  }

  it.each([
    'America/New_York',
    'America/Recife',
    'Europe/Vienna',
    'Africa/Tunis',
    'Africa/Cairo',
    'Africa/Casablanca',
    'Asia/Gaza',
    'Asia/Shanghai',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ])('%s, at any time', (name) => {
    const zone = zoneOf(name);
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000_000, max: 6_000_000_000 }), (seconds) => {
        expect(zone.offsetAt(seconds * 1000)).toBe(offsetByIntl(name, seconds * 1000));
      }),
      { seed: 20100401, numRuns: 300 },
    );
  });

  it('finds two changes within a week', () => {
    // Recife tried summer time from 8 to 15 October 2000.
    const offsets = [
      '2000-10-08T02:59:59.999Z',
      '2000-10-08T03:00:00Z',
      '2000-10-15T01:59:59.999Z',
      '2000-10-15T02:00:00Z',
    ];
    expect(offsets.map((text) => zoneOf('America/Recife').offsetAt(parseInstant(text)) / HOUR)).toEqual([
      -3, -2, -2, -3,
    ]);
  });

  it('holds far ahead', () => {
    const name = 'Europe/Berlin';
    fc.assert(
      fc.property(fc.integer({ min: 7_000_000_000, max: 250_000_000_000 }), (seconds) => {
        expect(zoneOf(name).offsetAt(seconds * 1000)).toBe(offsetByIntl(name, seconds * 1000));
      }),
      { seed: 20100401, numRuns: 200 },
    );
  });
});
