import type { ClosedReason, Instant, Milliseconds } from '@bihuan/worktime';

export type Light = 'green' | 'yellow' | 'red';

/** What a clock shows at an instant. */
export interface ClockReading {
  readonly light: Light;
  /** Only of a running clock with a limit; may lie in the past. */
  readonly dueAt: Instant | null;
  readonly warnAt: Instant | null;
  readonly usedMs: Milliseconds;
  /** Null: no limit. */
  readonly allowanceMs: Milliseconds | null;
  readonly status: 'running' | 'paused' | 'stopped';
  /** Start of the clock. */
  readonly from: Instant;
  /** Of a pause with a planned end: when the clock goes on, and its due and warn instants then. */
  readonly resumes: { readonly at: Instant; readonly dueAt: Instant | null; readonly warnAt: Instant | null } | null;
}

export interface MatterClocks {
  readonly deferred: boolean;
  /** The unit that has, or last had, the case. */
  readonly unit: string | null;
  readonly dispatchNo: number | null;
  /** Null in an end state. */
  readonly stage: (ClockReading & { readonly name: string }) | null;
  readonly handling: ClockReading | null;
  readonly whole: ClockReading;
  /** Running or stopped overlay clocks by name, e.g. supervision. */
  readonly overlays: Readonly<Record<string, ClockReading>>;
}

/** One line of a clock's ledger. Lines partition the clock's span up to the instant asked; counted lines sum to `usedMs`. */
export interface LedgerLine {
  readonly start: Instant;
  readonly end: Instant;
  readonly counted: boolean;
  /** Local date of the line. */
  readonly date: string;
  /** Why it does not count: closed by the calendar, paused (by a mark or state, by whom), or between two legs at the centre. */
  readonly why:
    | null
    | { readonly kind: 'calendar'; readonly reason: ClosedReason; readonly name?: string }
    | { readonly kind: 'paused'; readonly cause: string; readonly by: string }
    | { readonly kind: 'centre' };
}
