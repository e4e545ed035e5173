import type { ModelPolicy, StageName } from './events.js';
import { exact } from './events.js';
import { countedLegs, isDeferred, isOpen, latestRun, lengthOf, type ModelCase, type Run } from './history.js';
import { type ModelClock, reaches, type Span, type Ticks, used } from './time.js';

/**
 * What `lights` shows of a case at T.
 *
 * Readings: a clock that stopped while it was paused shows the light of its stop; of two causes that follow on each other
 * without a gap (a deferral ended by a special case's feedback) the whole process shows the later one's instant.
 */

export type Light = 'green' | 'yellow' | 'red';

export interface Reading {
  readonly light: Light;
  readonly dueAt: number | null;
  readonly warnAt: number | null;
  readonly usedMinutes: number;
}

export interface CaseLights {
  readonly case: string;
  readonly state: string;
  readonly deferred: boolean;
  readonly unit: string | null;
  readonly stage: Reading & { readonly name: StageName };
  readonly handling: Reading | null;
  readonly whole: Reading;
}

/**
 * @param stands the instant at which the clock stopped or paused; null while it runs
 */
function read(
  time: Ticks,
  clock: ModelClock,
  allowance: number | null,
  warnFraction: number,
  now: number,
  stands: number | null,
): Reading {
  const usedMinutes = used(time, clock, now) / 60_000;
  if (allowance === null) return { light: 'green', dueAt: null, warnAt: null, usedMinutes };
  // a clock that stands gets no further than now
  const limit = stands === null ? Number.POSITIVE_INFINITY : now;
  const due = reaches(time, clock, allowance, limit);
  const warn = reaches(time, clock, warnAmount(allowance, warnFraction), limit);
  const judged = stands ?? now;
  const light = due !== null && judged > due ? 'red' : warn !== null && judged >= warn ? 'yellow' : 'green';
  const running = stands === null;
  return { light, dueAt: running ? due : null, warnAt: running ? warn : null, usedMinutes };
}

/** The least whole number of ms that, used, leaves no more than the fraction of the allowance. */
function warnAmount(allowance: number, warnFraction: number): number {
  const { num, den } = exact(warnFraction);
  return allowance - Number((num * BigInt(allowance)) / den);
}

function stageAllowance(matter: ModelCase, policy: ModelPolicy, name: Exclude<StageName, 'handling'>): number | null {
  if (name === 'sendVerification' && matter.severity === 'special') return null;
  return lengthOf(policy.stages[name], 0);
}

/** The recognised form. */
function handlingReading(time: Ticks, matter: ModelCase, run: Run, policy: ModelPolicy, now: number): Reading {
  const clock: ModelClock = { start: run.start, legs: countedLegs(run), pauses: run.pauses };
  const allowance = run.standard === null ? null : run.standard + run.extensions;
  const stopped = matter.state === 'handling' ? null : (run.legs.at(-1)?.to ?? null);
  const paused = isDeferred(matter, now) ? pauseAt(run.pauses, now) : null;
  return read(time, clock, allowance, policy.warnFraction, now, stopped ?? paused);
}

function pauseAt(pauses: readonly Span[], t: number): number | null {
  return pauses.find((each) => each.from <= t && t < each.to)?.from ?? null;
}

export function stageReading(time: Ticks, matter: ModelCase, policy: ModelPolicy, now: number): CaseLights['stage'] {
  const { name, since } = matter.stage;
  const run = latestRun(matter);
  if (name === 'handling') {
    if (!run) throw new Error('handling without a run');
    return { name, ...handlingReading(time, matter, run, policy, now) };
  }
  const pauses = name === 'filing' ? matter.checks : [];
  const clock: ModelClock = { start: since, legs: [{ from: since, to: Number.POSITIVE_INFINITY }], pauses };
  const allowance = stageAllowance(matter, policy, name);
  return { name, ...read(time, clock, allowance, policy.warnFraction, now, pauseAt(pauses, now)) };
}

function wholeAllowance(matter: ModelCase, policy: ModelPolicy, dayMinutes: number): number | null {
  if (matter.filedStandard === undefined) return null;
  const run = latestRun(matter);
  const handling = run ? run.standard : lengthOf(matter.filedStandard, dayMinutes);
  if (handling === null) return null;
  const stages = (['filing', 'dispatch', 'sendVerification', 'verification', 'closing'] as const).map(
    (name) => stageAllowance(matter, policy, name) ?? 0,
  );
  return stages.reduce((sum, each) => sum + each, handling + (run?.extensions ?? 0));
}

export function wholeReading(
  time: Ticks,
  matter: ModelCase,
  policy: ModelPolicy,
  dayMinutes: number,
  now: number,
): Reading {
  const pauses: Span[] = [
    ...matter.closedSpans,
    ...matter.runs.flatMap((run) => run.pauses),
    ...(matter.severity === 'special' ? matter.feedbackSpans : []),
  ];
  const legs = [{ from: matter.reportedAt, to: Number.POSITIVE_INFINITY }];
  const clock: ModelClock = { start: matter.reportedAt, legs, pauses };
  const allowance = wholeAllowance(matter, policy, dayMinutes);
  return read(time, clock, allowance, policy.warnFraction, now, pauseAt(pauses, now));
}

/** Null for a case that is not open. */
export function caseLights(
  time: Ticks,
  matter: ModelCase,
  policy: ModelPolicy,
  dayMinutes: number,
  now: number,
): CaseLights | null {
  if (!isOpen(matter)) return null;
  const run = latestRun(matter);
  return {
    case: matter.name,
    state: matter.state,
    deferred: isDeferred(matter, now),
    unit: run?.unit ?? null,
    stage: stageReading(time, matter, policy, now),
    handling: run ? handlingReading(time, matter, run, policy, now) : null,
    whole: wholeReading(time, matter, policy, dayMinutes, now),
  };
}
