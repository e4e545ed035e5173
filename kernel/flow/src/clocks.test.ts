import { describe, expect, it } from 'vitest';
import { fold } from './apply.js';
import { clocks } from './clocks.js';
import type { Matter, MatterEvent } from './matter.js';
import { permit } from './testing/permit.js';
import { at, event, facts } from './testing/world.js';

const HOUR = 3_600_000;

function readings(events: MatterEvent[], when: string) {
  return clocks(facts, fold(permit, events) as Matter, at(when));
}

const given = [
  event('05-06 08:00', 'received', { severity: 'normal' }),
  event('05-06 09:00', 'given', { unit: 'office', standard: { hours: 4 } }),
];

describe('a matter that ended', () => {
  const refused = [...given, event('05-06 10:00', 'complained'), event('05-06 11:00', 'refused')];

  it('has no stage, and all its clocks stand where it ended', () => {
    const { stage, handling, whole, overlays } = readings(refused, '05-07 16:00');
    expect(stage).toBeNull();
    expect(handling).toMatchObject({ status: 'stopped', usedMs: 2 * HOUR, dueAt: null, light: 'green' });
    expect(whole).toMatchObject({ status: 'stopped', usedMs: 3 * HOUR, dueAt: null });
    expect(overlays.complaint).toMatchObject({ status: 'stopped', usedMs: HOUR, light: 'red' });
  });
});

describe('an end', () => {
  it('leaves no mark up and no overlay running, also for a time after', () => {
    const ended = [
      ...given,
      event('05-06 10:00', 'rested', { until: '2024-05-08T10:00:00Z' }),
      event('05-06 10:10', 'complained'),
      event('05-06 11:00', 'refused'),
    ];
    const matter = fold(permit, ended) as Matter;
    expect(matter.marks).toEqual({});
    expect(matter.overlays.complaint).toEqual({ from: at('05-06 10:10'), to: at('05-06 11:00') });
    expect(readings(ended, '05-07 09:00').deferred).toBe(false);
  });
});

describe('a pause', () => {
  // Given 09:00 with 4 h: due 14:00 without a pause. Rest 10:00–11:00 pushes it to 15:00, warned at 14:00 (¼ of 4 h left).
  const rested = [...given, event('05-06 10:00', 'rested', { until: '2024-05-06T11:00:00Z' })];

  it('stands still with the light of its beginning, and says when it goes on and what is due then', () => {
    const { handling, stage, deferred } = readings(rested, '05-06 10:30');
    expect(deferred).toBe(true);
    expect(handling).toMatchObject({ status: 'paused', dueAt: null, warnAt: null, usedMs: HOUR, light: 'green' });
    expect(handling?.resumes).toEqual({ at: at('05-06 11:00'), dueAt: at('05-06 15:00'), warnAt: at('05-06 14:00') });
    expect(stage).toMatchObject({ name: 'work', status: 'paused' });
  });

  it('goes on by itself, at its end', () => {
    const { handling, deferred } = readings(rested, '05-06 11:00');
    expect(deferred).toBe(false);
    expect(handling).toMatchObject({ status: 'running', dueAt: at('05-06 15:00'), warnAt: at('05-06 14:00') });
    expect(handling?.resumes).toBeNull();
  });

  // Due 14:00; paused at that very instant (yellow: due, not late), handed over at 15:00, after it.
  it('that is cut short by the end leaves the light of the end', () => {
    const late = [...given, event('05-06 14:00', 'rested', { until: '2024-05-06T16:00:00Z' })];
    expect(readings(late, '05-06 14:30').handling).toMatchObject({ status: 'paused', light: 'yellow' });
    const handed = [...late, event('05-06 15:00', 'handed')];
    expect(readings(handed, '05-06 15:30').handling).toMatchObject({
      status: 'stopped',
      light: 'red',
      usedMs: 4 * HOUR,
    });
  });

  it('of a mark stops the stage and, where the definition says so, the whole process', () => {
    const asked = [given[0] as MatterEvent, event('05-06 08:20', 'asked')];
    const { stage, whole } = readings(asked, '05-06 11:00');
    expect(stage).toMatchObject({ name: 'intake', status: 'paused', usedMs: HOUR / 3, resumes: null });
    expect(whole).toMatchObject({ status: 'paused', usedMs: HOUR / 3 });
  });
});

describe('an overlay', () => {
  it('is begun anew after its end, and not while it runs', () => {
    const twice = [...given, event('05-06 10:00', 'complained'), event('05-06 10:10', 'complained')];
    expect(readings(twice, '05-06 10:15').overlays.complaint).toMatchObject({ from: at('05-06 10:00') });
    const anew = [...twice, event('05-06 10:20', 'answered'), event('05-06 11:00', 'complained')];
    expect(readings(anew, '05-06 11:05').overlays.complaint).toMatchObject({
      from: at('05-06 11:00'),
      status: 'running',
    });
  });
});

describe('a clock without limit', () => {
  it('is green however long it runs', () => {
    const free = [given[0] as MatterEvent, event('05-06 09:00', 'given', { unit: 'office', standard: null })];
    const { handling, whole } = readings(free, '12-31 12:00');
    expect(handling).toMatchObject({ light: 'green', allowanceMs: null, dueAt: null, warnAt: null, status: 'running' });
    expect(whole).toMatchObject({ light: 'green', allowanceMs: null });
  });
});
