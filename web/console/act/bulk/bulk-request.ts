import type { CaseSummary } from '@bihuan/contracts';
import { useSyncExternalStore } from 'react';

/** What each of the cases gets. Plain data: it is kept while the act is on its way. */
export interface BulkChoice {
  /** Each what the server suggests, or all the same. */
  readonly mode: 'each' | 'one';
  /** The one value for all: a unit, a person, or the case that the others are merged into. */
  readonly one: string | null;
  /** Values chosen for single cases, by case. */
  readonly own: Readonly<Record<string, string>>;
  /** Cases that are left out after all. */
  readonly without: readonly string[];
}

/** An act on many cases that is being filled in. */
export interface BulkRequest {
  readonly type: string;
  readonly cases: readonly CaseSummary[];
  readonly choice: BulkChoice;
}

export const FIRST_CHOICE: BulkChoice = { mode: 'each', one: null, own: {}, without: [] };

let request: BulkRequest | null = null;
let whenSent: (() => void) | null = null;
const hearers = new Set<() => void>();

/** Opens the form for many cases; `sent` is called when it is on its way. */
export function askBulk(next: BulkRequest | null, sent: (() => void) | null = null): void {
  request = next;
  whenSent = sent;
  for (const hear of [...hearers]) hear();
}

/** The form has been sent. */
export function bulkSent(): void {
  const call = whenSent;
  askBulk(null);
  call?.();
}

export function useBulkRequest(): BulkRequest | null {
  return useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => request,
  );
}
