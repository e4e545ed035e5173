import type { ClockView } from '@bihuan/contracts';
import { describe, expect, it } from 'vitest';
import { changesOf, dueAt, lightAt, statusAt } from './light-at.js';

const at = (clock: string) => Date.parse(`2026-03-04T${clock}+08:00`);
const running: ClockView = {
  light: 'green',
  status: 'running',
  from: '2026-03-04T09:00:00+08:00',
  dueAt: '2026-03-04T11:00:00+08:00',
  warnAt: '2026-03-04T10:36:00+08:00',
  usedMinutes: 0,
  allowanceMinutes: 120,
  resumes: null,
};

describe('the light of a running clock', () => {
  it.each([
    ['09:00:00.000', 'green'],
    ['10:35:59.999', 'green'],
    ['10:36:00.000', 'yellow'],
    ['11:00:00.000', 'yellow'],
    ['11:00:00.001', 'red'],
  ])('at %s is %s', (clock, light) => expect(lightAt(running, at(clock))).toBe(light));

  it('stays green without a limit', () => {
    const clock = { ...running, dueAt: null, warnAt: null, allowanceMinutes: null };
    expect(lightAt(clock, at('23:00:00'))).toBe('green');
    expect(changesOf(clock)).toEqual([]);
  });

  it('may change only at the warning, and a millisecond after the due instant', () => {
    expect(changesOf(running)).toEqual([at('10:36:00.000'), at('11:00:00.001')]);
  });
});

describe('a paused clock', () => {
  const paused: ClockView = {
    ...running,
    status: 'paused',
    light: 'yellow',
    dueAt: null,
    warnAt: null,
    resumes: {
      at: '2026-03-04T15:00:00+08:00',
      dueAt: '2026-03-04T16:00:00+08:00',
      warnAt: '2026-03-04T15:30:00+08:00',
    },
  };

  it('shows the light at which it stood still until it goes on by itself, then its own', () => {
    expect(lightAt(paused, at('14:59:59.999'))).toBe('yellow');
    expect(lightAt(paused, at('15:00:00.000'))).toBe('green');
    expect(lightAt(paused, at('15:30:00.000'))).toBe('yellow');
    expect(lightAt(paused, at('16:00:00.001'))).toBe('red');
  });

  it('has a due instant only once it runs again', () => {
    expect(statusAt(paused, at('14:59:59'))).toBe('paused');
    expect(dueAt(paused, at('14:59:59'))).toBeNull();
    expect(statusAt(paused, at('15:00:00'))).toBe('running');
    expect(dueAt(paused, at('15:00:00'))).toBe(at('16:00:00'));
  });

  it('without an end keeps its light', () => {
    expect(lightAt({ ...paused, resumes: null }, at('23:00:00'))).toBe('yellow');
  });
});

it('a stopped clock keeps its light whatever its instants say', () => {
  const stopped: ClockView = { ...running, status: 'stopped', light: 'green' };
  expect(lightAt(stopped, at('23:00:00'))).toBe('green');
  expect(changesOf(stopped)).toEqual([]);
});
