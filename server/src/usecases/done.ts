import type { CaseDetail } from '@bihuan/contracts';

/** What a command did. The same idempotency key gives the same again, with `replayed`. */
export interface Done {
  readonly case: string;
  readonly number: string;
  /** The case's version after the command. */
  readonly version: number;
  /** The event's number in the case. */
  readonly seq: number;
  readonly replayed: boolean;
  /** The case as the person sees it now; null where they may not read it any more. */
  readonly detail: CaseDetail | null;
}
