import { describe, expect, it } from 'vitest';
import { compileCalendar } from './calendar.js';
import { CalendarError } from './errors.js';
import { beijing, thrownBy } from './fixtures.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Closed but for the dates named, 08:00-12:00. */
function openOn(...workdays: string[]) {
  return compileCalendar({
    id: 'rare',
    timeZone: 'Asia/Shanghai',
    seasons: [{ from: '01-01', to: '12-31', periods: ['08:00-12:00'] }],
    restWeekdays: [1, 2, 3, 4, 5, 6, 7],
    workdays,
  });
}

describe('a search ends after 3,653 days without open time', () => {
  it('in a calendar without any', () => {
    const never = openOn();
    const t = beijing('2010-04-01T09:00');
    const after = thrownBy(() => never.add(t, 1));
    expect(after).toBeInstanceOf(CalendarError);
    const params = { calendar: 'rare', from: t, days: 3653 };
    expect(after).toMatchObject({ code: 'no-open-time', params: { ...params, direction: 'after' } });
    expect(String(after)).toContain('no open time in the 3653 days after 2010-04-01T09:00:00+08:00');
    const before = thrownBy(() => never.add(t, -1));
    expect(before).toMatchObject({ code: 'no-open-time', params: { ...params, direction: 'before' } });
    expect(never.add(t, 0)).toBe(t);
    expect(never.isOpen(t)).toBe(false);
    expect(never.nextChange(t)).toBeNull();
    expect(never.elapsed(t, t + 9 * 3653 * DAY)).toBe(0);
  });

  it('counted from t: what opens a millisecond sooner is found, what opens then is not', () => {
    const opens = beijing('2020-04-01T08:00');
    const t = opens - 3653 * DAY;
    expect(openOn('2020-04-01').add(t + 1, 1)).toBe(opens + 1);
    expect(thrownBy(() => openOn('2020-04-01').add(t, 1))).toMatchObject({ code: 'no-open-time', params: { from: t } });
    expect(openOn('2020-04-01').nextChange(t + 1)).toBe(opens);
    expect(openOn('2020-04-01').nextChange(t)).toBeNull();
  });

  it('counted from t, backwards', () => {
    const closes = beijing('2010-04-01T12:00');
    const t = closes + 3653 * DAY;
    expect(openOn('2010-04-01').add(t - 1, -1)).toBe(closes - 1);
    expect(thrownBy(() => openOn('2010-04-01').add(t, -1))).toMatchObject({
      code: 'no-open-time',
      params: { from: t },
    });
  });

  const far = ['2010-04-01', '2010-04-02', '2030-04-01', '2030-04-02'];

  it('counted from the last open time used', () => {
    const t = beijing('2010-04-01T09:00');
    expect(openOn(...far).add(t, 7 * HOUR)).toBe(beijing('2010-04-02T12:00'));
    const error = thrownBy(() => openOn(...far).add(t, 7 * HOUR + 1));
    expect(error).toMatchObject({
      code: 'no-open-time',
      params: { from: beijing('2010-04-02T12:00'), direction: 'after' },
    });
  });

  it('counted from the last open time used, backwards', () => {
    const t = beijing('2030-04-02T11:00');
    expect(openOn(...far).add(t, -7 * HOUR)).toBe(beijing('2030-04-01T08:00'));
    const error = thrownBy(() => openOn(...far).add(t, -7 * HOUR - 1));
    expect(error).toMatchObject({
      code: 'no-open-time',
      params: { from: beijing('2030-04-01T08:00'), direction: 'before' },
    });
  });

  it('also where the years beyond are known already, and in every order of asking', () => {
    const from = beijing('2010-04-01T09:00');
    const to = beijing('2030-04-02T11:00');
    for (const [first, second] of [
      [from, to],
      [to, from],
    ] as const) {
      const calendar = openOn(...far);
      expect(calendar.elapsed(first, second)).toBe((first < second ? 1 : -1) * 14 * HOUR);
      expect(calendar.add(from, 7 * HOUR)).toBe(beijing('2010-04-02T12:00'));
      expect(calendar.add(to, -7 * HOUR)).toBe(beijing('2030-04-01T08:00'));
      expect(thrownBy(() => calendar.add(from, 8 * HOUR))).toMatchObject({
        params: { from: beijing('2010-04-02T12:00') },
      });
      expect(thrownBy(() => calendar.add(to, -8 * HOUR))).toMatchObject({
        params: { from: beijing('2030-04-01T08:00') },
      });
      expect(calendar.add(beijing('2030-04-01T09:00'), HOUR)).toBe(beijing('2030-04-01T10:00'));
      expect(calendar.add(beijing('2010-04-02T09:00'), -HOUR)).toBe(beijing('2010-04-02T08:00'));
    }
  });

  it('but goes over any number of shorter gaps', () => {
    const rare = openOn('2010-04-01', '2019-04-01', '2028-04-01', '2037-04-01');
    expect(rare.add(beijing('2010-04-01T08:00'), 13 * HOUR)).toBe(beijing('2037-04-01T09:00'));
    expect(rare.add(beijing('2037-04-01T12:00'), -13 * HOUR)).toBe(beijing('2010-04-01T11:00'));
    expect(rare.nextChange(beijing('2010-04-01T12:00'))).toBe(beijing('2019-04-01T08:00'));
  });
});
