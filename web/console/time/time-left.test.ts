import type { ClockView } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { CITY, instant } from './calendar.fixture.js';
import { timeLeft, usedAt } from './time-left.js';

const MINUTE = 60_000;
/** Two hours from 10:30 on a Wednesday: 60 minutes that morning, 60 after lunch. Read at 10:45. */
const readAt = instant('2026-03-04T10:45');
const clock: ClockView = {
  light: 'green',
  status: 'running',
  from: '2026-03-04T10:30:00+08:00',
  dueAt: '2026-03-04T15:00:00+08:00',
  warnAt: '2026-03-04T14:36:00+08:00',
  usedMinutes: 15,
  allowanceMinutes: 120,
  resumes: null,
};
const work = CITY.timeline('general');

describe('time left in work time', () => {
  it.each([
    ['2026-03-04T10:45', { kind: 'left', ms: 105 * MINUTE, counting: true }],
    ['2026-03-04T11:30', { kind: 'left', ms: 60 * MINUTE, counting: false }],
    ['2026-03-04T13:59', { kind: 'left', ms: 60 * MINUTE, counting: false }],
    ['2026-03-04T14:10', { kind: 'left', ms: 50 * MINUTE, counting: true }],
    ['2026-03-04T15:00', { kind: 'left', ms: 0, counting: true }],
    ['2026-03-04T15:35', { kind: 'over', ms: 35 * MINUTE, counting: true }],
    ['2026-03-05T08:40', { kind: 'over', ms: 160 * MINUTE, counting: true }],
  ])('at %s', (at, left) => expect(timeLeft(clock, readAt, work, instant(at))).toEqual(left));

  it('counts all time for urgent cases', () => {
    const left = timeLeft(clock, readAt, CITY.timeline('urgent'), instant('2026-03-04T12:00'));
    expect(left).toEqual({ kind: 'left', ms: 30 * MINUTE, counting: true });
  });

  it('never takes back what was used when the browser thinks it is earlier', () => {
    expect(usedAt(clock, readAt, work, instant('2026-03-04T10:00'))).toBe(15 * MINUTE);
  });
});

describe('a clock that does not run', () => {
  it('stands at what it had', () => {
    const paused: ClockView = { ...clock, status: 'paused', dueAt: null, warnAt: null };
    expect(timeLeft(paused, readAt, work, instant('2026-03-06T10:00'))).toEqual({ kind: 'paused', ms: 105 * MINUTE });
  });

  it('goes on by itself where its pause has an end', () => {
    const resumes = { at: '2026-03-05T09:00:00+08:00', dueAt: '2026-03-05T10:45:00+08:00', warnAt: null };
    const paused: ClockView = { ...clock, status: 'paused', dueAt: null, warnAt: null, resumes };
    const left = timeLeft(paused, readAt, work, instant('2026-03-05T09:30'));
    expect(left).toEqual({ kind: 'left', ms: 75 * MINUTE, counting: true });
  });

  it('without limit is unlimited', () => {
    expect(timeLeft({ ...clock, allowanceMinutes: null }, readAt, work, readAt)).toEqual({ kind: 'unlimited' });
  });
});
