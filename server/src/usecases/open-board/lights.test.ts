import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GREEN, NONE, RED, YELLOW } from './light-codes.js';
import { Lights } from './lights.js';

const slots = 12;
const minute = 60_000;
const start = Date.parse('2026-03-02T01:00:00Z');
const none = Number.POSITIVE_INFINITY;

interface Clock {
  readonly light: string | null;
  readonly due: number;
  readonly warn: number;
  readonly resume: number;
}

/** What the light is, said slot by slot without remembering anything. */
function plain({ light, due, warn, resume }: Clock, now: number): number {
  const told = light === null ? NONE : light === 'green' ? GREEN : light === 'yellow' ? YELLOW : RED;
  if (told === NONE || due === none || now < resume) return told;
  return now > due ? RED : now >= warn ? YELLOW : GREEN;
}

const instant = fc.integer({ min: -90, max: 4000 }).map((minutes) => start + minutes * minute);
const clock: fc.Arbitrary<Clock> = fc.record({
  light: fc.constantFrom(null, 'green', 'yellow', 'red'),
  due: fc.oneof(instant, fc.constant(none)),
  warn: fc.oneof(instant, fc.constant(none)),
  resume: fc.oneof(fc.constant(-none), instant),
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ slot: fc.nat(slots - 1), clock }) },
  // Mostly on by a little, sometimes by days, sometimes back.
  {
    weight: 5,
    arbitrary: fc.record({
      by: fc.oneof(
        fc.nat(200_000),
        fc.integer({ min: -7, max: 9 }).map((h) => h * 9e6),
      ),
    }),
  },
);

describe('the lights of a board', () => {
  it('are at any instant what each clock says, whatever was put and whichever way time went', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const [due, warn, resume] = [0, 0, 0].map(() => new Float64Array(slots)) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
        const clocks: Clock[] = [];
        const lights = new Lights(slots);
        const put = (slot: number, clock: Clock) => {
          clocks[slot] = clock;
          [due[slot], warn[slot], resume[slot]] = [clock.due, clock.warn, clock.resume];
          lights.put(slot, clock.light);
        };
        for (let slot = 0; slot < slots; slot++) put(slot, { light: 'green', due: none, warn: none, resume: -none });
        let now = start;
        for (const each of steps) {
          if ('slot' in each) put(each.slot, each.clock);
          else now += each.by;
          const told = [...lights.at(now, { due, warn, resume, end: slots })];
          expect(told).toEqual(clocks.map((clock) => plain(clock, now)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
