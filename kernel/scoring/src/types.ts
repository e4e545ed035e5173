/** An exact decimal as it stands in a policy: units × 10^-scale. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** The part of a policy that scores (20-clock-and-score §3), already checked and with its defaults filled in. */
export interface ScoringRules {
  readonly weights: { readonly timely: number; readonly resolved: number };
  readonly repeatAllowance: number;
  readonly deferralLimit: number;
  readonly extensionLimit: number;
  readonly minAllowance: number;
  readonly timelyMode: 'recognised' | 'strict';
}

/**
 * One unit's unbroken responsibility for a case, as it stands at `asOf`. Whatever the period and the policy's limits
 * decide is left open here: both forms of a due instant are given, and which one counts is decided when it is read.
 */
export interface RunFact {
  readonly case: string;
  readonly unit: string;
  /** Start of the run, UTC ms. */
  readonly start: number;
  /** add(start, standard); null for a run without limit. */
  readonly firstDue: number | null;
  /** The case ended as rejected, merged, cancelled or referred: the run counts nowhere. */
  readonly void: boolean;
  /** How the unit lost the case by an accepted return and a dispatch to another unit: not late or late at that return; null where it did not. */
  readonly returnedAway: 'in-time' | 'late' | null;
  readonly deferred: boolean;
  readonly extended: boolean;
  readonly returned: boolean;
  /** dispatchNo ≥ 2. */
  readonly repeat: boolean;
  /** The case's latest run, waiting for the centre (feedback, verifying, returned). */
  readonly waiting: boolean;
  /** For the case's latest run while it is handled: its due instant with its extensions, no pause taken out; else null. */
  readonly handledUntil: number | null;
  /** verified(passed) at or before asOf and not reopened since. */
  readonly resolved: boolean;
  /** Of a resolved run: was the accepted feedback not later than the due of the standard form? */
  readonly onTimeStandard: boolean;
  /** … than the due with its extensions (no pause taken out)? */
  readonly onTimeExtended: boolean;
  readonly adjusted: 'exclude' | 'on-time' | null;
}

export interface UnitScore {
  readonly unit: string;
  /** |N| of 20-clock-and-score §3. */
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
  /** 4 decimals, half away from zero; null where should = 0. */
  readonly timelyRate: number | null;
  readonly resolvedRate: number | null;
  /** 2 decimals, half away from zero; null where should = 0. */
  readonly score: number | null;
  readonly rank: number | null;
}

export interface AreaScore {
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

/** Half-open period `[from, to)` read at `asOf`; UTC ms. */
export interface ScoringPeriod {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/** Why a run counts as it does, so that every figure opens the cases behind it. */
export interface CountedRun {
  readonly case: string;
  readonly unit: string;
  readonly start: number;
  readonly firstDue: number | null;
  /** `elsewhere`: the run belongs to no set of this period. */
  readonly set:
    | 'should'
    | 'pending'
    | 'deferral-recognised'
    | 'returned-away'
    | 'unlimited'
    | 'excluded'
    | 'void'
    | 'elsewhere';
  readonly deferred: boolean;
  readonly extended: boolean;
  readonly returned: boolean;
  readonly repeat: boolean;
  readonly resolved: boolean;
  readonly onTime: boolean;
  /** False for an on-time repeat run beyond the repeat allowance (the allowance goes to the earliest first due, then case id). */
  readonly timely: boolean;
}

export interface ScoringResult {
  /** Every listed unit, in rank order; unranked last by id. */
  readonly units: readonly UnitScore[];
  readonly area: AreaScore;
}
