import type { LossReason } from '@bihuan/contracts';
import {
  type CountedRun,
  countedRuns,
  decimal,
  type RunFact,
  roundHalfAway,
  type ScoringPeriod,
  type ScoringRules,
  score,
  type UnitScore,
  unitsAt,
} from '@bihuan/scoring';

/** A run that takes points from its unit. */
export interface Loss {
  /** Its place among the facts. */
  readonly index: number;
  readonly reasons: LossReason[];
  /** What the unit's score would gain, had it been resolved on time and without a mark; to two decimals. */
  readonly points: number;
}

/** An exact score: a fraction of 100. Null: there is none. */
type Exact = { readonly numerator: bigint; readonly denominator: bigint } | null;

/**
 * The runs of one unit that take points from it, those that take the most first (and of equal ones in the order given):
 * each by the difference of the exact score, had it been resolved on time, and as it is. It is not simply left out: a unit
 * with one case less may lose a repeat dispatch that it was allowed, and so have a lower score without its worst case.
 */
export function lossesOf(
  facts: readonly RunFact[],
  unit: string,
  period: ScoringPeriod,
  rules: ScoringRules,
): {
  readonly score: UnitScore;
  readonly losses: Loss[];
} {
  const scored = scoreOf(facts, unit, period, rules);
  const present = exact(scored, rules);
  // Runs of the same marks count the same: a year has a few dozen kinds.
  const known = new Map<string, number>();
  const pointsOf = (index: number, run: CountedRun): number => {
    const fact = facts[index];
    const handled = fact?.handledUntil == null ? null : fact.handledUntil >= period.asOf;
    const key = JSON.stringify([{ ...fact, case: '', start: 0, firstDue: 0, handledUntil: handled }, run.set]);
    const points =
      known.get(key) ??
      gain(
        present,
        exact(
          scoreOf(
            facts.map((each, i) => (i === index ? atItsBest(each) : each)),
            unit,
            period,
            rules,
          ),
          rules,
        ),
      );
    known.set(key, points);
    return points;
  };
  const losses = countedRuns(facts, unit, period, rules).flatMap((run, index) => {
    if (run.set !== 'should' || (run.timely && run.resolved)) return [];
    return [{ index, reasons: reasonsOf(run, facts[index], scored, rules), points: pointsOf(index, run) }];
  });
  return { score: scored, losses: losses.sort((a, b) => b.points - a.points || a.index - b.index) };
}

/** The run as it might have been. */
function atItsBest(fact: RunFact): RunFact {
  return {
    ...fact,
    resolved: true,
    onTimeStandard: true,
    onTimeExtended: true,
    repeat: false,
    deferred: false,
    extended: false,
    returned: false,
    waiting: false,
    handledUntil: null,
    returnedAway: null,
  };
}

function scoreOf(facts: readonly RunFact[], unit: string, period: ScoringPeriod, rules: ScoringRules): UnitScore {
  const [scored] = score(facts, [unit], period, rules).units;
  if (scored === undefined) throw new Error(`${unit} was not scored`);
  return scored;
}

function exact({ should, timely, resolved }: UnitScore, { weights }: ScoringRules): Exact {
  if (should === 0) return null;
  const [one, other] = [decimal(weights.timely), decimal(weights.resolved)];
  const scale = Math.max(one.scale, other.scale);
  return {
    numerator: 100n * (unitsAt(one, scale) * BigInt(timely) + unitsAt(other, scale) * BigInt(resolved)),
    denominator: BigInt(should) * 10n ** BigInt(scale),
  };
}

/** Both have a score: the run counts in it. */
function gain(present: Exact, best: Exact): number {
  if (present === null || best === null) return 0;
  const difference = best.numerator * present.denominator - present.numerator * best.denominator;
  return roundHalfAway(difference, best.denominator * present.denominator, 2);
}

function reasonsOf(run: CountedRun, fact: RunFact | undefined, scored: UnitScore, rules: ScoringRules): LossReason[] {
  if (fact === undefined) return [];
  const strict = rules.timelyMode === 'strict';
  const reasons: LossReason[] = [];
  if (!run.resolved) reasons.push('unresolved');
  else if (!run.onTime) reasons.push(!strict && fact.onTimeExtended ? 'extension' : 'late');
  else if (strict) reasons.push('blemish');
  else if (run.repeat) reasons.push('repeat');
  if (!strict && fact.deferred && !scored.deferralsRecognised) reasons.push('deferral');
  return reasons;
}
