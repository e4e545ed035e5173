import type { MatterEvent } from '@bihuan/flow';
import { type Fate, importChunk } from './import-chunk.js';
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

/** Histories written in one transaction. */
const chunkSize = 500;

/**
 * Case histories of another system, each checked by the kernel: one that is not legal is rejected with its reason and
 * nothing of it is written. Twice the same changes nothing, so an import that broke off is simply begun again.
 */
export async function importHistories(app: App, input: ImportInput): Promise<ImportCounts> {
  let counts: ImportCounts = { added: 0, unchanged: 0, extended: 0, rejected: 0, events: 0 };
  let chunk: CaseHistory[] = [];
  const cases = new Set<string>();

  const flush = async (): Promise<void> => {
    if (chunk.length === 0) return;
    const fates = await importOne(app, input, chunk);
    fates.forEach((fate, i) => {
      const history = chunk[i];
      counts = counted(counts, fate);
      if (fate.kind === 'rejected' && history !== undefined) input.rejected?.(history, fate.why);
    });
    chunk = [];
    cases.clear();
    input.progress?.(counts);
  };

  for await (const history of input.histories) {
    const id = history.id ?? history.externalId;
    if (cases.has(id) || cases.has(history.externalId)) await flush();
    cases.add(id).add(history.externalId);
    chunk.push(history);
    if (chunk.length >= chunkSize) await flush();
  }
  await flush();
  if (input.dryRun !== true && counts.added + counts.extended > 0) app.committed();
  return counts;
}

function importOne(app: App, input: ImportInput, chunk: readonly CaseHistory[]): Promise<Fate[]> {
  return app.db.transaction(input.tenant, async (tx) => {
    const config = await app.config.of(tx, input.tenant);
    const { source, dryRun = false } = input;
    return importChunk(tx, { config, source, now: app.clock.now(), random: app.random, dryRun }, chunk);
  });
}

function counted(counts: ImportCounts, fate: Fate): ImportCounts {
  const events = 'events' in fate ? fate.events : 0;
  return { ...counts, [fate.kind]: counts[fate.kind] + 1, events: counts.events + events };
}
