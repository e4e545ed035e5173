import { type RunFact, type ScoringRules, score } from '@bihuan/scoring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossesOf } from './losses.js';

const rules: ScoringRules = {
  weights: { timely: 0.8, resolved: 0.2 },
  repeatAllowance: 0.03,
  deferralLimit: 0.03,
  extensionLimit: 0.03,
  minAllowance: 0,
  timelyMode: 'recognised',
};
const period = { from: 1000, to: 2000, asOf: 2000 };

let cases = 0;
function run(more: Partial<RunFact> = {}): RunFact {
  cases += 1;
  return {
    case: `C${cases}`,
    unit: 'A',
    start: 1400,
    firstDue: 1500,
    void: false,
    returnedAway: null,
    deferred: false,
    extended: false,
    returned: false,
    repeat: false,
    waiting: false,
    handledUntil: null,
    resolved: true,
    onTimeStandard: true,
    onTimeExtended: true,
    adjusted: null,
    ...more,
  };
}

const late = { onTimeStandard: false, onTimeExtended: false };
const open = { resolved: false, ...late };

function lost(facts: readonly RunFact[], more: Partial<ScoringRules> = {}) {
  return lossesOf(facts, 'A', period, { ...rules, ...more }).losses.map(({ index, reasons, points }) => [
    index,
    points,
    ...reasons,
  ]);
}

describe('what a run costs its unit', () => {
  it.each([
    // 3 of 4 timely: 80 × 3/4 + 20 = 80; had the late one been on time, 100.
    ['late', [run(), run(), run(), run(late)], {}, [[3, 20, 'late']]],
    // 3 of 4 timely and resolved: 75; had it been, 100.
    ['unresolved', [run(), run(), run(), run(open)], {}, [[3, 25, 'unresolved']]],
    // Both: 80 × 2/4 + 20 × 3/4 = 55; with the open one resolved on time 80, with the late one on time 75.
    [
      'two',
      [run(), run(late), run(open), run()],
      {},
      [
        [2, 25, 'unresolved'],
        [1, 20, 'late'],
      ],
    ],
    ['repeat beyond the allowance', [run(), run({ repeat: true })], {}, [[1, 40, 'repeat']]],
    ['repeat within it', [run(), run({ repeat: true })], { repeatAllowance: 0.5 }, []],
    [
      'an extension not recognised',
      [run(), run({ extended: true, onTimeStandard: false })],
      {},
      [[1, 40, 'extension']],
    ],
    ['one that is', [run(), run({ extended: true, onTimeStandard: false })], { extensionLimit: 0.5 }, []],
    ['a deferral not recognised', [run(), run({ deferred: true, ...late })], {}, [[1, 40, 'late', 'deferral']]],
    ['strict', [run(), run({ returned: true })], { timelyMode: 'strict' }, [[1, 40, 'blemish']]],
    ['nothing else left', [run(open)], {}, [[0, 100, 'unresolved']]],
    ['nothing', [run(), run({ waiting: true, ...open }), run({ void: true, ...open })], {}, []],
  ] as const)('%s', (_, facts, more, expected) => {
    expect(lost(facts, more)).toEqual(expected);
  });

  it('is the difference of the scores, had it been good and as it is', () => {
    const flag = fc.boolean();
    const fact = fc
      .record({
        resolved: flag,
        onTimeStandard: flag,
        onTimeExtended: flag,
        repeat: flag,
        extended: flag,
        deferred: flag,
        returned: flag,
        waiting: flag,
        handledUntil: fc.option(fc.constantFrom(1900, 2100)),
      })
      .map((marks) => run(marks.resolved ? marks : { ...marks, onTimeStandard: false, onTimeExtended: false }));
    const some = fc.record({
      repeatAllowance: fc.constantFrom(0, 0.03, 0.2),
      deferralLimit: fc.constantFrom(0, 0.1, 0.5),
      extensionLimit: fc.constantFrom(0, 0.1, 0.5),
      timelyMode: fc.constantFrom('recognised' as const, 'strict' as const),
    });
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 30 }), some, (facts, more) => {
        const policy = { ...rules, ...more };
        const of = (list: readonly RunFact[]) => score(list, ['A'], period, policy).units[0]?.score ?? 0;
        const good = {
          repeat: false,
          extended: false,
          deferred: false,
          returned: false,
          waiting: false,
          handledUntil: null,
        };
        const { losses } = lossesOf(facts, 'A', period, policy);
        for (const { index, points, reasons } of losses) {
          const better = facts.map((each, i) => (i === index ? { ...run(good), case: each.case } : each));
          const gained = of(better) - of(facts);
          // Both scores are rounded to two decimals, the difference only once.
          expect(Math.abs(points - gained)).toBeLessThan(0.0101);
          expect(reasons.length).toBeGreaterThan(0);
        }
        expect(losses.map(({ points }) => points)).toEqual(losses.map(({ points }) => points).sort((a, b) => b - a));
      }),
      { seed: 20100401, numRuns: 300 },
    );
  });
});
