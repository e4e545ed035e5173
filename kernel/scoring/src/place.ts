import type { RunFact, ScoringPeriod } from './types.js';

/** Where a run stands before any limit of the policy is looked at. `dispatched` is the set that is called N. */
export type Place = 'dispatched' | 'returned-away' | 'unlimited' | 'excluded' | 'void' | 'elsewhere';

/**
 * A run belongs to the period in which it first falls due by its plain standard, a run without limit to the one in which
 * it started; what lies after `asOf` is not known yet. An accepted return takes a run away unless it was late already:
 * a return is no escape.
 */
export function place(fact: RunFact, period: ScoringPeriod): Place {
  const counted = fact.firstDue ?? fact.start;
  if (counted < period.from || counted >= period.to || counted > period.asOf) return 'elsewhere';
  if (fact.void) return 'void';
  if (fact.adjusted === 'exclude') return 'excluded';
  if (fact.firstDue === null) return 'unlimited';
  return fact.returnedAway === 'in-time' ? 'returned-away' : 'dispatched';
}
