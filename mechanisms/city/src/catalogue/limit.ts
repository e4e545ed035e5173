import type { Duration } from '@bihuan/kit';
import type { Provenance, Text } from '../provenance.js';
import type { Codes } from './codes.js';
import type { Severity } from './severity.js';

/**
 * One row of a class's standard: when a case is filed under it, how long handling may take, and what must be seen on
 * site before it is closed. `general` and `special` count work time, `urgent` natural time.
 */
export interface Limit {
  readonly codes: Codes;
  readonly severity: Severity;
  /** Condition for filing. */
  readonly filing: Text;
  readonly limit: Duration | null;
  /** Condition for closing, which the verifier ticks. */
  readonly closing: Text;
  readonly provenance: Provenance;
}

/** The same for a whole group of classes, where no row names the class. */
export interface GroupLimit extends Omit<Limit, 'codes'> {
  /** Which kind of class, of either standard. */
  readonly kind: 'component' | 'event';
}
