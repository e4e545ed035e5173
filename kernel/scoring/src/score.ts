import { decimal, roundHalfAway, unitsAt } from './decimal.js';
import { byCodePoint } from './order.js';
import { type RolledRuns, takeRolled } from './rolled.js';
import { type Counts, countsOf, emptyTally, occurring, type Tally, take } from './tally.js';
import type { AreaScore, RunFact, ScoringPeriod, ScoringResult, ScoringRules, UnitScore } from './types.js';
import { type Grants, grantsOf, verdict } from './verdict.js';

interface Figures {
  readonly pending: number;
  readonly should: number;
  readonly resolved: number;
  readonly timely: number;
}

type Unranked = Omit<UnitScore, 'rank'>;

/** Both weights as integers over one denominator. */
interface Weights {
  readonly timely: bigint;
  readonly resolved: bigint;
  readonly one: bigint;
}

/**
 * Scores every listed unit over a period. Facts are read once and not kept, so that a year's can be streamed; everything
 * stays an exact integer until it is printed.
 * @param units the ids that are scored; one that has no run appears all the same.
 * @throws Error where a fact's unit is not listed, or an id is listed twice.
 */
export function score(
  facts: Iterable<RunFact>,
  units: readonly string[],
  period: ScoringPeriod,
  rules: ScoringRules,
): ScoringResult {
  return scoreTallies(tallyByUnit(facts, units, period), rules);
}

/**
 * The same over runs that were added up before (`rolled`): the period's, as they stood at its `asOf`. Groups may come in
 * any order, and negative ones before those that they are taken from.
 * @throws Error where a group's unit is not listed, an id is listed twice, or more was taken away than was there.
 */
export function scoreRolled(
  groups: Iterable<RolledRuns>,
  units: readonly string[],
  period: ScoringPeriod,
  rules: ScoringRules,
): ScoringResult {
  const tallies = emptyTallies(units);
  for (const group of groups) takeRolled(tallyOf(tallies, group.unit, 'A group of runs'), group, period);
  for (const [unit, tally] of tallies) {
    // A count below nothing wraps around in the tally, and no city has two thousand million runs.
    if (tally.runs.some((runs) => runs > MOST)) throw new Error(`More runs of ${unit} were taken away than there are.`);
  }
  return scoreTallies(tallies, rules);
}

const MOST = 2 ** 31;

function scoreTallies(tallies: ReadonlyMap<string, Tally>, rules: ScoringRules): ScoringResult {
  const weights = exactWeights(rules);
  const scores = Array.from(tallies, ([unit, tally]) => unitScore(unit, tally, rules, weights));
  return { units: ranked(scores, weights), area: areaScore(scores, weights) };
}

function tallyByUnit(facts: Iterable<RunFact>, units: readonly string[], period: ScoringPeriod): Map<string, Tally> {
  const tallies = emptyTallies(units);
  for (const fact of facts) take(tallyOf(tallies, fact.unit, `Case ${fact.case}`), fact, period);
  return tallies;
}

function emptyTallies(units: readonly string[]): Map<string, Tally> {
  const tallies = new Map(units.map((unit) => [unit, emptyTally()]));
  if (tallies.size < units.length) throw new Error('A unit is listed twice: list every unit once.');
  return tallies;
}

function tallyOf(tallies: ReadonlyMap<string, Tally>, unit: string, what: string): Tally {
  const tally = tallies.get(unit);
  if (tally === undefined) {
    throw new Error(`${what} was dispatched to ${unit}, which is not listed: list this unit as well.`);
  }
  return tally;
}

function unitScore(unit: string, tally: Tally, rules: ScoringRules, weights: Weights): Unranked {
  const counts: Counts = countsOf(tally);
  const grants = grantsOf(counts, rules);
  const figures = figuresOf(tally, grants);
  return {
    unit,
    ...counts,
    returnedAway: tally.returnedAway,
    unlimited: tally.unlimited,
    pending: figures.pending,
    deferralsRecognised: grants.deferrals,
    extensionsRecognised: grants.extensions,
    should: figures.should,
    resolved: figures.resolved,
    timely: figures.timely,
    ...rates(figures, weights),
  };
}

function figuresOf(tally: Tally, grants: Grants): Figures {
  const figures = { pending: 0, should: 0, resolved: 0, timely: 0 };
  let onTimeRepeats = 0;
  for (const [marks, runs] of occurring(tally)) {
    const { set, resolved, timely } = verdict(marks, grants);
    if (set === 'pending') figures.pending += runs;
    if (set !== 'should') continue;
    figures.should += runs;
    if (resolved) figures.resolved += runs;
    if (timely === 'repeat') onTimeRepeats += runs;
    else if (timely) figures.timely += runs;
  }
  figures.timely += Math.min(onTimeRepeats, grants.repeats);
  return figures;
}

function exactWeights(rules: ScoringRules): Weights {
  const timely = decimal(rules.weights.timely);
  const resolved = decimal(rules.weights.resolved);
  const scale = Math.max(timely.scale, resolved.scale);
  return { timely: unitsAt(timely, scale), resolved: unitsAt(resolved, scale), one: 10n ** BigInt(scale) };
}

/** The score's numerator; its denominator is `should`, times a factor that all units share. */
function points(figures: Omit<Figures, 'pending'>, weights: Weights): bigint {
  return weights.timely * BigInt(figures.timely) + weights.resolved * BigInt(figures.resolved);
}

function rates(figures: Figures, weights: Weights): Pick<AreaScore, 'timelyRate' | 'resolvedRate' | 'score'> {
  if (figures.should === 0) return { timelyRate: null, resolvedRate: null, score: null };
  const should = BigInt(figures.should);
  return {
    timelyRate: roundHalfAway(BigInt(figures.timely), should, 4),
    resolvedRate: roundHalfAway(BigInt(figures.resolved), should, 4),
    score: roundHalfAway(100n * points(figures, weights), should * weights.one, 2),
  };
}

/** By exact score, then by should, then by id; every rank is given once. A unit without a score has no rank. */
function ranked(scores: readonly Unranked[], weights: Weights): UnitScore[] {
  const sorted = [...scores].sort((a, b) => {
    if (a.should === 0 || b.should === 0) return b.should - a.should || byCodePoint(a.unit, b.unit);
    const left = points(a, weights) * BigInt(b.should);
    const right = points(b, weights) * BigInt(a.should);
    if (left !== right) return left > right ? -1 : 1;
    return b.should - a.should || byCodePoint(a.unit, b.unit);
  });
  return sorted.map((unit, i) => ({ ...unit, rank: unit.should === 0 ? null : i + 1 }));
}

/** The figure of some units together, made of their own figures. */
export function sumOfUnits(units: readonly UnitScore[], rules: ScoringRules): AreaScore {
  return areaScore(units, exactWeights(rules));
}

/** The units' integers added up, then the same formulas: never a mean of rates. */
function areaScore(units: readonly Unranked[], weights: Weights): AreaScore {
  const sum = { dispatched: 0, returnedAway: 0, unlimited: 0, pending: 0, should: 0, resolved: 0, timely: 0 };
  for (const unit of units) {
    sum.dispatched += unit.dispatched;
    sum.returnedAway += unit.returnedAway;
    sum.unlimited += unit.unlimited;
    sum.pending += unit.pending;
    sum.should += unit.should;
    sum.resolved += unit.resolved;
    sum.timely += unit.timely;
  }
  return { ...sum, ...rates(sum, weights) };
}
