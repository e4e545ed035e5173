import { describe, expect, it } from 'vitest';
import { countedRuns } from './counted.js';
import { FORMAL, GOOD, LATE, PERIOD, runs, SAVED, STRICT } from './facts.fixture.js';
import type { RunFact } from './types.js';

function sets(facts: readonly RunFact[], rules = FORMAL): string[] {
  return countedRuns(facts, null, PERIOD, rules).map((run) => run.set);
}

describe('countedRuns', () => {
  it('names the set of each run, in the order given', () => {
    const facts = [
      ...runs(1, GOOD),
      ...runs(1, { waiting: true }),
      ...runs(1, { deferred: true }),
      ...runs(1, { returnedAway: 'in-time' }),
      ...runs(1, { returnedAway: 'late' }),
      ...runs(1, { firstDue: null }),
      ...runs(1, { adjusted: 'exclude' }),
      ...runs(1, { void: true, adjusted: 'exclude' }),
      ...runs(1, { firstDue: 2000 }),
      ...runs(1, { void: true, firstDue: 999 }),
    ];
    expect(sets(facts, { ...FORMAL, minAllowance: 1 })).toEqual([
      'should',
      'pending',
      'deferral-recognised',
      'returned-away',
      'should',
      'unlimited',
      'excluded',
      'void',
      'elsewhere',
      'elsewhere',
    ]);
  });

  it('carries the run’s own marks', () => {
    const [fact] = runs(1, { ...SAVED, case: 'C-1', start: 1200, firstDue: 1300, returned: true });
    expect(countedRuns(fact ? [fact] : [], 'A', PERIOD, { ...FORMAL, extensionLimit: 1 })).toEqual([
      {
        case: 'C-1',
        unit: 'A',
        start: 1200,
        firstDue: 1300,
        set: 'should',
        deferred: false,
        extended: true,
        returned: true,
        repeat: false,
        resolved: true,
        onTime: true,
        timely: true,
      },
    ]);
  });

  it('gives one unit’s runs, or all, each judged within its own unit', () => {
    // 1 of A's 2 is over the limit of a half? No: 1 ≤ 1. B's 1 of 1 is.
    const facts = [...runs(1, { deferred: true }), ...runs(1, GOOD), ...runs(1, { unit: 'B', deferred: true })];
    const rules = { ...FORMAL, deferralLimit: 0.5 };
    expect(sets(facts, rules)).toEqual(['deferral-recognised', 'should', 'should']);
    expect(countedRuns(facts, 'B', PERIOD, rules).map(({ unit, set }) => [unit, set])).toEqual([['B', 'should']]);
    expect(countedRuns(facts, 'none', PERIOD, rules)).toEqual([]);
  });

  it('gives the repeat allowance to the earliest first due, then by case, then by start', () => {
    const repeat = { ...GOOD, repeat: true };
    const facts = [
      ...runs(1, { ...repeat, case: '𠀀', firstDue: 1500 }),
      ...runs(1, { ...repeat, case: '￥', firstDue: 1500, start: 1450 }),
      ...runs(1, { ...repeat, case: '￥', firstDue: 1500, start: 1440 }),
      ...runs(1, { ...repeat, case: '𠀁', firstDue: 1400 }),
      ...runs(1, { ...LATE, repeat: true, firstDue: 1100 }),
      ...runs(1, { ...repeat, adjusted: 'on-time', firstDue: 1900 }),
    ];
    const timely = (allowed: number) =>
      countedRuns(facts, 'A', PERIOD, { ...FORMAL, minAllowance: allowed }).map((run) => (run.timely ? 1 : 0));
    expect(timely(0)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(timely(1)).toEqual([0, 0, 0, 1, 0, 1]);
    expect(timely(2)).toEqual([0, 0, 1, 1, 0, 1]);
    expect(timely(3)).toEqual([0, 1, 1, 1, 0, 1]);
    expect(timely(4)).toEqual([1, 1, 1, 1, 0, 1]);
  });

  it('gives every unit an allowance of its own', () => {
    const repeat = { ...GOOD, repeat: true };
    const facts = [...runs(2, repeat), ...runs(2, { ...repeat, unit: 'B' })];
    const counted = countedRuns(facts, null, PERIOD, { ...FORMAL, minAllowance: 1 });
    expect(counted.map((run) => run.timely)).toEqual([true, false, true, false]);
  });

  it('tells on time from timely in strict mode', () => {
    const [run] = countedRuns(runs(1, { ...GOOD, returned: true }), 'A', PERIOD, STRICT);
    expect(run).toMatchObject({ set: 'should', onTime: true, timely: false });
  });

  it('keeps a recognised deferral’s own ending, and counts it nowhere', () => {
    const rules = { ...FORMAL, deferralLimit: 1 };
    const [run] = countedRuns(runs(1, { ...GOOD, deferred: true }), 'A', PERIOD, rules);
    expect(run).toMatchObject({ set: 'deferral-recognised', resolved: true, onTime: true, timely: false });
  });

  it('reads facts that can be read only once', () => {
    function* once() {
      yield* runs(2, GOOD);
    }
    expect(countedRuns(once(), null, PERIOD, FORMAL).map((run) => run.timely)).toEqual([true, true]);
  });
});
