/// <reference types="node" />
import { env } from 'node:process';
import { cityFlow } from '@bihuan/city';
import { apply, fold } from '@bihuan/flow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, iso, type ModelEvent, type ModelPolicy } from './events.js';
import { CALENDAR, FORMAL, UNITS } from './fixtures.js';
import { type Choice, Grower, type Grown } from './grow.js';
import { kernel, toKernel } from './kernel.js';
import type { Period } from './score.js';
import { model } from './subject.js';
import { MINUTE } from './time.js';

/** With BIHUAN_SLOW_TESTS=1 ten times as many. */
const TIMES = env.BIHUAN_SLOW_TESTS === '1' ? 10 : 1;
/** The model walks: this is a bound for a hung test, not a promise of speed. */
const LIMIT = TIMES * 120_000;

const world = { calendar: CALENDAR, policy: FORMAL, units: UNITS };
const grower = new Grower(world);

/** Beginnings near what is special about the calendar: New Year, Qingming, the exception and May Day, season changes. */
const STARTS = ['2009-12-30 10:00', '02-19 15:00', '03-31 10:30', '04-02 16:40', '04-29 09:00', '09-29 16:00'].map(at);

const choice: fc.Arbitrary<Choice> = fc.record({ pick: fc.nat(9999), gap: fc.nat(99_999), data: fc.nat(9999) });

function history(name: string, least: number, most = 30): fc.Arbitrary<Grown> {
  return fc
    .record({
      start: fc.constantFrom(...STARTS),
      minutes: fc.nat(2000),
      choices: fc.array(choice, { minLength: least, maxLength: most, size: 'max' }),
    })
    .map(({ start, minutes, choices }) => grower.grow(name, start + minutes * MINUTE, choices));
}

const log: fc.Arbitrary<{ events: ModelEvent[]; edges: number[] }> = fc
  .tuple(...['A', 'B', 'C', 'D', 'E', 'F'].map((name) => history(name, 8, 24)))
  .map((cases) => ({
    events: cases.flatMap((each) => each.events).toSorted((a, b) => a.at - b.at),
    edges: cases.flatMap((each) => each.edges).toSorted((a, b) => a - b),
  }));

const policy: fc.Arbitrary<ModelPolicy> = fc
  .record({
    timelyMode: fc.constantFrom('recognised' as const, 'strict' as const),
    repeatAllowance: fc.constantFrom(0, 0.03, 0.25, 0.5, 1),
    deferralLimit: fc.constantFrom(0, 0.03, 0.25, 0.5, 1),
    extensionLimit: fc.constantFrom(0, 0.03, 0.25, 0.5, 1),
    minAllowance: fc.constantFrom(0, 0, 1, 2),
    weights: fc.constantFrom({ timely: 0.8, resolved: 0.2 }, { timely: 0.65, resolved: 0.35 }),
    warnFraction: fc.constantFrom(0.2, 0.2, 0, 0.5, 1),
  })
  .map((change) => ({ ...FORMAL, ...change }));

/** An instant exactly at an edge, beside one, or between. */
function look(edges: readonly number[], where: Place): number {
  const edge = edges[where.edge % edges.length] ?? 0;
  return edge + where.beside * MINUTE;
}
const where = fc.record({ edge: fc.nat(9999), beside: fc.constantFrom(0, 0, 0, 1, -1, 25, 120, 600, 1500) });

type Place = { edge: number; beside: number };

/** Wide: over everything, so that all runs are in the set. Else its three instants lie on edges. */
function periodOf(edges: readonly number[], places: readonly [Place, Place, Place], wide: boolean): Period {
  const [first, second, third] = places;
  const end = (edges.at(-1) ?? 0) + 24 * 60 * MINUTE;
  if (wide) return { from: edges[0] ?? 0, to: end, asOf: first.edge % 2 === 0 ? end : look(edges, first) };
  const [from = 0, to = 0] = [look(edges, first), look(edges, second)].toSorted((a, b) => a - b);
  return { from, to: Math.max(to, from + MINUTE), asOf: look(edges, third) };
}

function told(events: readonly ModelEvent[]): string {
  return events.map((event) => `${iso(event.at)} ${event.case} ${event.type} ${JSON.stringify(event.data)}`).join('\n');
}

describe('random histories: the kernel and the minute-walking model agree', () => {
  it(
    'on every legal and illegal next event',
    () => {
      const property = fc.property(
        history('A', 1),
        fc.array(choice, { minLength: 1, maxLength: 6 }),
        (grown, strays) => {
          const [ours, theirs] = [kernel, model].map((make) => make(CALENDAR, FORMAL, UNITS));
          if (!ours || !theirs) throw new Error('two subjects');
          expect(ours.firstRefused(grown.events), told(grown.events)).toBeNull();
          for (const stray of strays) {
            const before = grown.events.slice(0, 1 + (stray.data % grown.events.length));
            const last = before.at(-1)?.at ?? 0;
            const event = grower.stray('A', last + ((stray.gap % 50) - 1) * MINUTE, stray);
            const why = `${told(before)}\n? ${told([event])}`;
            const verdict = theirs.judge(before, event);
            if (event.at < last) expect(ours.judge(before, event).legal, why).toBe(verdict.legal);
            else expect(ours.judge(before, event), why).toEqual(verdict);
          }
        },
      );
      fc.assert(property, { seed: 20100401, numRuns: 500 * TIMES });
    },
    LIMIT,
  );

  it(
    'on the lights at any instant',
    () => {
      const property = fc.property(
        history('A', 4),
        policy,
        fc.array(where, { minLength: 4, maxLength: 4 }),
        (grown, settings, places) => {
          for (const place of places) {
            const now = look(grown.edges, place);
            const theirs = model(CALENDAR, settings, UNITS).lights(grown.events, now);
            const ours = kernel(CALENDAR, settings, UNITS).lights(grown.events, now);
            expect(ours, `at ${iso(now)}\n${told(grown.events)}`).toEqual(theirs);
          }
        },
      );
      fc.assert(property, { seed: 20100402, numRuns: 800 * TIMES });
    },
    LIMIT,
  );

  it(
    'on the scores of any period',
    () => {
      const property = fc.property(
        log,
        policy,
        fc.tuple(where, where, where),
        fc.boolean(),
        ({ events, edges }, settings, places, wide) => {
          const period = periodOf(edges, places, wide);
          const theirs = model(CALENDAR, settings, UNITS).evaluate(events, period);
          const ours = kernel(CALENDAR, settings, UNITS).evaluate(events, period);
          expect(ours, `${iso(period.from)} ${iso(period.to)} ${iso(period.asOf)}\n${told(events)}`).toEqual(theirs);
        },
      );
      fc.assert(property, { seed: 20100403, numRuns: 600 * TIMES });
    },
    LIMIT,
  );

  it(
    'folds a prefix, stored and read again, and then the rest, to what it folds the whole to',
    () => {
      const property = fc.property(history('A', 1), fc.nat(9999), (grown, cut) => {
        const events = grown.events.map(toKernel);
        const prefix = fold(cityFlow, events.slice(0, cut % (events.length + 1)));
        const stored: typeof prefix = JSON.parse(JSON.stringify(prefix));
        const whole = events
          .slice(cut % (events.length + 1))
          .reduce((matter, event) => apply(cityFlow, matter, event), stored);
        expect(whole).toEqual(fold(cityFlow, events));
      });
      fc.assert(property, { seed: 20100404, numRuns: 500 * TIMES });
    },
    LIMIT,
  );
});
