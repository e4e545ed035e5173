import { type Exact, exact, type ModelPolicy, type ModelUnit } from './events.js';
import { countedLegs, latestRun, type ModelCase, type Run } from './history.js';
import { after, reaches, type Ticks } from './time.js';

/** The numbers of one unit or of the area over `[from, to)` at `asOf`. */
export interface ModelScore {
  readonly dispatched: number;
  readonly returnedAway: number;
  readonly unlimited: number;
  readonly pending: number;
  readonly should: number;
  readonly resolved: number;
  readonly timely: number;
  readonly timelyRate: number | null;
  readonly resolvedRate: number | null;
  readonly score: number | null;
}

export interface ModelUnitScore extends ModelScore {
  readonly unit: string;
  readonly deferred: number;
  readonly extended: number;
  readonly returned: number;
  readonly repeat: number;
  readonly deferralsRecognised: boolean;
  readonly extensionsRecognised: boolean;
  readonly rank: number | null;
}

export interface Period {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/** A run together with its case and the time that the case counts. */
interface Entry {
  readonly matter: ModelCase;
  readonly run: Run;
  readonly time: Ticks;
}

/** When the standard form's used time (no pause taken out) reaches the standard, or the standard and its extensions. */
function dueOf({ run, time }: Entry, extended: boolean): number | null {
  if (run.standard === null) return null;
  const clock = { start: run.start, legs: countedLegs(run), pauses: [] };
  return reaches(time, clock, run.standard + (extended ? run.extensions : 0));
}

const VOID = ['rejected', 'merged', 'cancelled', 'referred'];

function inPeriod(t: number, period: Period): boolean {
  return period.from <= t && t < period.to && t <= period.asOf;
}

/** Which set of the period the run belongs to. */
function setOf(entry: Entry, period: Period): 'N' | 'returnedAway' | 'unlimited' | null {
  const { matter, run, time } = entry;
  if (VOID.includes(matter.state) || run.adjusted === 'exclude') return null;
  if (run.standard === null) return inPeriod(run.start, period) ? 'unlimited' : null;
  if (!inPeriod(after(time, run.start, run.standard), period)) return null;
  const leg = run.legs.at(-1);
  const lostByReturn = run !== latestRun(matter) && leg?.endedBy === 'returned';
  if (!lostByReturn) return 'N';
  const due = dueOf(entry, false);
  const wasLate = due !== null && leg.to > due;
  return wasLate ? 'N' : 'returnedAway';
}

function isPending(entry: Entry, extensionsRecognised: boolean, asOf: number): boolean {
  const { matter, run } = entry;
  if (run !== latestRun(matter)) return false;
  if (['feedback', 'verifying', 'returned'].includes(matter.state)) return true;
  if (matter.state !== 'handling' || !run.extended || !extensionsRecognised) return false;
  const due = dueOf(entry, true);
  return due === null || due >= asOf;
}

function isOnTime(entry: Entry, extensionsRecognised: boolean): boolean {
  const { accepted } = entry.run;
  if (accepted === null) return false;
  const due = dueOf(entry, extensionsRecognised);
  return due === null || accepted <= due;
}

/** floor(limit × n), exactly. */
function floorOf(limit: number, n: number): number {
  const { num, den } = exact(limit);
  return Number((num * BigInt(n)) / den);
}

/** |marked| ≤ max(limit × |N|, minAllowance), exactly. */
function within(marked: number, limit: number, n: number, minAllowance: number): boolean {
  const { num, den } = exact(limit);
  return BigInt(marked) * den <= num * BigInt(n) || marked <= minAllowance;
}

function scoreUnit(
  unit: string,
  entries: readonly Entry[],
  policy: ModelPolicy,
  period: Period,
): Omit<ModelUnitScore, 'rank'> {
  const own = entries.filter((entry) => entry.run.unit === unit);
  const set = (name: string): Entry[] => own.filter((entry) => setOf(entry, period) === name);
  const all = set('N');
  const n = all.length;
  const strict = policy.timelyMode === 'strict';
  const count = (test: (run: Run) => boolean): number => all.filter((entry) => test(entry.run)).length;
  const deferred = count((run) => run.deferred);
  const extended = count((run) => run.extended);
  const returned = count((run) => run.returned);
  const repeat = count((run) => run.dispatchNo >= 2);
  const deferralsRecognised = !strict && within(deferred, policy.deferralLimit, n, policy.minAllowance);
  const extensionsRecognised = !strict && within(extended, policy.extensionLimit, n, policy.minAllowance);

  const rest = all.filter((entry) => !(deferralsRecognised && entry.run.deferred));
  const should = rest.filter((entry) => !isPending(entry, extensionsRecognised, period.asOf));
  const resolved = should.filter((entry) => entry.run.accepted !== null);
  const forced = resolved.filter((entry) => entry.run.adjusted === 'on-time');
  const onTime = resolved
    .filter((entry) => entry.run.adjusted !== 'on-time')
    .filter((entry) => isOnTime(entry, extensionsRecognised))
    .filter(({ run }) => !strict || !(run.deferred || run.extended || run.returned || run.dispatchNo >= 2));
  const plain = onTime.filter((entry) => entry.run.dispatchNo === 1).length;
  const repeats = onTime.length - plain;
  const allowed = Math.max(floorOf(policy.repeatAllowance, n), policy.minAllowance);
  const integers = {
    dispatched: n,
    returnedAway: set('returnedAway').length,
    unlimited: set('unlimited').length,
    pending: rest.length - should.length,
    should: should.length,
    resolved: resolved.length,
    timely: forced.length + plain + Math.min(repeats, allowed),
  };
  const flags = { deferralsRecognised, extensionsRecognised };
  return { unit, deferred, extended, returned, repeat, ...flags, ...integers, ...rates(integers, policy) };
}

/** 100 × (weight × timely + weight × resolved) / should as an exact fraction. */
function exactScore(figures: { timely: number; resolved: number; should: number }, policy: ModelPolicy): Exact {
  const a = exact(policy.weights.timely);
  const b = exact(policy.weights.resolved);
  const sum = a.num * b.den * BigInt(figures.timely) + b.num * a.den * BigInt(figures.resolved);
  return { num: 100n * sum, den: a.den * b.den * BigInt(figures.should) };
}

/** num / den to so many decimals, half away from zero; never negative here. */
function rounded({ num, den }: Exact, decimals: number): number {
  const scale = 10n ** BigInt(decimals);
  return Number((2n * num * scale + den) / (2n * den)) / Number(scale);
}

function rates(
  figures: { timely: number; resolved: number; should: number },
  policy: ModelPolicy,
): Pick<ModelScore, 'timelyRate' | 'resolvedRate' | 'score'> {
  if (figures.should === 0) return { timelyRate: null, resolvedRate: null, score: null };
  const den = BigInt(figures.should);
  return {
    timelyRate: rounded({ num: BigInt(figures.timely), den }, 4),
    resolvedRate: rounded({ num: BigInt(figures.resolved), den }, 4),
    score: rounded(exactScore(figures, policy), 2),
  };
}

/** Exact score descending, then should descending, then unit id by code point; without a score last, by id. */
function compare(a: Omit<ModelUnitScore, 'rank'>, b: Omit<ModelUnitScore, 'rank'>, policy: ModelPolicy): number {
  const byId = a.unit < b.unit ? -1 : 1; // the ids of these tests are ASCII
  if (a.should === 0 || b.should === 0) return a.should === b.should ? byId : b.should - a.should;
  const left = exactScore(a, policy);
  const right = exactScore(b, policy);
  const difference = right.num * left.den - left.num * right.den;
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return b.should - a.should || byId;
}

/** `cases` are folded up to and at `period.asOf`. */
export function score(
  timeOf: (matter: ModelCase) => Ticks,
  cases: readonly ModelCase[],
  units: readonly ModelUnit[],
  policy: ModelPolicy,
  period: Period,
): { units: ModelUnitScore[]; area: ModelScore } {
  const entries = cases.flatMap((matter) => matter.runs.map((run) => ({ matter, run, time: timeOf(matter) })));
  const scored = units.map((unit) => scoreUnit(unit.id, entries, policy, period));
  scored.sort((a, b) => compare(a, b, policy));
  const sum = (
    member: 'dispatched' | 'returnedAway' | 'unlimited' | 'pending' | 'should' | 'resolved' | 'timely',
  ): number => scored.reduce((total, each) => total + each[member], 0);
  const integers = {
    dispatched: sum('dispatched'),
    returnedAway: sum('returnedAway'),
    unlimited: sum('unlimited'),
    pending: sum('pending'),
    should: sum('should'),
    resolved: sum('resolved'),
    timely: sum('timely'),
  };
  return {
    units: scored.map((each, index) => ({ ...each, rank: each.should === 0 ? null : index + 1 })),
    area: { ...integers, ...rates(integers, policy) },
  };
}
