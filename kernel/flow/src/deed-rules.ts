/** How deeds are read from a mechanism's events: plain data. */
export interface DeedRules {
  /** Names of the marks in the order of their bits: add to the end only, for numbers of them are stored. At most 15. */
  readonly marks: readonly string[];
  readonly deeds: readonly DeedRule[];
}

export interface DeedRule {
  readonly deed: string;
  /** The event that does it; of a task, the event that gives it. */
  readonly on: string;
  /** Only events of which this holds. */
  readonly only?: DeedCondition;
  /** Whose it is: who wrote the event, the unit that has the matter, or the person whom a member names. */
  readonly whose: 'actor' | 'unit' | { readonly member: string };
  /** Nobody is named where the event says otherwise. */
  readonly namedIf?: { readonly member: string; readonly oneOf: readonly string[] };
  /**
   * In time by the clock of the stage that the matter was in; or, of a task, by an allowance of the policy from the event
   * that gave it until the one that did it. Marked `in-time`, a task that was done `done`.
   */
  readonly time?: { readonly stage: string } | { readonly doneBy: string; readonly allowance: string };
  /** What later events say of the latest deed of the kind. */
  readonly marked: readonly MarkRule[];
}

export interface MarkRule {
  readonly mark: string;
  readonly on: string;
  readonly where?: DeedCondition;
}

/** A member is this, is no less, or is not what was said before. */
export type DeedCondition =
  | { readonly member: string; readonly is: boolean }
  | { readonly member: string; readonly atLeast: number }
  | { readonly member: string; readonly differs: true };
