import type { App } from './types.js';

/** A line of `bihuan export cases`: texts put back, `[erased]` where a text was erased. */
export interface ExportedEvent {
  readonly case: string;
  readonly at: string;
  readonly type: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly derived?: true;
}

export interface ExportInput {
  readonly tenant: string;
  /** Only events up to and at this instant. */
  readonly until?: number;
}

/** The whole log, case after case in the order in which the cases began, each case's events in order. */
export async function* exportHistories(_app: App, _input: ExportInput): AsyncGenerator<ExportedEvent> {
  throw new Error('not built yet');
}
