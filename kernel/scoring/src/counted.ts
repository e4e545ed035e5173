import { marksOf } from './marks.js';
import { byCodePoint } from './order.js';
import { place } from './place.js';
import { countsOf, emptyTally, type Tally, take } from './tally.js';
import type { CountedRun, RunFact, ScoringPeriod, ScoringRules } from './types.js';
import { type Grants, grantsOf, verdict } from './verdict.js';

/**
 * Each run with the set that it counts in, in the order given: the runs behind every figure of `score`. `resolved` and
 * `onTime` are the run's own (a figure takes them among `set: 'should'`), `timely` is what the score counts.
 * @param unit the unit whose runs are wanted; null for those of all units, each judged within its own unit.
 */
export function countedRuns(
  facts: Iterable<RunFact>,
  unit: string | null,
  period: ScoringPeriod,
  rules: ScoringRules,
): CountedRun[] {
  const wanted = Array.from(facts).filter((fact) => unit === null || fact.unit === unit);
  const grants = grantsByUnit(wanted, period, rules);
  const counted: CountedRun[] = [];
  const repeats: { fact: RunFact; index: number }[] = [];
  for (const fact of wanted) {
    const granted = grants.get(fact.unit);
    if (granted === undefined) continue;
    const { timely, ...run } = explain(fact, period, granted);
    if (timely === 'repeat') repeats.push({ fact, index: counted.length });
    counted.push({ ...run, timely: timely === true });
  }
  // The allowance goes to the runs that fell due first.
  const left = new Map(Array.from(grants, ([id, granted]) => [id, granted.repeats]));
  for (const { fact, index } of repeats.sort((a, b) => byFirstDue(a.fact, b.fact))) {
    const allowance = left.get(fact.unit) ?? 0;
    const run = counted[index];
    if (allowance === 0 || run === undefined) continue;
    counted[index] = { ...run, timely: true };
    left.set(fact.unit, allowance - 1);
  }
  return counted;
}

function grantsByUnit(facts: readonly RunFact[], period: ScoringPeriod, rules: ScoringRules): Map<string, Grants> {
  const tallies = new Map<string, Tally>();
  for (const fact of facts) {
    const tally = tallies.get(fact.unit) ?? emptyTally();
    take(tally, fact, period);
    tallies.set(fact.unit, tally);
  }
  return new Map(Array.from(tallies, ([unit, tally]) => [unit, grantsOf(countsOf(tally), rules)]));
}

function explain(
  fact: RunFact,
  period: ScoringPeriod,
  grants: Grants,
): Omit<CountedRun, 'timely'> & { readonly timely: boolean | 'repeat' } {
  const where = place(fact, period);
  const judged = verdict(marksOf(fact, period.asOf), grants);
  return {
    case: fact.case,
    unit: fact.unit,
    start: fact.start,
    firstDue: fact.firstDue,
    set: where === 'dispatched' ? judged.set : where,
    deferred: fact.deferred,
    extended: fact.extended,
    returned: fact.returned,
    repeat: fact.repeat,
    resolved: judged.resolved,
    onTime: judged.onTime,
    timely: where === 'dispatched' && judged.timely,
  };
}

/** Runs that may be timely have a first due; one case can have several of one unit. */
function byFirstDue(a: RunFact, b: RunFact): number {
  return (a.firstDue ?? 0) - (b.firstDue ?? 0) || byCodePoint(a.case, b.case) || a.start - b.start;
}
