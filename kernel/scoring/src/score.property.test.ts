import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedRuns } from './counted.js';
import { modelOf } from './model.fixture.js';
import { byCodePoint } from './order.js';
import { type RolledRuns, rolled } from './rolled.js';
import { score, scoreRolled } from './score.js';
import type { AreaScore, RunFact, ScoringPeriod, ScoringRules, UnitScore } from './types.js';

const UNITS = ['U1', '城管', '￥', '𠀀'];
const SEEDED = { seed: 20100401, numRuns: 500 };

/** True in about one of `of` cases, so that limits are met, just missed and far exceeded. */
const seldom = (of: number) => fc.nat({ max: of - 1 }).map((n) => n === 0);

const instant = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1000, max: 1999 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 999, 1000, 1500, 1501, 1999, 2000, 2001, 3000) },
);

const fact: fc.Arbitrary<RunFact> = fc.record({
  case: fc.nat({ max: 30 }).map((n) => `C${n}`),
  unit: fc.constantFrom(...UNITS),
  start: instant,
  firstDue: fc.option(instant, { freq: 12 }),
  void: seldom(12),
  returnedAway: fc
    .option(fc.constantFrom('in-time' as const, 'late' as const), { freq: 1, nil: null })
    .chain((away) => seldom(5).map((kept) => (kept ? away : null))),
  deferred: seldom(8),
  extended: seldom(6),
  returned: seldom(6),
  repeat: seldom(4),
  waiting: seldom(8),
  handledUntil: fc.option(instant, { freq: 2 }),
  resolved: fc.boolean(),
  onTimeStandard: fc.boolean(),
  onTimeExtended: fc.boolean(),
  adjusted: seldom(8).chain((yes) =>
    yes ? fc.constantFrom('exclude' as const, 'on-time' as const) : fc.constant(null),
  ),
});

const share = fc.constantFrom(0, 0.03, 0.07, 0.1, 0.125, 0.2, 0.29, 0.333333, 0.5, 1);

const rules: fc.Arbitrary<ScoringRules> = fc.record({
  weights: fc.constantFrom(
    { timely: 0.8, resolved: 0.2 },
    { timely: 0.7, resolved: 0.3 },
    { timely: 0.123457, resolved: 0.876543 },
    { timely: 0, resolved: 1 },
  ),
  repeatAllowance: share,
  deferralLimit: share,
  extensionLimit: share,
  minAllowance: fc.constantFrom(0, 0, 1, 3),
  timelyMode: fc.constantFrom('recognised' as const, 'recognised' as const, 'strict' as const),
});

const period: fc.Arbitrary<ScoringPeriod> = fc
  .constantFrom(1500, 1999, 2000, 2500)
  .map((asOf) => ({ from: 1000, to: 2000, asOf }));

const facts = fc.array(fact, { maxLength: 120 });

const ADDED = ['dispatched', 'returnedAway', 'unlimited', 'pending', 'should', 'resolved', 'timely'] as const;

describe('score, whatever the facts', () => {
  it('agrees with the plain model', () => {
    fc.assert(
      fc.property(facts, period, rules, (given, at, by) => {
        for (const unit of score(given, UNITS, at, by).units) {
          const { exact: _, timelyRate, resolvedRate, score, ...counts } = modelOf(given, unit.unit, at, by);
          expect(unit).toMatchObject(counts);
          expect(unit.timelyRate?.toFixed(4) ?? null).toBe(timelyRate);
          expect(unit.resolvedRate?.toFixed(4) ?? null).toBe(resolvedRate);
          expect(unit.score?.toFixed(2) ?? null).toBe(score);
        }
      }),
      SEEDED,
    );
  });

  it('is the same over runs that were added up, with some that were added and taken away again', () => {
    const both = fc.tuple(facts, facts, period, rules);
    fc.assert(
      fc.property(both, ([given, gone, at, by]) => {
        const groups = [
          ...gone.map((each) => groupOf(each, -1)),
          ...given.map((each) => groupOf(each, 1)),
          ...gone.map((each) => groupOf(each, 1)),
        ].filter(({ countedAt }) => at.from <= countedAt && countedAt < at.to && countedAt <= at.asOf);
        expect(scoreRolled(groups, UNITS, at, by)).toEqual(score(given, UNITS, at, by));
      }),
      SEEDED,
    );
  });

  it('ranks as the plain model’s exact scores do', () => {
    const before = (given: readonly RunFact[], at: ScoringPeriod, by: ScoringRules, a: UnitScore, b: UnitScore) => {
      const [points, base] = modelOf(given, a.unit, at, by).exact;
      const [otherPoints, otherBase] = modelOf(given, b.unit, at, by).exact;
      if (base === 0n || otherBase === 0n) return base > 0n || (otherBase === 0n && byCodePoint(a.unit, b.unit) < 0);
      if (points * otherBase !== otherPoints * base) return points * otherBase > otherPoints * base;
      return base !== otherBase ? base > otherBase : byCodePoint(a.unit, b.unit) < 0;
    };
    // Few runs, so that equal scores and empty units are frequent.
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 16 }), period, rules, (given, at, by) => {
        const { units } = score(given, UNITS, at, by);
        expect(units.map((unit) => unit.unit).sort()).toEqual([...UNITS].sort());
        units.forEach((unit, i) => {
          expect(unit.rank).toBe(unit.should === 0 ? null : i + 1);
          for (const later of units.slice(i + 1)) expect(before(given, at, by, unit, later)).toBe(true);
        });
      }),
      SEEDED,
    );
  });

  it('does not depend on the order of facts or of units', () => {
    const shuffled = fc
      .tuple(facts, fc.infiniteStream(fc.nat()))
      .map(([given, keys]) => [given, given.map((f) => ({ f, key: keys.next().value ?? 0 }))] as const)
      .map(([given, keyed]) => [given, keyed.sort((a, b) => a.key - b.key).map(({ f }) => f)] as const);
    const caseOrder = (a: string, b: string) => (a < b ? -1 : 1);
    fc.assert(
      fc.property(shuffled, period, rules, ([given, other], at, by) => {
        expect(score(other, [...UNITS].reverse(), at, by)).toEqual(score(given, UNITS, at, by));
        const texts = (of: readonly RunFact[]) =>
          countedRuns(of, null, at, by)
            .map((run) => JSON.stringify(run))
            .sort(caseOrder);
        expect(texts(other)).toEqual(texts(given));
      }),
      SEEDED,
    );
  });

  it('gives an area that is the sum of its units', () => {
    fc.assert(
      fc.property(facts, period, rules, (given, at, by) => {
        const { units, area } = score(given, UNITS, at, by);
        for (const name of ADDED) expect(area[name]).toBe(units.reduce((sum, unit) => sum + unit[name], 0));
      }),
      SEEDED,
    );
  });

  it('gives an area of one unit that is the unit', () => {
    fc.assert(
      fc.property(facts, period, rules, (given, at, by) => {
        const mine = given.filter((f) => f.unit === 'U1');
        const { units, area } = score(mine, ['U1'], at, by);
        const names = [...ADDED, 'timelyRate', 'resolvedRate', 'score'] satisfies (keyof AreaScore)[];
        for (const name of names) expect(area[name]).toBe(units[0]?.[name]);
      }),
      SEEDED,
    );
  });

  it('is the count of the runs that it explains', () => {
    fc.assert(
      fc.property(facts, period, rules, (given, at, by) => {
        const counted = countedRuns(given, null, at, by);
        expect(counted.map((run) => run.case)).toEqual(given.map((f) => f.case));
        for (const unit of score(given, UNITS, at, by).units) {
          const mine = counted.filter((run) => run.unit === unit.unit);
          const of = (set: string) => mine.filter((run) => run.set === set);
          const n = [...of('should'), ...of('pending'), ...of('deferral-recognised')];
          expect(unit).toMatchObject({
            dispatched: n.length,
            deferred: n.filter((run) => run.deferred).length,
            extended: n.filter((run) => run.extended).length,
            returned: n.filter((run) => run.returned).length,
            repeat: n.filter((run) => run.repeat).length,
            returnedAway: of('returned-away').length,
            unlimited: of('unlimited').length,
            pending: of('pending').length,
            should: of('should').length,
            resolved: of('should').filter((run) => run.resolved).length,
            timely: mine.filter((run) => run.timely).length,
          });
          expect(mine.filter((run) => run.timely && !(run.set === 'should' && run.onTime))).toEqual([]);
        }
      }),
      SEEDED,
    );
  });

  it('keeps its sets in order: timely ≤ resolved ≤ should ≤ N, and the score within 0…100', () => {
    fc.assert(
      fc.property(facts, period, rules, (given, at, by) => {
        for (const unit of score(given, UNITS, at, by).units) {
          expect(unit.timely).toBeLessThanOrEqual(unit.resolved);
          expect(unit.resolved).toBeLessThanOrEqual(unit.should);
          expect(unit.should + unit.pending + (unit.deferralsRecognised ? unit.deferred : 0)).toBe(unit.dispatched);
          if (unit.score !== null) expect(unit.score >= 0 && unit.score <= 100).toBe(true);
        }
      }),
      SEEDED,
    );
  });
});

function groupOf(fact: RunFact, runs: number): RolledRuns & { readonly countedAt: number } {
  return { unit: fact.unit, runs, ...rolled(fact) };
}
