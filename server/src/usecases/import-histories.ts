import type { MatterEvent } from '@bihuan/flow';
import type { App } from './types.js';

/** A line of a log, as `parseEvent` of @bihuan/flow gives it, with what an import adds. */
export interface HistoryEvent extends MatterEvent {
  /** The import concluded it; the source does not state it. */
  readonly derived?: boolean;
}

/** One case of another system (or of an export), its events in time order. */
export interface CaseHistory {
  /** The id in the source: the same `source` and `externalId` are the same case. */
  readonly externalId: string;
  /** The case's id here; absent: made from source and externalId. */
  readonly id?: string;
  readonly events: readonly HistoryEvent[];
  /** Where it came from, for the report of bad ones, e.g. `boston.csv:17`. */
  readonly origin?: string;
}

export interface ImportInput {
  readonly tenant: string;
  /** Name of the source, e.g. `boston-311`. */
  readonly source: string;
  readonly histories: AsyncIterable<CaseHistory> | Iterable<CaseHistory>;
  /** Checks all and writes nothing. */
  readonly dryRun?: boolean;
  /** Called after each chunk. */
  readonly progress?: (sofar: ImportCounts) => void;
  /** Called for each history that is refused, in order. */
  readonly rejected?: (history: CaseHistory, why: string) => void;
}

export interface ImportCounts {
  readonly added: number;
  /** Known already, with the same events: nothing changed. */
  readonly unchanged: number;
  /** Known, and longer in the source now: the new events were appended. */
  readonly extended: number;
  readonly rejected: number;
  readonly events: number;
}

/** Case histories of another system, each checked by the kernel, written in chunks; twice the same changes nothing. */
export async function importHistories(_app: App, _input: ImportInput): Promise<ImportCounts> {
  throw new Error('not built yet');
}
