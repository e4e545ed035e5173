import { describe, expect, it } from 'vitest';
import { countedRuns } from './counted.js';
import { FORMAL, GOOD, LATE, PERIOD, runs, SAVED, STRICT } from './facts.fixture.js';
import { score } from './score.js';
import type { RunFact, ScoringPeriod, ScoringRules, UnitScore } from './types.js';

interface Row {
  readonly name: string;
  readonly facts: readonly RunFact[];
  readonly rules?: Partial<ScoringRules>;
  readonly period?: Partial<ScoringPeriod>;
  readonly expected: Partial<UnitScore>;
}

/** Scores are 80 × timely/should + 20 × resolved/should unless a row has other weights. */
const ROWS: readonly Row[] = [
  // — what belongs to the period —
  {
    name: 'no run at all: the rates are null, and none of nothing is over a limit',
    facts: [],
    expected: {
      dispatched: 0,
      should: 0,
      timelyRate: null,
      resolvedRate: null,
      score: null,
      rank: null,
      deferralsRecognised: true,
      extensionsRecognised: true,
    },
  },
  {
    name: 'first due at the period’s start is in it, at its end is in the next',
    facts: [
      ...runs(1, { ...GOOD, firstDue: 1000 }),
      ...runs(1, { ...GOOD, firstDue: 1999 }),
      ...runs(1, { ...GOOD, firstDue: 999 }),
      ...runs(1, { ...GOOD, firstDue: 2000 }),
    ],
    expected: { dispatched: 2, should: 2, resolved: 2, timely: 2, score: 100 },
  },
  {
    name: 'due at asOf is read, due after it is not',
    facts: [...runs(1, { ...GOOD, firstDue: 1500 }), ...runs(1, { firstDue: 1501 })],
    period: { asOf: 1500 },
    expected: { dispatched: 1, should: 1, score: 100 },
  },
  {
    name: 'asOf after the period adds no later due',
    facts: [...runs(1, { ...GOOD, firstDue: 1999 }), ...runs(1, { firstDue: 2500 })],
    period: { asOf: 9000 },
    expected: { dispatched: 1, score: 100 },
  },
  {
    name: 'a run counts by its first due, wherever it started',
    facts: [...runs(1, { ...GOOD, start: 10 }), ...runs(1, { ...GOOD, start: 1900, firstDue: 2100 })],
    expected: { dispatched: 1, should: 1 },
  },
  {
    name: 'rejected, merged, cancelled and referred cases count nowhere',
    facts: [
      ...runs(1, { void: true }),
      ...runs(1, { void: true, firstDue: null }),
      ...runs(1, { void: true, returnedAway: 'in-time' }),
      ...runs(1, { void: true, deferred: true, extended: true, returned: true, repeat: true }),
      ...runs(1, GOOD),
    ],
    // deferred 0 ≤ 0.03 × 1
    expected: { dispatched: 1, unlimited: 0, returnedAway: 0, deferred: 0, should: 1, deferralsRecognised: true },
  },
  {
    name: 'runs without limit are counted by their start: 1000, 1400 and 1999 of five',
    facts: [
      ...runs(1, { firstDue: null, start: 1000 }),
      ...runs(1, { firstDue: null, start: 1400, deferred: true, ...GOOD }),
      ...runs(1, { firstDue: null, start: 1999 }),
      ...runs(1, { firstDue: null, start: 999 }),
      ...runs(1, { firstDue: null, start: 2000 }),
    ],
    expected: { unlimited: 3, dispatched: 0, deferred: 0, should: 0, score: null },
  },
  {
    name: 'a run without limit that starts after asOf is not known yet',
    facts: [...runs(1, { firstDue: null, start: 1500 }), ...runs(1, { firstDue: null, start: 1501 })],
    period: { asOf: 1500 },
    expected: { unlimited: 1 },
  },
  {
    name: 'a run without limit that was returned away stays unlimited: it has no first due',
    facts: runs(1, { firstDue: null, returnedAway: 'in-time' }),
    expected: { unlimited: 1, returnedAway: 0 },
  },

  // — returned to the centre and sent elsewhere —
  {
    name: 'returned away in time: out of N, with its marks',
    facts: [
      ...runs(3, { returnedAway: 'in-time', returned: true, extended: true, firstDue: 1000 }),
      ...runs(1, { returnedAway: 'in-time', firstDue: 2000 }),
      ...runs(2, GOOD),
    ],
    expected: { returnedAway: 3, dispatched: 2, returned: 0, extended: 0, should: 2, score: 100 },
  },
  {
    name: 'returned away in time, due after asOf: not counted yet',
    facts: runs(1, { returnedAway: 'in-time', firstDue: 1600 }),
    period: { asOf: 1599 },
    expected: { returnedAway: 0, dispatched: 0 },
  },
  {
    name: 'returned away late stays in N, unresolved: a return is no escape',
    facts: [...runs(1, { returnedAway: 'late', returned: true }), ...runs(3, GOOD)],
    // 80 × 3/4 + 20 × 3/4 = 75
    expected: { returnedAway: 0, dispatched: 4, returned: 1, should: 4, resolved: 3, timely: 3, score: 75 },
  },

  // — deferrals: all or nothing —
  {
    name: 'exactly at the deferral limit: 3 ≤ 0.03 × 100, the three leave',
    facts: [...runs(3, { deferred: true }), ...runs(97, GOOD)],
    expected: { dispatched: 100, deferred: 3, deferralsRecognised: true, should: 97, resolved: 97, score: 100 },
  },
  {
    name: 'one below: 3 > 0.03 × 99 = 2.97, the three stay',
    facts: [...runs(3, { deferred: true }), ...runs(96, GOOD)],
    // 96/99 = 0.969696…; 100 × 96/99 = 96.9696…
    expected: { deferralsRecognised: false, should: 99, timely: 96, timelyRate: 0.9697, score: 96.97 },
  },
  {
    name: 'the limit is an exact decimal: 7 ≤ 0.07 × 100 (7.000000000000001 in floats), 8 is not',
    facts: [...runs(8, { deferred: true }), ...runs(92, GOOD)],
    rules: { deferralLimit: 0.07 },
    expected: { deferralsRecognised: false, should: 100 },
  },
  {
    name: 'the limit is an exact decimal: 29 ≤ 0.29 × 100 (28.999999999999996 in floats)',
    facts: [...runs(29, { deferred: true }), ...runs(71, GOOD)],
    rules: { deferralLimit: 0.29 },
    expected: { deferralsRecognised: true, should: 71, score: 100 },
  },
  {
    name: 'a least allowance of 2 lets 2 of 5 pass where 3 % is 0.15',
    facts: [...runs(2, { deferred: true }), ...runs(3, GOOD)],
    rules: { minAllowance: 2 },
    expected: { deferralsRecognised: true, should: 3, score: 100 },
  },
  {
    name: 'a least allowance of 1 does not let 2 of 5 pass',
    facts: [...runs(2, { deferred: true }), ...runs(3, GOOD)],
    rules: { minAllowance: 1 },
    expected: { deferralsRecognised: false, should: 5, score: 60 },
  },
  {
    name: 'recognised deferrals leave even where they were resolved or wait: nothing is counted twice',
    facts: [...runs(1, { ...GOOD, deferred: true }), ...runs(1, { deferred: true, waiting: true }), ...runs(8, GOOD)],
    rules: { deferralLimit: 0.2 },
    // 2 ≤ 0.2 × 10; should = 10 − 2
    expected: { deferralsRecognised: true, pending: 0, should: 8, resolved: 8, timely: 8 },
  },
  {
    name: 'all deferred and recognised: should is 0',
    facts: runs(4, { ...GOOD, deferred: true }),
    rules: { deferralLimit: 1 },
    expected: { dispatched: 4, should: 0, resolved: 0, timely: 0, score: null, rank: null },
  },
  {
    name: 'a deferral that is not recognised: late is late',
    facts: [...runs(1, { ...LATE, deferred: true }), ...runs(1, GOOD)],
    // 80 × 1/2 + 20 × 2/2
    expected: { deferralsRecognised: false, should: 2, resolved: 2, timely: 1, score: 60 },
  },
  {
    name: 'a deferral that is not recognised but needed by none: on time is on time',
    facts: [...runs(1, { ...GOOD, deferred: true }), ...runs(1, GOOD)],
    expected: { deferralsRecognised: false, should: 2, timely: 2, score: 100 },
  },

  // — extensions: all or nothing —
  {
    name: 'extensions within 3 %: judged by the due with the extension',
    facts: [...runs(3, SAVED), ...runs(97, GOOD)],
    expected: { extended: 3, extensionsRecognised: true, should: 100, timely: 100, score: 100 },
  },
  {
    name: 'extensions beyond 3 % (3 > 2.97): none is recognised',
    facts: [...runs(3, SAVED), ...runs(96, GOOD)],
    // 80 × 96/99 + 20 × 99/99 = 77.5757… + 20
    expected: { extensionsRecognised: false, should: 99, resolved: 99, timely: 96, score: 97.58 },
  },
  {
    name: 'the least allowance holds for extensions: 1 ≤ max(0.06, 1)',
    facts: [...runs(1, SAVED), ...runs(1, GOOD)],
    rules: { minAllowance: 1 },
    expected: { extensionsRecognised: true, timely: 2, score: 100 },
  },
  {
    name: 'deferrals and extensions are recognised apart',
    facts: [...runs(1, { deferred: true }), ...runs(1, SAVED), ...runs(2, GOOD)],
    rules: { deferralLimit: 0, extensionLimit: 0.25 },
    // 1 > 0; 1 ≤ 0.25 × 4. Timely 3 of 4, resolved 3 of 4
    expected: { deferralsRecognised: false, extensionsRecognised: true, should: 4, timely: 3, resolved: 3, score: 75 },
  },
  {
    name: 'each limit has its own count: 1 deferred ≤ 0.25 × 4, 2 extended > 0.25 × 4',
    facts: [...runs(1, { deferred: true }), ...runs(2, SAVED), ...runs(1, GOOD)],
    rules: { deferralLimit: 0.25, extensionLimit: 0.25 },
    // should 3, resolved 3, timely 1: 80/3 + 20 = 46.666…
    expected: {
      deferralsRecognised: true,
      extensionsRecognised: false,
      should: 3,
      resolved: 3,
      timely: 1,
      score: 46.67,
    },
  },

  // — pending —
  {
    name: 'a run that waits for the centre is pending',
    facts: [...runs(1, { waiting: true }), ...runs(1, GOOD)],
    expected: { dispatched: 2, pending: 1, should: 1, score: 100 },
  },
  {
    name: 'handled on a recognised extension, due at asOf: pending; a millisecond before: not',
    facts: [
      ...runs(1, { extended: true, handledUntil: 2000 }),
      ...runs(1, { extended: true, handledUntil: 1999 }),
      ...runs(2, GOOD),
    ],
    rules: { extensionLimit: 0.5 },
    // should = 4 − 1; 100 × 2/3
    expected: { extensionsRecognised: true, pending: 1, should: 3, timely: 2, score: 66.67 },
  },
  {
    name: 'handled on an extension that is not recognised: unresolved',
    facts: [...runs(1, { extended: true, handledUntil: 5000 }), ...runs(1, GOOD)],
    expected: { extensionsRecognised: false, pending: 0, should: 2, score: 50 },
  },
  {
    name: 'handled without an extension is never pending by its due',
    facts: [...runs(1, { handledUntil: 5000 }), ...runs(1, GOOD)],
    expected: { extensionsRecognised: true, pending: 0, should: 2, score: 50 },
  },
  {
    name: 'only pending runs: should is 0',
    facts: runs(3, { waiting: true }),
    expected: { dispatched: 3, pending: 3, should: 0, timelyRate: null, score: null },
  },
  {
    name: 'pending runs stay in N: 3 ≤ 0.03 × 100 though should is 90',
    facts: [...runs(3, SAVED), ...runs(10, { waiting: true }), ...runs(87, GOOD)],
    expected: { dispatched: 100, extensionsRecognised: true, pending: 10, should: 90, timely: 90, score: 100 },
  },
  {
    name: 'a deferred run that waits is pending where deferrals are not recognised',
    facts: [...runs(1, { deferred: true, waiting: true }), ...runs(1, GOOD)],
    expected: { deferralsRecognised: false, pending: 1, should: 1 },
  },

  // — resolved and timely —
  {
    name: 'resolved late: resolved, not timely',
    facts: [...runs(1, LATE), ...runs(1, GOOD), ...runs(2)],
    // 80 × 1/4 + 20 × 2/4
    expected: { should: 4, resolved: 2, timely: 1, timelyRate: 0.25, resolvedRate: 0.5, score: 30 },
  },
  {
    name: 'on time but not verified as passed: neither',
    facts: [...runs(1, { onTimeStandard: true, onTimeExtended: true }), ...runs(1, GOOD)],
    expected: { should: 2, resolved: 1, timely: 1, score: 50 },
  },
  {
    name: 'a returned run that came back is timely in the recognised mode',
    facts: [...runs(1, { ...GOOD, returned: true }), ...runs(1, GOOD)],
    expected: { returned: 1, timely: 2, score: 100 },
  },

  // — repeat dispatch —
  {
    name: 'repeat runs within floor(0.03 × 100) = 3 are timely',
    facts: [...runs(3, { ...GOOD, repeat: true }), ...runs(97, GOOD)],
    expected: { repeat: 3, timely: 100, score: 100 },
  },
  {
    name: 'a fourth is not',
    facts: [...runs(4, { ...GOOD, repeat: true }), ...runs(96, GOOD)],
    // 80 × 99/100 + 20
    expected: { repeat: 4, timely: 99, score: 99.2 },
  },
  {
    name: 'the allowance is rounded down: floor(0.03 × 99) = 2',
    facts: [...runs(3, { ...GOOD, repeat: true }), ...runs(96, GOOD)],
    // 98/99 = 0.989898…; 80 × 98/99 + 20 = 99.1919…
    expected: { timely: 98, timelyRate: 0.9899, score: 99.19 },
  },
  {
    name: 'the allowance is exact: floor(0.29 × 100) = 29 (28 in floats)',
    facts: [...runs(29, { ...GOOD, repeat: true }), ...runs(71, GOOD)],
    rules: { repeatAllowance: 0.29 },
    expected: { timely: 100 },
  },
  {
    name: 'the least allowance stands beside it: max(floor(0.03 × 3), 1) = 1',
    facts: [...runs(2, { ...GOOD, repeat: true }), ...runs(1, GOOD)],
    rules: { minAllowance: 1 },
    // 80 × 2/3 + 20 = 73.333…
    expected: { timely: 2, resolved: 3, score: 73.33 },
  },
  {
    name: 'only on-time repeat runs use the allowance, and it is taken over N, pending ones too',
    facts: [
      ...runs(2, { ...LATE, repeat: true }),
      ...runs(1, { ...GOOD, repeat: true }),
      ...runs(30, { waiting: true }),
      ...runs(1, GOOD),
    ],
    // floor(0.03 × 34) = 1, though 0.03 × 4 would be none; 80 × 2/4 + 20 × 4/4
    expected: { dispatched: 34, repeat: 3, should: 4, resolved: 4, timely: 2, score: 60 },
  },
  {
    name: 'a repeat run with a recognised extension counts on time by it, within the allowance',
    facts: [...runs(1, { ...SAVED, repeat: true }), ...runs(33, GOOD)],
    // 1 ≤ 0.03 × 34 = 1.02; floor(1.02) = 1
    expected: { extensionsRecognised: true, timely: 34, score: 100 },
  },

  // — appeals —
  {
    name: 'an excluded run leaves N, returnedAway and unlimited alike',
    facts: [
      ...runs(1, { adjusted: 'exclude', deferred: true }),
      ...runs(1, { adjusted: 'exclude', returnedAway: 'in-time' }),
      ...runs(1, { adjusted: 'exclude', firstDue: null }),
      ...runs(1, GOOD),
    ],
    expected: { dispatched: 1, deferred: 0, returnedAway: 0, unlimited: 0, should: 1, score: 100 },
  },
  {
    name: 'counted as on time by appeal, once resolved',
    facts: [...runs(1, { ...LATE, adjusted: 'on-time' }), ...runs(1, { adjusted: 'on-time' })],
    // resolved 1 of 2, timely 1 of 2
    expected: { should: 2, resolved: 1, timely: 1, score: 50 },
  },
  {
    name: 'a repeat run that counts by appeal uses none of the allowance',
    facts: [
      ...runs(3, { ...GOOD, repeat: true }),
      ...runs(2, { ...LATE, repeat: true, adjusted: 'on-time' }),
      ...runs(95, GOOD),
    ],
    expected: { repeat: 5, timely: 100, score: 100 },
  },
  {
    name: 'an appeal leaves pending runs pending and recognised deferrals out',
    facts: [
      ...runs(1, { waiting: true, adjusted: 'on-time' }),
      ...runs(1, { ...GOOD, deferred: true, adjusted: 'on-time' }),
      ...runs(1, GOOD),
    ],
    rules: { deferralLimit: 0.5 },
    expected: { dispatched: 3, pending: 1, should: 1, timely: 1 },
  },
  {
    name: 'a run that is counted by appeal holds its place in the four counts',
    facts: [...runs(1, { ...LATE, extended: true, adjusted: 'on-time' }), ...runs(1, GOOD)],
    expected: { extended: 1, extensionsRecognised: false, timely: 2, score: 100 },
  },

  // — strict mode —
  {
    name: 'strict: each of the four marks alone makes a run untimely',
    facts: [
      ...runs(1, { ...GOOD, deferred: true }),
      ...runs(1, { ...GOOD, extended: true }),
      ...runs(1, { ...GOOD, returned: true }),
      ...runs(1, { ...GOOD, repeat: true }),
      ...runs(1, GOOD),
    ],
    rules: STRICT,
    // 80 × 1/5 + 20
    expected: { should: 5, resolved: 5, timely: 1, score: 36 },
  },
  {
    name: 'strict: nothing is recognised, not even none',
    facts: runs(1, GOOD),
    rules: STRICT,
    expected: { deferralsRecognised: false, extensionsRecognised: false, should: 1, score: 100 },
  },
  {
    name: 'strict: neither limits nor a least allowance help',
    facts: [...runs(1, { deferred: true }), ...runs(1, SAVED), ...runs(1, { ...GOOD, repeat: true }), ...runs(1, GOOD)],
    rules: { ...STRICT, deferralLimit: 1, extensionLimit: 1, repeatAllowance: 1, minAllowance: 9 },
    // 80 × 1/4 + 20 × 3/4
    expected: { deferralsRecognised: false, should: 4, resolved: 3, timely: 1, score: 35 },
  },
  {
    name: 'strict: an extension keeps no run pending, waiting for the centre does',
    facts: [...runs(1, { extended: true, handledUntil: 9000 }), ...runs(1, { waiting: true }), ...runs(1, GOOD)],
    rules: { ...STRICT, extensionLimit: 1 },
    expected: { pending: 1, should: 2, timely: 1, score: 50 },
  },
  {
    name: 'strict: an appeal stands above it',
    facts: runs(1, { ...LATE, deferred: true, extended: true, returned: true, repeat: true, adjusted: 'on-time' }),
    rules: STRICT,
    expected: { timely: 1, score: 100 },
  },

  // — rounding and weights —
  {
    name: 'a rate at the half goes up: 1/20000 = 0.00005 → 0.0001',
    facts: [...runs(1, GOOD), ...runs(19_999)],
    // 100 × 1/20000 = 0.005 → 0.01
    expected: { timelyRate: 0.0001, resolvedRate: 0.0001, score: 0.01 },
  },
  {
    name: 'a rate below the half goes down: 1/20001',
    facts: [...runs(1, GOOD), ...runs(20_000)],
    expected: { timelyRate: 0, resolvedRate: 0, score: 0 },
  },
  {
    name: 'a half that floats miss: 3/20000 = 0.00015 → 0.0002 (0.0001 by toFixed), 100 × 3/20000 = 0.015 → 0.02',
    facts: [...runs(3, GOOD), ...runs(19_997)],
    expected: { timelyRate: 0.0002, resolvedRate: 0.0002, score: 0.02 },
  },
  {
    name: 'a score at the half: 20 × 1/32 = 0.625 → 0.63',
    facts: [...runs(1, LATE), ...runs(31)],
    // 1/32 = 0.03125 → 0.0313
    expected: { timelyRate: 0, resolvedRate: 0.0313, score: 0.63 },
  },
  {
    name: 'the score comes from the integers, not from the rounded rates',
    facts: [...runs(1, GOOD), ...runs(1, LATE), ...runs(1)],
    // 80/3 + 40/3 = 40 exactly; from 0.3333 and 0.6667 it would be 39.998
    expected: { timelyRate: 0.3333, resolvedRate: 0.6667, score: 40 },
  },
  {
    name: 'weights are exact decimals of any length: 0.123456789 and 0.876543211',
    facts: [...runs(1, GOOD), ...runs(1, LATE)],
    rules: { weights: { timely: 0.123456789, resolved: 0.876543211 } },
    // 100 × (0.0617283945 + 0.876543211) = 93.82716055
    expected: { score: 93.83 },
  },
  {
    name: 'weights of 1 and 0: only timely runs score',
    facts: [...runs(1, GOOD), ...runs(1, LATE)],
    rules: { weights: { timely: 1, resolved: 0 } },
    expected: { score: 50 },
  },
];

describe('score of one unit', () => {
  it.each(ROWS)('$name', ({ facts, rules, period, expected }) => {
    const result = score(facts, ['A'], { ...PERIOD, ...period }, { ...FORMAL, ...rules });
    expect(result.units).toHaveLength(1);
    expect(result.units[0]).toMatchObject({ unit: 'A', ...expected });
  });

  it.each(ROWS)('and the runs behind it: $name', ({ facts, rules, period }) => {
    const at = { ...PERIOD, ...period };
    const by = { ...FORMAL, ...rules };
    const counted = countedRuns(facts, 'A', at, by);
    const inSet = (set: string) => counted.filter((run) => run.set === set);
    const should = inSet('should');
    expect(score(facts, ['A'], at, by).units[0]).toMatchObject({
      dispatched: should.length + inSet('pending').length + inSet('deferral-recognised').length,
      pending: inSet('pending').length,
      returnedAway: inSet('returned-away').length,
      unlimited: inSet('unlimited').length,
      should: should.length,
      resolved: should.filter((run) => run.resolved).length,
      timely: counted.filter((run) => run.timely).length,
    });
    expect(counted.filter((run) => run.timely && !(run.set === 'should' && run.resolved && run.onTime))).toEqual([]);
  });
});
