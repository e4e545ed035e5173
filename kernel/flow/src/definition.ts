import type { DurationUnit } from '@bihuan/worktime';

/**
 * A flow as data: what may happen to a matter, who may do it, and which clocks it starts and stops. JSON without
 * functions: every rule that differs between mechanisms or cities is a member here, and never an `if` in the kernel.
 */
export interface FlowDefinition {
  readonly id: string;
  readonly version: number;
  /** Which time a severity counts, and which duration units are refused in it. */
  readonly severities: Readonly<Record<string, SeverityRule>>;
  readonly states: Readonly<Record<string, StateRule>>;
  readonly stages: Readonly<Record<string, StageRule>>;
  /** Clocks that overlay the states, e.g. supervision. Allowance: the policy's stage of the same name. */
  readonly overlays: Readonly<Record<string, OverlayRule>>;
  readonly events: Readonly<Record<string, EventRule>>;
  readonly run: RunRule;
  readonly whole: WholeRule;
}

export interface SeverityRule {
  readonly time: 'work' | 'natural';
  readonly refuses: readonly DurationUnit[];
}

export interface StateRule {
  /** Work is left to do. */
  readonly open: boolean;
  /** The stage whose clock runs here; null in an end state. */
  readonly stage: string | null;
  /** The latest run waits for the centre here and is pending in a score. */
  readonly waiting?: true;
  /** The latest run counts as resolved here. */
  readonly resolved?: true;
  /** A case that ended here counts in no score. */
  readonly void?: true;
}

export interface StageRule {
  /** Where the allowance comes from: the policy's stage of the same name, or the run of the unit. */
  readonly allowance: 'policy' | 'run';
  /** Severities in which this stage has no limit (and adds nothing to the whole process). */
  readonly unlimitedFor?: readonly string[];
  /** Marks during which the stage's clock stands still. */
  readonly pausedBy?: readonly string[];
}

export interface OverlayRule {
  readonly startedBy: string;
  readonly stoppedBy: string;
}

/** What an event does to the runs of the units. Named primitives; each is implemented in `apply.ts`. */
export type Effect =
  /** Takes `severity` (and class) from the data; the matter begins. */
  | 'begin'
  /** Sets the standard; may correct severity. */
  | 'set-standard'
  /** Begins a run, or a further leg of it. */
  | 'dispatch'
  /** Ends the leg; `return` also marks the run as returned. */
  | 'end-leg'
  | 'return'
  | 'extend'
  /** Pauses the run until `data.until`. */
  | 'pause'
  | 'resume'
  /** Marks the unit's latest run (an accepted appeal). */
  | 'adjust';

/** Conditions that only a live command meets; a log's events are history and are not asked. */
export type Guard =
  /** The actor is the collector whom the matter was last sent to. */
  | 'sent-collector'
  /** The actor handled nothing in this matter. */
  | 'not-handler'
  /** The running handling clock is not yet red (a setting may switch this off). */
  | 'before-due';

export interface EventRule {
  /** `new`: the matter does not exist yet; `open`: every open state; `any`: every state but new. */
  readonly from: 'new' | 'open' | 'any' | readonly string[];
  /** The next state; absent: the state stays. `{ by, true, false }` chooses by a boolean of the data. */
  readonly to?: string | { readonly by: string; readonly true: string; readonly false: string };
  /** Marks that must be up / down at the event's instant. */
  readonly needs?: readonly string[];
  readonly bars?: readonly string[];
  readonly raises?: readonly string[];
  readonly clears?: readonly string[];
  /** Of the raised marks, the one that runs out by itself at `data.until`. */
  readonly lasting?: string;
  readonly effect?: Effect;
  /** Its actor works on the matter for a unit, and so never verifies it. */
  readonly asHandler?: true;
  /** The member of the data that names who the matter is sent to: a collector who is to look. */
  readonly sends?: string;
  /** The member of the data that names who is to work on it: they never verify it either. */
  readonly hands?: string;
  readonly data: Readonly<Record<string, FieldRule>>;
  /** Roles that may write it. `unit-*` roles only on their own unit's matters. */
  readonly by: readonly string[];
  readonly guards?: readonly Guard[];
}

export interface FieldRule {
  readonly type: 'text' | 'boolean' | 'number' | 'integer' | 'duration' | 'instant' | 'point' | 'list' | 'unit';
  readonly optional?: true;
  /** A duration may be null: no limit. */
  readonly nullable?: true;
  readonly oneOf?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** An instant must lie after the event. */
  readonly future?: true;
  /** Free text about people: kept outside the log, in an erasable table. */
  readonly personal?: true;
}

/** Whose time counts, and when (seeds, part 1, 五(二)4–6). */
export interface RunRule {
  /** States from which a dispatch to the unit that has the run is a repeat dispatch. */
  readonly repeatFrom: readonly string[];
  /** From this dispatch number on, the span from the run's start to its last leg's end counts without a break. */
  readonly wholeFromDispatchNo: number;
  /** The stage that counts into the run's legs for units with command duty. */
  readonly commandStage: string;
  /** States in which losing the run to another unit is an accepted return. */
  readonly returnedStates: readonly string[];
}

export interface WholeRule {
  /** Stages whose allowances add up to the whole process's. */
  readonly stages: readonly string[];
  /** Marks during which the whole process stands still; a run's pause always counts as one. */
  readonly pausedBy: readonly string[];
  /** States in which it stands still, for all severities or the named ones. */
  readonly pausedIn: readonly { readonly state: string; readonly severities?: readonly string[] }[];
}
