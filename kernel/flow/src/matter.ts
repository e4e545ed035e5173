import type { Duration, Instant } from '@bihuan/worktime';

/** One line of a matter's history. `at` is when the centre's server received it. */
export interface MatterEvent {
  readonly case: string;
  readonly at: Instant;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A pause `[from, to)`; `to` null while its end is unknown, in the future while it is only planned. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  /** The mark or state that pauses, e.g. `deferral`, `check`, `closed`. */
  readonly cause: string;
  /** Who wrote the event that paused. */
  readonly by: string;
}

/** From a dispatch to feedback or return. */
export interface Leg {
  /** When the case was sent to dispatch: where the leg of a unit with command duty begins. */
  readonly sent: Instant;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** One unit's unbroken responsibility for a matter. */
export interface Run {
  readonly unit: string;
  readonly standard: Duration | null;
  readonly legs: readonly Leg[];
  readonly extensions: readonly Duration[];
  readonly pauses: readonly Pause[];
  /** Repeat dispatches so far; `dispatchNo` is one more. */
  readonly repeats: number;
  readonly returned: boolean;
  /** How the unit lost the run to another unit; null while it has it. */
  readonly lostBy: 'return' | 'other' | null;
  readonly adjusted: 'exclude' | 'on-time' | null;
}

/** A mark that is up: since when, and until when where it runs out by itself. */
export interface Mark {
  readonly since: Instant;
  readonly until: Instant | null;
}

/** A matter as its events leave it. Plain JSON: it can be stored beside the log and compared with a fresh fold. */
export interface Matter {
  readonly id: string;
  readonly state: string;
  readonly severity: string;
  /** Number of events folded. */
  readonly seq: number;
  readonly begun: Instant;
  /** Instant of the last event. */
  readonly last: Instant;
  /** Start of the current visit of the current stage. */
  readonly since: Instant;
  /** Null where no limit was set; undefined (absent) until filed. */
  readonly standard?: Duration | null;
  readonly marks: Readonly<Record<string, Mark>>;
  /** Pauses of the whole process and of stages, other than the runs'. */
  readonly pauses: readonly Pause[];
  readonly runs: readonly Run[];
  /** Overlay clocks: when started, when stopped. */
  readonly overlays: Readonly<Record<string, { readonly from: Instant; readonly to: Instant | null }>>;
  /** When the matter came to an end state; null while open. */
  readonly ended: Instant | null;
  /** The collector to whom it was last sent. */
  readonly sentTo: string | null;
  /** Who worked on it for a unit: they never verify it. */
  readonly handlers: readonly string[];
}
