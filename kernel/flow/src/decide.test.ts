import { compileCalendar } from '@bihuan/worktime';
import { describe, expect, it } from 'vitest';
import { fold } from './apply.js';
import { legalTypes } from './check.js';
import { decide } from './decide.js';
import { permit } from './testing/permit.js';
import { at, calendar, event, facts } from './testing/world.js';

const given = [
  event('05-06 08:00', 'received', { severity: 'normal' }),
  event('05-06 08:30', 'given', { unit: 'office', standard: { hours: 4 } }),
];
const handed = [
  ...given,
  event('05-06 10:00', 'handed', {}, 'worker'),
  event('05-06 10:10', 'sent', { collector: 'eye' }),
];

function command(type: string, actor = 'a', data: Record<string, unknown> = {}) {
  return { case: 'P1', type, actor, data };
}

describe('decide', () => {
  it('gives the event, at now', () => {
    const decision = decide(facts, fold(permit, given), command('handed', 'worker'), at('05-06 09:00'));
    expect(decision).toEqual({ ok: true, events: [event('05-06 09:00', 'handed', {}, 'worker')] });
  });

  it('never writes before the last event, though its clock is behind', () => {
    const decision = decide(facts, fold(permit, given), command('handed', 'worker'), at('05-06 08:00'));
    expect(decision).toMatchObject({ ok: true, events: [{ at: at('05-06 08:30') }] });
  });

  it('refuses what is not legal, and names what is', () => {
    const decision = decide(facts, fold(permit, handed), command('given', 'a', { unit: 'other' }), at('05-06 11:00'));
    expect(decision).toEqual({
      ok: false,
      refusal: {
        code: 'not-legal',
        case: 'P1',
        state: 'done',
        type: 'given',
        legal: ['sent', 'inspected', 'refused', 'complained', 'answered'],
      },
    });
  });

  it('lets only the collector inspect who was sent', () => {
    const matter = fold(permit, handed);
    const by = (actor: string) =>
      decide(facts, matter, command('inspected', actor, { passed: true }), at('05-06 11:00'));
    expect(by('somebody')).toEqual({ ok: false, refusal: { code: 'not-sent', case: 'P1', actor: 'somebody' } });
    expect(by('eye').ok).toBe(true);
  });

  it('never lets a handler inspect, though sent', () => {
    const matter = fold(permit, [...handed, event('05-06 10:20', 'sent', { collector: 'worker' })]);
    const decision = decide(facts, matter, command('inspected', 'worker', { passed: true }), at('05-06 11:00'));
    expect(decision).toEqual({ ok: false, refusal: { code: 'handler-verifies', case: 'P1', actor: 'worker' } });
  });

  it('sends a matter to whom its definition says, and to nobody by a stray member', () => {
    const stray = [...handed, event('05-06 10:20', 'complained', { collector: 'friend' }, 'friend')];
    const decision = decide(
      facts,
      fold(permit, stray),
      command('inspected', 'friend', { passed: true }),
      at('05-06 11:00'),
    );
    expect(decision).toMatchObject({ refusal: { code: 'not-sent', actor: 'friend' } });
  });

  it('never lets somebody inspect who was handed the work', () => {
    const entrusted = event('05-06 09:00', 'entrusted', { worker: 'eye' });
    const matter = fold(permit, [...given, entrusted, ...handed.slice(2)]);
    const decision = decide(facts, matter, command('inspected', 'eye', { passed: true }), at('05-06 11:00'));
    expect(decision).toMatchObject({ refusal: { code: 'handler-verifies', actor: 'eye' } });
  });

  // Given 08:30, 4 h: due 13:30. Rested from 14:00, after it: the clock stands still, and is red all the same.
  it('refuses past the due instant while the clock stands still, too', () => {
    const rested = event('05-06 14:00', 'rested', { until: '2024-05-06T16:00:00Z' });
    const decision = decide(facts, fold(permit, [...given, rested]), command('handed', 'worker'), at('05-06 15:00'));
    expect(decision).toMatchObject({ refusal: { code: 'past-due', dueAt: at('05-06 13:30') } });
  });

  it('refuses work days that the calendar cannot measure', () => {
    const { dayMinutes: _, ...short } = calendar.definition;
    const world = { ...facts, calendar: compileCalendar(short) };
    const give = command('given', 'a', { unit: 'office', standard: { workdays: 2 } });
    const decision = decide(world, fold(permit, given.slice(0, 1)), give, at('05-06 08:10'));
    expect(decision).toMatchObject({ refusal: { code: 'invalid', member: 'standard' } });
  });

  // Given 08:30, 4 h: 3.5 h until 12:00, 0.5 h from 13:00 — due 13:30.
  it('refuses past the due instant where the setting says so, and not at it', () => {
    const matter = fold(permit, given);
    const hand = (when: string, refusePastDue: boolean) =>
      decide({ ...facts, refusePastDue }, matter, command('handed', 'worker'), at(when));
    expect(hand('05-06 13:30', true).ok).toBe(true);
    expect(hand('05-06 13:31', true)).toMatchObject({ refusal: { code: 'past-due', dueAt: at('05-06 13:30') } });
    expect(hand('05-06 13:31', false).ok).toBe(true);
  });

  it('names the member that is missing or does not fit', () => {
    const matter = fold(permit, given.slice(0, 1));
    const give = (data: Record<string, unknown>) =>
      decide(facts, matter, command('given', 'a', data), at('05-06 08:10'));
    expect(give({})).toMatchObject({ refusal: { code: 'missing', member: 'unit' } });
    expect(give({ unit: 'nobody' })).toMatchObject({ refusal: { code: 'unknown-unit', unit: 'nobody' } });
    expect(give({ unit: 'office', standard: { hours: 0 } })).toMatchObject({
      refusal: { code: 'invalid', member: 'standard' },
    });
    expect(give({ unit: 'office', standard: { urgentHours: 2 } })).toMatchObject({
      refusal: { code: 'duration-unit', unit: 'urgentHours', severity: 'normal' },
    });
  });
});

describe('marks', () => {
  it('bar and need events while they are up', () => {
    const received = given.slice(0, 1);
    const asked = [...received, event('05-06 08:05', 'asked')];
    const now = at('05-06 08:10');
    expect(legalTypes(permit, fold(permit, received), now)).toContain('given');
    expect(legalTypes(permit, fold(permit, asked), now)).not.toContain('given');
    expect(legalTypes(permit, fold(permit, asked), now)).toContain('told');
  });

  it('run out by themselves at their end', () => {
    const rested = fold(permit, [...given, event('05-06 09:00', 'rested', { until: '2024-05-06T10:00:00Z' })]);
    expect(legalTypes(permit, rested, at('05-06 09:59'))).not.toContain('rested');
    expect(legalTypes(permit, rested, at('05-06 10:00'))).toContain('rested');
  });
});
