/** One line of a case log. Keys in this order; `at` with the calendar's offset. */
export interface CaseEvent {
  readonly case: string;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event that has not been given its case and its place in the log yet. */
export interface Happening {
  /** UTC ms. */
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}
