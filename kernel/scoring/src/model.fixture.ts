import type { RunFact, ScoringPeriod, ScoringRules } from './types.js';

/**
 * The rules of scoring once more, as slow and as plain as can be: lists that are filtered, fractions of BigInts, digits
 * cut from texts. It shares no line with the package, so that the two can be set against each other.
 */
export interface ModelScore {
  readonly unit: string;
  readonly dispatched: number;
  readonly deferred: number;
  readonly extended: number;
  readonly returned: number;
  readonly repeat: number;
  readonly returnedAway: number;
  readonly unlimited: number;
  readonly pending: number;
  readonly deferralsRecognised: boolean;
  readonly extensionsRecognised: boolean;
  readonly should: number;
  readonly resolved: number;
  readonly timely: number;
  readonly timelyRate: string | null;
  readonly resolvedRate: string | null;
  readonly score: string | null;
}

/** Millionths, read digit by digit; the model takes limits of up to six decimals. */
function millionths(value: number): bigint {
  const [whole = '0', fraction = ''] = value.toFixed(6).split('.');
  return BigInt(whole) * 1_000_000n + BigInt(fraction);
}

/** The first of all texts 0.0000, 0.0001, … whose distance to the fraction is the least, the upper of two. */
function nearest(numerator: bigint, denominator: bigint, decimals: number): string {
  const grain = 10n ** BigInt(decimals);
  let steps = (numerator * grain) / denominator;
  const below = numerator * grain - steps * denominator;
  const above = (steps + 1n) * denominator - numerator * grain;
  if (above <= below) steps += 1n;
  const digits = steps.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function modelOf(
  all: readonly RunFact[],
  unit: string,
  period: ScoringPeriod,
  rules: ScoringRules,
): ModelScore & { readonly exact: readonly [bigint, bigint] } {
  const strict = rules.timelyMode === 'strict';
  const known = all.filter((run) => run.unit === unit && !run.void && run.adjusted !== 'exclude');
  const within = (at: number | null) => at !== null && period.from <= at && at < period.to && at <= period.asOf;
  const dueHere = known.filter((run) => within(run.firstDue));
  const n = dueHere.filter((run) => run.returnedAway !== 'in-time');

  const deferred = n.filter((run) => run.deferred);
  const extended = n.filter((run) => run.extended);
  const allowed = (count: number, limit: number) =>
    BigInt(count) * 1_000_000n <= millionths(limit) * BigInt(n.length) || count <= rules.minAllowance;
  const deferralsRecognised = !strict && allowed(deferred.length, rules.deferralLimit);
  const extensionsRecognised = !strict && allowed(extended.length, rules.extensionLimit);

  const rest = deferralsRecognised ? n.filter((run) => !run.deferred) : n;
  const stillExtended = (run: RunFact) =>
    extensionsRecognised && run.extended && run.handledUntil !== null && !(run.handledUntil < period.asOf);
  const pending = rest.filter((run) => run.waiting || stillExtended(run));
  const should = rest.filter((run) => !pending.includes(run));
  const resolved = should.filter((run) => run.resolved);

  const byClock = (run: RunFact) => (extensionsRecognised ? run.onTimeExtended : run.onTimeStandard);
  const appealed = resolved.filter((run) => run.adjusted === 'on-time');
  const onTime = resolved.filter((run) => run.adjusted !== 'on-time' && byClock(run));
  const clean = onTime.filter((run) => !(run.deferred || run.extended || run.returned || run.repeat));
  const first = onTime.filter((run) => !run.repeat);
  const again = onTime.filter((run) => run.repeat);
  let allowance = 0;
  while (BigInt(allowance + 1) * 1_000_000n <= millionths(rules.repeatAllowance) * BigInt(n.length)) allowance += 1;
  if (allowance < rules.minAllowance) allowance = rules.minAllowance;
  const timely = appealed.length + (strict ? clean.length : first.length + again.slice(0, allowance).length);

  const points =
    millionths(rules.weights.timely) * BigInt(timely) + millionths(rules.weights.resolved) * BigInt(resolved.length);
  const base = BigInt(should.length);
  return {
    unit,
    dispatched: n.length,
    deferred: deferred.length,
    extended: extended.length,
    returned: n.filter((run) => run.returned).length,
    repeat: n.filter((run) => run.repeat).length,
    returnedAway: dueHere.length - n.length,
    unlimited: known.filter((run) => run.firstDue === null && within(run.start)).length,
    pending: pending.length,
    deferralsRecognised,
    extensionsRecognised,
    should: should.length,
    resolved: resolved.length,
    timely,
    timelyRate: base === 0n ? null : nearest(BigInt(timely), base, 4),
    resolvedRate: base === 0n ? null : nearest(BigInt(resolved.length), base, 4),
    score: base === 0n ? null : nearest(points, base * 10_000n, 2),
    exact: [points, base],
  };
}
