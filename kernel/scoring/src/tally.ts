import { DEFERRED, EXTENDED, MARKS, type Marks, marksOf, REPEAT, RETURNED } from './marks.js';
import { place } from './place.js';
import type { RunFact, ScoringPeriod } from './types.js';

/** One unit's runs of a period, counted by their marks: as large for a million runs as for one. */
export interface Tally {
  readonly runs: Uint32Array;
  returnedAway: number;
  unlimited: number;
}

/** The sizes of N and of its four marked parts: what decides whether deferrals and extensions are recognised. */
export interface Counts {
  readonly dispatched: number;
  readonly deferred: number;
  readonly extended: number;
  readonly returned: number;
  readonly repeat: number;
}

export function emptyTally(): Tally {
  return { runs: new Uint32Array(MARKS), returnedAway: 0, unlimited: 0 };
}

/** Adds one run to its unit's tally. */
export function take(tally: Tally, fact: RunFact, period: ScoringPeriod): void {
  switch (place(fact, period)) {
    case 'dispatched': {
      const marks = marksOf(fact, period.asOf);
      tally.runs[marks] = (tally.runs[marks] ?? 0) + 1;
      break;
    }
    case 'returned-away':
      tally.returnedAway += 1;
      break;
    case 'unlimited':
      tally.unlimited += 1;
      break;
  }
}

/** The marks that occur, each with the number of runs that have them. */
export function* occurring(tally: Tally): Generator<readonly [marks: Marks, runs: number]> {
  for (const [marks, runs] of tally.runs.entries()) if (runs > 0) yield [marks, runs];
}

export function countsOf(tally: Tally): Counts {
  const counts = { dispatched: 0, deferred: 0, extended: 0, returned: 0, repeat: 0 };
  for (const [marks, runs] of occurring(tally)) {
    counts.dispatched += runs;
    if (marks & DEFERRED) counts.deferred += runs;
    if (marks & EXTENDED) counts.extended += runs;
    if (marks & RETURNED) counts.returned += runs;
    if (marks & REPEAT) counts.repeat += runs;
  }
  return counts;
}
