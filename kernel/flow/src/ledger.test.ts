import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, fold } from './apply.js';
import { check } from './check.js';
import type { ClockName } from './clock-by-name.js';
import { clocks } from './clocks.js';
import { ledger } from './ledger.js';
import type { Matter, MatterEvent } from './matter.js';
import { permit } from './testing/permit.js';
import { at, event, facts } from './testing/world.js';

const MINUTE = 60_000;
const names: ClockName[] = [
  { kind: 'stage' },
  { kind: 'handling', form: 'recognised' },
  { kind: 'handling', form: 'standard' },
  { kind: 'whole' },
  { kind: 'overlay', name: 'complaint' },
];

describe('a ledger', () => {
  // Leg 1: Tue 04-30 16:00–17:00 (1 h), holiday, Thu 08:00–09:00 (1 h). Rest 09:00–10:00. 10:00–10:30 (½ h).
  it('names each gap with its reason', () => {
    const matter = fold(permit, [
      event('04-30 15:00', 'received', { severity: 'normal' }),
      event('04-30 16:00', 'given', { unit: 'office', standard: { hours: 8 } }),
      event('05-02 09:00', 'rested', { until: '2024-05-02T10:00:00Z' }, 'chief'),
    ]) as Matter;
    const lines = ledger(facts, matter, { kind: 'handling', form: 'recognised' }, at('05-02 10:30'));
    expect(lines.map((line) => [new Date(line.start).toISOString().slice(5, 16), line.why])).toEqual([
      ['04-30T16:00', null],
      ['04-30T17:00', { kind: 'calendar', reason: 'after' }],
      ['05-01T00:00', { kind: 'calendar', reason: 'holiday', name: 'Labour Day' }],
      ['05-02T00:00', { kind: 'calendar', reason: 'before' }],
      ['05-02T08:00', null],
      ['05-02T09:00', { kind: 'paused', cause: 'rest', by: 'chief' }],
      ['05-02T10:00', null],
    ]);
    expect(sum(lines)).toBe(150 * MINUTE);
  });

  it('partitions the span of every clock, each gap with its reason, and sums to the used time', () => {
    fc.assert(
      fc.property(histories(), fc.integer({ min: 0, max: 5000 }), (events, later) => {
        const matter = fold(permit, events);
        if (matter === null) return;
        const now = matter.last + later * MINUTE;
        const readings = clocks(facts, matter, now);
        for (const name of names) {
          const lines = ledger(facts, matter, name, now);
          for (const [i, line] of lines.entries()) {
            expect(line.start).toBeLessThan(line.end);
            if (i > 0) expect(line.start).toBe(lines[i - 1]?.end);
            expect(line.counted).toBe(line.why === null);
          }
          const reading = readingOf(readings, name);
          if (reading === null) continue;
          expect(sum(lines)).toBe(reading.usedMs);
          if (lines.length > 0) expect(lines[0]?.start).toBe(reading.from);
        }
      }),
      { seed: 20240506, numRuns: 400 },
    );
  });
});

describe('folding', () => {
  it('a prefix and then the rest is folding all', () => {
    fc.assert(
      fc.property(histories(), fc.nat(), (events, cut) => {
        const at = cut % (events.length + 1);
        let matter = fold(permit, events.slice(0, at));
        for (const each of events.slice(at)) matter = apply(permit, JSON.parse(JSON.stringify(matter)), each);
        expect(matter).toEqual(fold(permit, events));
      }),
      { seed: 20240507, numRuns: 300 },
    );
  });
});

function readingOf(readings: ReturnType<typeof clocks>, name: ClockName) {
  if (name.kind === 'stage') return readings.stage;
  if (name.kind === 'whole') return readings.whole;
  if (name.kind === 'overlay') return readings.overlays[name.name] ?? null;
  return name.kind === 'handling' && name.form === 'recognised' ? readings.handling : null;
}

function sum(lines: readonly { start: number; end: number; counted: boolean }[]): number {
  return lines.reduce((total, line) => total + (line.counted ? line.end - line.start : 0), 0);
}

/** Legal histories: a walk of random events at random minutes, the illegal ones left out. */
function histories(): fc.Arbitrary<MatterEvent[]> {
  const data: Record<string, (start: number, pick: number) => Record<string, unknown>> = {
    received: (_, pick) => ({ severity: pick % 3 === 0 ? 'swift' : 'normal' }),
    given: (_, pick) => ({
      unit: ['office', 'other', 'command'][pick % 3],
      ...(pick % 2 ? { standard: { hours: 1 + (pick % 9) } } : {}),
    }),
    lengthened: (_, pick) => ({ duration: { minutes: 10 + pick } }),
    rested: (start, pick) => ({ until: new Date(start + (1 + pick) * 20 * MINUTE).toISOString() }),
    sent: () => ({ collector: 'eye' }),
    inspected: (_, pick) => ({ passed: pick % 4 === 0 }),
  };
  const step = fc.record({
    type: fc.constantFrom(...Object.keys(permit.events).filter((type) => type !== 'received' && type !== 'refused')),
    minutes: fc.integer({ min: 0, max: 900 }),
    pick: fc.nat(99),
  });
  return fc.tuple(fc.nat(99), fc.array(step, { maxLength: 40 })).map(([first, steps]) => {
    const begin = event('04-29 07:00', 'received', data.received?.(0, first));
    const events = [begin];
    let matter = apply(permit, null, begin);
    let now = begin.at;
    for (const { type, minutes, pick } of steps) {
      const next = {
        ...begin,
        at: now + minutes * MINUTE,
        type,
        data: data[type]?.(now + minutes * MINUTE, pick) ?? {},
      };
      if (check(permit, matter, next, facts.units) !== null) continue;
      matter = apply(permit, matter, next);
      events.push(next);
      now = next.at;
    }
    return events;
  });
}
