import type { RunFact, ScoringPeriod, ScoringRules } from './types.js';

/** The formal policy of 2010-04-01. */
export const FORMAL: ScoringRules = {
  weights: { timely: 0.8, resolved: 0.2 },
  repeatAllowance: 0.03,
  deferralLimit: 0.03,
  extensionLimit: 0.03,
  minAllowance: 0,
  timelyMode: 'recognised',
};

export const STRICT: ScoringRules = { ...FORMAL, timelyMode: 'strict' };

/** [1000, 2000), read at its end. */
export const PERIOD: ScoringPeriod = { from: 1000, to: 2000, asOf: 2000 };

/** Resolved, and in time by every form. */
export const GOOD = { resolved: true, onTimeStandard: true, onTimeExtended: true } as const;
/** Resolved, and late by every form. */
export const LATE = { resolved: true } as const;
/** Resolved, late by the standard, in time with its extension. */
export const SAVED = { resolved: true, extended: true, onTimeExtended: true } as const;

let cases = 0;

/** So many runs of unit A, due within the period and not resolved but for what is said. */
export function runs(count: number, facts: Partial<RunFact> = {}): RunFact[] {
  return Array.from({ length: count }, () => {
    cases += 1;
    return {
      case: `C${cases}`,
      unit: 'A',
      start: 1400,
      firstDue: 1500,
      void: false,
      returnedAway: null,
      deferred: false,
      extended: false,
      returned: false,
      repeat: false,
      waiting: false,
      handledUntil: null,
      resolved: false,
      onTimeStandard: false,
      onTimeExtended: false,
      adjusted: null,
      ...facts,
    };
  });
}
