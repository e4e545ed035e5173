import { describe, expect, it } from 'vitest';
import { FORMAL, GOOD, LATE, PERIOD, runs } from './facts.fixture.js';
import { score } from './score.js';
import type { RunFact, ScoringRules } from './types.js';

function ranks(facts: readonly RunFact[], units: readonly string[], rules: ScoringRules = FORMAL): unknown[] {
  return score(facts, units, PERIOD, rules).units.map(({ unit, rank }) => [unit, rank]);
}

/** A unit with so many timely, late and open runs. */
function unit(id: string, timely: number, late = 0, open = 0): RunFact[] {
  return [...runs(timely, { ...GOOD, unit: id }), ...runs(late, { ...LATE, unit: id }), ...runs(open, { unit: id })];
}

describe('ranking', () => {
  it('goes by the score, the best first', () => {
    // 50, 100, 80 × 1/2 + 20 = 60
    const facts = [...unit('A', 1, 0, 1), ...unit('B', 1), ...unit('C', 1, 1)];
    expect(ranks(facts, ['A', 'B', 'C'])).toEqual([
      ['B', 1],
      ['C', 2],
      ['A', 3],
    ]);
  });

  it('goes by the exact score where the printed ones are equal', () => {
    // Z: 1 − 1/3000 = 1 − 2/6000 is better than A: 1 − 2/5999, though A has more to resolve and the smaller id
    const facts = [...unit('A', 5997, 0, 2), ...unit('Z', 2999, 0, 1)];
    const { units } = score(facts, ['A', 'Z'], PERIOD, FORMAL);
    expect(units.map(({ unit, score, rank }) => [unit, score, rank])).toEqual([
      ['Z', 99.97, 1],
      ['A', 99.97, 2],
    ]);
  });

  it('sees equal scores of different make as equal, where floats do not', () => {
    // A: 80/6 + 20/6 = 100/6; B: 20 × 5/6 = 100/6. In floats 0.8/6 + 0.2/6 = 0.16666666666666666, 0.2 × 5/6 is …69
    const facts = [...unit('B', 0, 5, 1), ...unit('A', 1, 0, 5)];
    expect(ranks(facts, ['B', 'A'])).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
  });

  it('puts the unit with more to resolve first among equals', () => {
    const facts = [...unit('A', 1, 0, 1), ...unit('B', 3, 0, 3), ...unit('C', 2, 0, 2)];
    expect(ranks(facts, ['A', 'B', 'C'])).toEqual([
      ['B', 1],
      ['C', 2],
      ['A', 3],
    ]);
  });

  it('then goes by id, by code point, and shares no rank', () => {
    // U+4E00, U+4E01, U+FFE5, U+20000: by UTF-16 units 𠀀 (D840 DC00) would come before ￥
    const ids = ['𠀀', '￥', '丁', '一', 'b', 'B', 'U2', 'U10'];
    const facts = ids.flatMap((id) => unit(id, 1));
    expect(ranks(facts, ids)).toEqual([
      ['B', 1],
      ['U10', 2],
      ['U2', 3],
      ['b', 4],
      ['一', 5],
      ['丁', 6],
      ['￥', 7],
      ['𠀀', 8],
    ]);
  });

  it('lists units that have nothing to resolve last, by id, without a rank, behind a score of 0', () => {
    const facts = [...unit('zero', 0, 0, 1), ...runs(5, { unit: 'pending', waiting: true })];
    expect(ranks(facts, ['𠀀', '￥', 'zero', 'pending', 'none'])).toEqual([
      ['zero', 1],
      ['none', null],
      ['pending', null],
      ['￥', null],
      ['𠀀', null],
    ]);
  });
});

describe('the area', () => {
  it('adds the units’ integers and takes the formulas of the sums, not the mean of the rates', () => {
    const facts = [
      ...unit('A', 1),
      ...unit('B', 0, 1, 1),
      ...runs(1, { unit: 'B', waiting: true }),
      ...runs(2, { unit: 'C', firstDue: null }),
      ...runs(1, { unit: 'C', returnedAway: 'in-time' }),
    ];
    // timely 1/3, resolved 2/3: 80/3 + 40/3 = 40; the mean of A's 100 and B's 10 would be 55
    expect(score(facts, ['A', 'B', 'C'], PERIOD, FORMAL).area).toEqual({
      dispatched: 4,
      returnedAway: 1,
      unlimited: 2,
      pending: 1,
      should: 3,
      resolved: 2,
      timely: 1,
      timelyRate: 0.3333,
      resolvedRate: 0.6667,
      score: 40,
    });
  });

  it('does not judge the limits again: a unit over its limit stays over it', () => {
    // A: 1 deferred of 2 is over 3 %; A and B together would be 1 of 100, within it
    const facts = [...unit('B', 98), ...unit('A', 1), ...runs(1, { deferred: true })];
    expect(score(facts, ['A', 'B'], PERIOD, FORMAL).area).toMatchObject({ dispatched: 100, should: 100, timely: 99 });
  });

  it('is null where no unit has anything to resolve', () => {
    expect(score([], ['A'], PERIOD, FORMAL).area).toMatchObject({ should: 0, timelyRate: null, score: null });
  });
});

describe('what is refused', () => {
  it('names the case and the unit that is not listed', () => {
    const [stray] = runs(1, { case: 'C-77', unit: 'U09' });
    expect(() => score(stray ? [stray] : [], ['U01'], PERIOD, FORMAL)).toThrow(/C-77.*U09/);
  });

  it('refuses a unit that is listed twice', () => {
    expect(() => score([], ['U01', 'U02', 'U01'], PERIOD, FORMAL)).toThrow(/twice/);
  });
});
