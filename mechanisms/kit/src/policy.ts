/** The stages of a case whose time is the centre's, each with one allowance for all cases. */
export const STAGES = ['filing', 'dispatch', 'sendVerification', 'verification', 'closing', 'supervision'] as const;
export type StageName = (typeof STAGES)[number];

export const TIMELY_MODES = ['recognised', 'strict'] as const;
export type TimelyMode = (typeof TIMELY_MODES)[number];

/** A stage's allowance: work time or natural time as the case's severity says, so never workdays or urgent hours. */
export type StageAllowance = { readonly minutes: number } | { readonly hours: number };

/**
 * How clocks and scores are judged from a date on: one version of a city's rules (seeds, part 1, 五), checked, with every
 * setting filled in. Printed as JSON its members come in this order.
 */
export interface Policy {
  readonly id: string;
  /** The first local date (`YYYY-MM-DD`) that it governs. */
  readonly validFrom: string;
  /** Sum to exactly 1. */
  readonly weights: { readonly timely: number; readonly resolved: number };
  /** Shares of a unit's runs, 0 … 1. */
  readonly repeatAllowance: number;
  readonly deferralLimit: number;
  readonly extensionLimit: number;
  /** Runs that the three shares grant at least. */
  readonly minAllowance: number;
  readonly timelyMode: TimelyMode;
  /** The part of an allowance, 0 … 1, whose last rest turns a light yellow. */
  readonly warnFraction: number;
  readonly stages: Readonly<Record<StageName, StageAllowance>>;
}

/** What a policy leaves out. The source's figures; the limits of deferral and extension are Bihuan's own. */
export const POLICY_DEFAULTS: Omit<Policy, 'id' | 'validFrom'> = {
  weights: { timely: 0.8, resolved: 0.2 },
  repeatAllowance: 0.03,
  deferralLimit: 0.03,
  extensionLimit: 0.03,
  minAllowance: 0,
  timelyMode: 'recognised',
  warnFraction: 0.2,
  stages: {
    filing: { minutes: 30 },
    dispatch: { minutes: 30 },
    sendVerification: { minutes: 30 },
    verification: { minutes: 60 },
    closing: { minutes: 30 },
    supervision: { minutes: 30 },
  },
};

export type PolicyErrorCode =
  /** A mandatory member is not there. */
  | 'missing'
  | 'wrong-type'
  | 'bad-date'
  | 'out-of-range'
  | 'not-one-of'
  /** The weights do not add up to 1. */
  | 'bad-sum'
  /** A stage in another unit than minutes or hours, or in two. */
  | 'bad-unit';

export class PolicyError extends Error {
  override readonly name = 'PolicyError';

  constructor(
    readonly code: PolicyErrorCode,
    /** `stages.filing`; empty where the whole is no policy. */
    readonly member: string,
    message: string,
  ) {
    super(message);
  }
}
