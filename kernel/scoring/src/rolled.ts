import { type Marks, marksOf, ON_EXTENSION } from './marks.js';
import type { Tally } from './tally.js';
import type { RunFact, ScoringPeriod } from './types.js';

/** The set that a run belongs to whatever the period, as far as its facts alone say. */
export type RolledSet = 'counted' | 'returned-away' | 'unlimited' | 'excluded' | 'void';

/** A run without its case: what runs that count alike have in common, so that they can be added up and kept as numbers. */
export interface RolledFact {
  /** The instant by which it belongs to a period: its first due, or its start where it has no limit. */
  readonly countedAt: number;
  readonly set: RolledSet;
  /** Its marks but for the one that depends on when they are read: an extension that has not run out. */
  readonly marks: Marks;
  /** Until when the unit handles it on its extension; null where it does not. */
  readonly extendedUntil: number | null;
}

/** Runs of one unit that count alike; negative ones are taken away. */
export interface RolledRuns {
  readonly unit: string;
  readonly set: RolledSet;
  readonly marks: Marks;
  readonly extendedUntil: number | null;
  readonly runs: number;
}

/** Where a run stands in every period and at every instant, in four members. */
export function rolled(fact: RunFact): RolledFact {
  return {
    countedAt: fact.firstDue ?? fact.start,
    set: setOf(fact),
    marks: marksOf({ ...fact, handledUntil: null }, 0),
    extendedUntil: fact.extended ? fact.handledUntil : null,
  };
}

/** The order of the questions is that of `place`. */
function setOf(fact: RunFact): RolledSet {
  if (fact.void) return 'void';
  if (fact.adjusted === 'exclude') return 'excluded';
  if (fact.firstDue === null) return 'unlimited';
  return fact.returnedAway === 'in-time' ? 'returned-away' : 'counted';
}

/** Adds runs of a period, already chosen by `countedAt`, to their unit's tally. */
export function takeRolled(tally: Tally, rolled: RolledRuns, period: ScoringPeriod): void {
  const { set, runs, extendedUntil } = rolled;
  if (set === 'returned-away') tally.returnedAway += runs;
  if (set === 'unlimited') tally.unlimited += runs;
  if (set !== 'counted') return;
  const onExtension = extendedUntil !== null && extendedUntil >= period.asOf;
  const marks = onExtension ? rolled.marks | ON_EXTENSION : rolled.marks;
  tally.runs[marks] = (tally.runs[marks] ?? 0) + runs;
}
