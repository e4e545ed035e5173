import { describe, expect, it } from 'vitest';
import { beijing, city, everyDay, thrownBy } from './fixtures.js';
import { formatInstant, parseInstant } from './instant.js';
import { naturalTime } from './natural.js';
import type { Timeline } from './types.js';

/** `date from-to reason name`, by the clock of the timeline's zone. */
function ledger(timeline: Timeline, a: number, b: number): string[] {
  const clock = (t: number) => formatInstant(t, timeline.timeZone).slice(11, 16);
  return timeline.explain(a, b).map(({ start, end, counted, reason, date, name }) => {
    expect(counted).toBe(reason === null);
    return [date, `${clock(start)}-${clock(end)}`, reason ?? 'counted', ...(name === undefined ? [] : [name])].join(
      ' ',
    );
  });
}

describe('explain', () => {
  it('names every piece of some days of work', () => {
    expect(ledger(city, beijing('2010-04-02T10:00'), beijing('2010-04-06T09:00'))).toEqual([
      '2010-04-02 10:00-11:30 counted',
      '2010-04-02 11:30-13:30 break',
      '2010-04-02 13:30-17:00 counted',
      '2010-04-02 17:00-00:00 after',
      '2010-04-03 00:00-00:00 holiday',
      '2010-04-04 00:00-00:00 holiday',
      '2010-04-05 00:00-00:00 holiday 清明节',
      '2010-04-06 00:00-08:30 before',
      '2010-04-06 08:30-09:00 counted',
    ]);
  });

  it('tells a weekday of rest from a holiday and from a day left without periods', () => {
    expect(ledger(city, beijing('2010-04-10T17:00'), beijing('2010-04-12T08:30'))).toEqual([
      '2010-04-10 17:00-00:00 after',
      '2010-04-11 00:00-00:00 rest',
      '2010-04-12 00:00-08:30 before',
    ]);
    const calendar = everyDay('Asia/Shanghai', ['08:00-12:00'], {
      exceptions: [{ date: '2010-04-01', periods: [] }],
      names: { '2010-04-01': 'stocktaking', '2010-04-02': 'first day' },
    });
    expect(ledger(calendar, beijing('2010-04-01T00:00'), beijing('2010-04-02T12:00'))).toEqual([
      '2010-04-01 00:00-00:00 closed stocktaking',
      '2010-04-02 00:00-08:00 before first day',
      '2010-04-02 08:00-12:00 counted first day',
    ]);
    expect(ledger(everyDay('UTC', []), 0, 3_600_000)).toEqual(['1970-01-01 00:00-01:00 closed']);
  });

  it('cuts a closed piece off where the span does', () => {
    expect(ledger(city, beijing('2010-04-01T12:00'), beijing('2010-04-01T13:00'))).toEqual([
      '2010-04-01 12:00-13:00 break',
    ]);
    expect(ledger(city, beijing('2010-04-04T09:00'), beijing('2010-04-04T10:00'))).toEqual([
      '2010-04-04 09:00-10:00 holiday',
    ]);
    expect(ledger(city, beijing('2010-04-01T20:00'), beijing('2010-04-01T21:00'))).toEqual([
      '2010-04-01 20:00-21:00 after',
    ]);
  });

  it('cuts what is counted at midnight, and only there', () => {
    const nights = everyDay('Asia/Shanghai', ['22:00-24:00', '00:00-06:00']);
    expect(ledger(nights, beijing('2010-04-01T21:00'), beijing('2010-04-02T07:00'))).toEqual([
      '2010-04-01 21:00-22:00 break',
      '2010-04-01 22:00-00:00 counted',
      '2010-04-02 00:00-06:00 counted',
      '2010-04-02 06:00-07:00 break',
    ]);
    const touching = everyDay('Asia/Shanghai', ['08:00-10:00', '10:00-12:00']);
    expect(ledger(touching, beijing('2010-04-01T08:00'), beijing('2010-04-01T12:00'))).toEqual([
      '2010-04-01 08:00-12:00 counted',
    ]);
  });

  it('does not cut a date where the clock jumps or the year of UTC ends', () => {
    const days = everyDay('America/New_York', ['04:00-20:00']);
    expect(ledger(days, parseInstant('2010-03-14T00:00:00-05:00'), parseInstant('2010-03-15T00:00:00-04:00'))).toEqual([
      '2010-03-14 00:00-04:00 before',
      '2010-03-14 04:00-20:00 counted',
      '2010-03-14 20:00-00:00 after',
    ]);
    expect(ledger(days, parseInstant('2010-12-31T00:00:00-05:00'), parseInstant('2011-01-01T00:00:00-05:00'))).toEqual([
      '2010-12-31 00:00-04:00 before',
      '2010-12-31 04:00-20:00 counted',
      '2010-12-31 20:00-00:00 after',
    ]);
  });

  it('leaves a date out that the zone skips, and calls one closed of which a jump leaves nothing', () => {
    const apia = everyDay('Pacific/Apia', ['09:00-17:00']);
    const span = [parseInstant('2011-12-29T12:00:00-10:00'), parseInstant('2011-12-31T12:00:00+14:00')] as const;
    expect(ledger(apia, ...span)).toEqual([
      '2011-12-29 12:00-17:00 counted',
      '2011-12-29 17:00-00:00 after',
      '2011-12-31 00:00-09:00 before',
      '2011-12-31 09:00-12:00 counted',
    ]);
    const lost = everyDay('America/New_York', ['02:45-03:15']);
    const night = [parseInstant('2010-03-14T00:00:00-05:00'), parseInstant('2010-03-14T04:00:00-04:00')] as const;
    expect(ledger(lost, ...night)).toEqual(['2010-03-14 00:00-04:00 closed']);
  });

  it('gives nothing for an empty span and refuses one that runs backwards', () => {
    const t = beijing('2010-04-01T09:00');
    expect(city.explain(t, t)).toEqual([]);
    for (const timeline of [city, naturalTime('Asia/Shanghai')]) {
      const error = thrownBy(() => timeline.explain(t, t - 1));
      expect(error).toMatchObject({ name: 'InstantError', code: 'backwards-span', params: { from: t, to: t - 1 } });
    }
  });
});

describe('natural time', () => {
  const time = naturalTime('Asia/Shanghai');
  const t = beijing('2010-04-03T20:00');
  const HOUR = 3_600_000;

  it('counts everything', () => {
    expect(time).toMatchObject({ kind: 'natural', timeZone: 'Asia/Shanghai' });
    expect(time.elapsed(t, t + 5)).toBe(5);
    expect(time.elapsed(t + 5, t)).toBe(-5);
    expect([time.add(t, 24 * HOUR), time.add(t, -1), time.add(t, 0)]).toEqual([t + 24 * HOUR, t - 1, t]);
    expect(time.isOpen(t)).toBe(true);
    expect(time.nextChange(t)).toBeNull();
    expect(ledger(time, t, t + 30 * HOUR)).toEqual([
      '2010-04-03 20:00-00:00 counted',
      '2010-04-04 00:00-00:00 counted',
      '2010-04-05 00:00-02:00 counted',
    ]);
  });

  it('takes every unit but workdays', () => {
    expect(time.length({ minutes: 30 })).toBe(HOUR / 2);
    expect(time.length({ hours: 2 })).toBe(2 * HOUR);
    expect(time.length({ urgentHours: 24 })).toBe(24 * HOUR);
    expect(thrownBy(() => time.length({ workdays: 1 }))).toMatchObject({
      name: 'DurationError',
      code: 'unit-refused',
      params: { unit: 'workdays' },
    });
  });

  it('refuses what is no instant, no length and no zone', () => {
    const end = parseInstant('9999-12-31T23:59:59.999Z');
    for (const call of [
      () => time.add(end, 1),
      () => time.elapsed(0, end + 1),
      () => time.elapsed(Number.NaN, 0),
      () => time.isOpen(0.5),
      () => time.nextChange(Number.NaN),
      () => time.explain(0, end + 1),
    ]) {
      expect(thrownBy(call)).toMatchObject({ code: 'out-of-range' });
    }
    expect(() => time.add(0, 0.5)).toThrow('whole milliseconds');
    expect(thrownBy(() => naturalTime('Mars/Base'))).toMatchObject({ code: 'unknown-time-zone' });
  });
});
