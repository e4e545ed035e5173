import { createHash } from 'node:crypto';
import { apply, check, describe, type FlowDefinition, type Matter, type Refusal } from '@bihuan/flow';
import { CalendarError, DurationError, InstantError } from '@bihuan/worktime';
import type { Tx } from '../store/database.js';
import { type EventRow, readEventsByMatter } from '../store/events.js';
import { lockKnown } from '../store/imported.js';
import type { MatterRow } from '../store/matters.js';
import { nextSerials } from '../store/numbers.js';
import { readTexts } from '../store/texts.js';
import type { TenantConfig } from './config.js';
import type { CaseHistory, HistoryEvent } from './import-histories.js';
import type { Identity } from './matter-row.js';
import { numberOf } from './number.js';
import { secondsAmong } from './one-open-case.js';
import { type Entry, entryOfNew, entryOfNext, writeEntries } from './record.js';
import { firstDifference } from './same-history.js';
import { textsBySeq } from './seal.js';
import { isStorable } from './storable.js';

export interface ChunkContext {
  readonly config: TenantConfig;
  readonly source: string;
  readonly now: number;
  readonly random: (bytes: number) => Buffer;
  readonly dryRun: boolean;
}

/** What became of a history. */
export type Fate =
  | { readonly kind: 'added' | 'extended'; readonly events: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly why: string };

/** A history under its id here. */
interface Candidate {
  /** The one it was given, where it is free. */
  readonly id: string;
  readonly history: CaseHistory;
  readonly events: readonly HistoryEvent[];
}

type Plan = Fate & { readonly entry?: Entry };

/** Imports some histories, no two of them of the same case, in the caller's transaction: all that are good, or none. */
export async function importChunk(tx: Tx, context: ChunkContext, histories: readonly CaseHistory[]): Promise<Fate[]> {
  const { config, source } = context;
  const asked = histories.map((history) => candidateOf(source, history));
  const { known, candidates } = await findKnown(tx, context, asked);
  const fresh = candidates.length - known.size;
  const serials = (context.dryRun ? [] : await nextSerials(tx, config.tenant, fresh)).values();
  const plans = candidates.map((candidate) => {
    const stored = known.get(candidate);
    if (stored !== undefined) return computable(() => planNext(context, candidate, stored));
    const serial = serials.next().value ?? 0;
    return computable(() => planNew(context, candidate, serial));
  });
  const single = await withoutSeconds(tx, config.tenant, plans);
  const entries = single.flatMap((plan) => (plan.entry === undefined ? [] : [plan.entry]));
  // An import is one long piece of news; whoever listens is not told a thousand times.
  const quiet = entries.map((each) => ({ ...each, messages: [] }));
  if (!context.dryRun) await writeEntries(tx, config, context.now, quiet);
  return single.map(({ entry: _, ...fate }) => fate);
}

/**
 * A history that would give a component of the inventory a second open case of a class is refused: its log says that it
 * hangs on the component, and the log is kept as it is.
 */
async function withoutSeconds(tx: Tx, tenant: string, plans: readonly Plan[]): Promise<Plan[]> {
  const rows = plans.flatMap((plan) => (plan.entry === undefined ? [] : [plan.entry.row]));
  const seconds = await secondsAmong(tx, tenant, rows);
  return plans.map((plan) => {
    const row = plan.entry?.row;
    const other = row === undefined ? undefined : seconds.get(row.id);
    if (row === undefined || other === undefined) return plan;
    const why = `component ${row.component} has an open case of class ${row.class} already: ${other}`;
    return { kind: 'rejected', why };
  });
}

/** The id that a case of a source has here, where none is given. */
export function importedId(source: string, externalId: string): string {
  return createHash('sha256').update(`${source}\n${externalId}`).digest('base64url').slice(0, 22);
}

function candidateOf(source: string, history: CaseHistory, given: string | undefined = history.id): Candidate {
  const id = given ?? importedId(source, history.externalId);
  return { id, history, events: history.events.map((event) => ({ ...event, case: id })) };
}

interface Known {
  readonly row: MatterRow;
  readonly events: readonly EventRow[];
  readonly texts: ReturnType<typeof textsBySeq>;
}

/** Which of them are here already. One whose id another case has here is given an id of its own. */
async function findKnown(
  tx: Tx,
  { config, source }: ChunkContext,
  asked: readonly Candidate[],
): Promise<{ readonly known: ReadonlyMap<Candidate, Known>; readonly candidates: readonly Candidate[] }> {
  const askable = asked.filter((each) => isStorable([each.id, each.history.externalId]));
  const rows = await lockKnown(
    tx,
    config.tenant,
    source,
    askable.map((each) => each.id),
    askable.map((each) => each.history.externalId),
  );
  const ids = rows.map((row) => row.id);
  const texts = textsBySeq(await readTexts(tx, config.tenant, ids));
  const events = await readEventsByMatter(tx, config.tenant, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byExternal = new Map(rows.filter((row) => row.source === source).map((row) => [row.external_id, row]));
  const known = new Map<Candidate, Known>();
  const candidates = asked.map((each) => {
    const imported = byExternal.get(each.history.externalId);
    const row = imported ?? byId.get(each.id);
    if (row === undefined) return each;
    const stored = { row, events: events.get(row.id) ?? [], texts };
    if (imported === undefined && firstDifference(stored.events, texts, each.events) === 1) {
      return candidateOf(source, each.history, importedId(source, each.history.externalId));
    }
    known.set(each, stored);
    return each;
  });
  return { known, candidates };
}

function planNew(context: ChunkContext, candidate: Candidate, serial: number): Plan {
  const { config, source, now } = context;
  const flow = config.newestFlow;
  const why = whyNot(context, flow, null, candidate.events);
  const [first] = candidate.events;
  if (why !== null || first === undefined) return { kind: 'rejected', why: why ?? 'it has no event' };
  const identity: Identity = {
    tenant: config.tenant,
    id: candidate.id,
    number: numberOf(first.at, config.calendar.timeZone, serial),
    mechanism: flow.id,
    definition_version: flow.version,
    source,
    external_id: candidate.history.externalId,
    reported_by: first.actor,
  };
  const entry = entryOfNew({ config, now, random: context.random }, identity, candidate.events);
  return { kind: 'added', events: candidate.events.length, entry };
}

function planNext(context: ChunkContext, candidate: Candidate, { row, events, texts }: Known): Plan {
  const { config, now } = context;
  const ours = candidate.events.map((event) => ({ ...event, case: row.id }));
  const differs = firstDifference(events, texts, ours);
  if (differs !== null) {
    return { kind: 'rejected', why: `event ${differs} is not the one that was imported before as case ${row.id}` };
  }
  const more = ours.slice(events.length);
  if (more.length === 0) return { kind: 'unchanged' };
  const why = whyNot(context, config.flow(row.definition_version), row.fold, more);
  if (why !== null) return { kind: 'rejected', why };
  const entry = entryOfNext({ config, now, random: context.random }, row, more);
  return { kind: 'extended', events: more.length, entry };
}

/** Why the events may not follow; null where they may. */
function whyNot(
  { config, now }: ChunkContext,
  flow: FlowDefinition,
  before: Matter | null,
  events: readonly HistoryEvent[],
): string | null {
  let matter = before;
  for (const event of events) {
    if (!isStorable(event)) return `"${event.type}" holds a character that cannot be stored (NUL, or half of a pair)`;
    if (event.at > now) return `"${event.type}" lies in the future`;
    const refusal = check(flow, matter, event, config.units);
    if (refusal !== null) return withoutCase(refusal);
    matter = apply(flow, matter, event);
  }
  return null;
}

/** The reason without the case's id, which is made up here: whoever reads it knows the row, and equal reasons look equal. */
function withoutCase(refusal: Refusal): string {
  const text = describe(refusal);
  const named = `case ${refusal.case}`;
  if (!text.startsWith(named)) return text;
  const rest = text.slice(named.length);
  return rest.startsWith(': ') ? rest.slice(2) : `the case${rest}`;
}

/** A history whose clocks cannot be reckoned, say with a due instant after the last year there is, is a bad history. */
function computable(plan: () => Plan): Plan {
  try {
    return plan();
  } catch (error) {
    if (!(error instanceof CalendarError || error instanceof InstantError || error instanceof DurationError))
      throw error;
    return { kind: 'rejected', why: `its clocks cannot be reckoned: ${error.message}` };
  }
}
