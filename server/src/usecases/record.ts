import { apply, type Matter, type MatterEvent, runFacts } from '@bihuan/flow';
import { partiesOf } from '../policies/involves.js';
import { type Contact, insertContact } from '../store/contacts.js';
import type { Tx } from '../store/database.js';
import { type EventRow, insertEvents } from '../store/events.js';
import { type FileUse, insertFileUses } from '../store/files.js';
import { type Involvement, insertInvolved } from '../store/involved.js';
import { insertMatters, type MatterRow, updateMatter } from '../store/matters.js';
import { insertMessages, type Message } from '../store/outbox.js';
import { insertDeltas, readDeltas } from '../store/rollups.js';
import { insertRuns, type RunRow } from '../store/runs.js';
import { indexTexts } from '../store/search.js';
import { insertTexts, type TextRow } from '../store/texts.js';
import { usesOf } from './attachments.js';
import type { TenantConfig } from './config.js';
import { rollDeeds } from './deeds.js';
import { beginStory, continueStory, type Identity, matterRow, type Story } from './matter-row.js';
import { countingsOf, deltasOf, type RunStep, standingOf } from './rollups.js';
import { seal } from './seal.js';
import { writeOrders } from './write-orders.js';

/** An event, and whether an import concluded it. */
export type NewEvent = MatterEvent & { readonly derived?: boolean };

/** Everything that some events of one matter write, worked out and not yet written. */
export interface Entry {
  readonly row: MatterRow;
  readonly isNew: boolean;
  readonly events: readonly EventRow[];
  readonly texts: readonly TextRow[];
  readonly files: readonly FileUse[];
  readonly runs: readonly RunRow[];
  /** How the runs count after each event. */
  readonly steps: readonly RunStep[];
  readonly involved: readonly Involvement[];
  readonly messages: readonly Message[];
}

export interface EntryContext {
  readonly config: TenantConfig;
  readonly now: number;
  readonly random: (bytes: number) => Buffer;
}

/** The entry of a new matter: its events, of which the first begins it, must be legal. */
export function entryOfNew(context: EntryContext, identity: Identity, events: readonly NewEvent[]): Entry {
  const [first, ...others] = events;
  if (first === undefined) throw new Error(`matter ${identity.id} has no event`);
  const story = beginStory(context.config, identity, first);
  const matter = apply(context.config.flow(identity.definition_version), null, first);
  return entry(context, story, matter, [first], others, true);
}

/** The entry of a matter that goes on. */
export function entryOfNext(context: EntryContext, before: MatterRow, events: readonly NewEvent[]): Entry {
  return entry(context, before, before.fold, [], events, false);
}

function entry(
  context: EntryContext,
  begun: Story,
  matterBefore: Matter,
  applied: readonly NewEvent[],
  next: readonly NewEvent[],
  isNew: boolean,
): Entry {
  const { config, now } = context;
  const flow = config.flow(begun.definition_version);
  let [story, matter] = [begun, matterBefore];
  const runsBefore = isNew ? 0 : matter.runs.length;
  const firstSeq = matter.seq - applied.length + 1;
  const steps: RunStep[] = [];
  for (const event of next) {
    matter = apply(flow, matter, event);
    story = continueStory(config, story, event, matter.seq);
    const runs = countingsOf(config, story, matter);
    if (runs.length > 0) steps.push({ matter: story.id, seq: matter.seq, at: event.at, runs });
  }
  const events = [...applied, ...next];
  const sealed = events.map((event, i) => seal(flow, event, firstSeq + i, now, context.random));
  return {
    row: matterRow(config, story, matter, now),
    isNew,
    events: events.map((event, i) => ({
      tenant: story.tenant,
      matter: story.id,
      seq: firstSeq + i,
      at: event.at,
      recorded_at: now,
      type: event.type,
      actor: event.actor,
      data: sealed[i]?.data ?? {},
      derived: event.derived === true,
      definition_version: story.definition_version,
    })),
    texts: sealed.flatMap((each) => each.texts),
    files: events.flatMap((event, i) => usesOf(story.id, firstSeq + i, event)),
    runs: runsOf(config, story, matter).slice(runsBefore),
    steps,
    involved: events.flatMap((event) => partiesOf(event).map((party) => ({ matter: story.id, party }))),
    messages: events.map((event, i) => ({
      matter: story.id,
      kind: 'case',
      data: { version: firstSeq + i, event: event.type },
    })),
  };
}

/** Writes entries of different matters, in the caller's transaction. */
export async function writeEntries(
  tx: Tx,
  config: TenantConfig,
  now: number,
  entries: readonly Entry[],
): Promise<void> {
  const { tenant } = config;
  await insertMatters(
    tx,
    entries.filter((each) => each.isNew).map((each) => each.row),
  );
  for (const each of entries) if (!each.isNew) await updateMatter(tx, each.row);
  await insertEvents(
    tx,
    entries.flatMap((each) => each.events),
  );
  await insertTexts(
    tx,
    tenant,
    entries.flatMap((each) => each.texts),
  );
  await indexTexts(
    tx,
    tenant,
    entries.filter(isFoundAnew).map((each) => each.row.id),
  );
  await insertFileUses(
    tx,
    tenant,
    entries.flatMap((each) => each.files),
  );
  await writeOrders(tx, tenant, entries);
  await insertRuns(
    tx,
    tenant,
    entries.flatMap((each) => each.runs),
  );
  await writeDeltas(tx, tenant, now, entries);
  await rollDeeds(
    tx,
    config,
    now,
    entries.map(({ row }) => row),
    new Map(entries.filter(({ isNew }) => isNew).map(({ row, events }) => [row.id, events])),
  );
  await insertInvolved(
    tx,
    tenant,
    entries.flatMap((each) => each.involved),
  );
  await insertMessages(
    tx,
    tenant,
    now,
    entries.flatMap((each) => each.messages),
  );
}

/** What scorecards are added up from, in the transaction of the events themselves. */
async function writeDeltas(tx: Tx, tenant: string, now: number, entries: readonly Entry[]): Promise<void> {
  const counted = entries.filter(({ steps }) => steps.length > 0);
  const known = counted.filter(({ isNew }) => !isNew).map(({ row }) => row.id);
  const standing = standingOf(await readDeltas(tx, tenant, known));
  const deltas = counted.flatMap(({ row, steps }) => deltasOf(standing.get(row.id) ?? [], steps));
  await insertDeltas(tx, tenant, now, deltas);
}

/** Is it found by other words from now on? */
function isFoundAnew({ isNew, texts }: Entry): boolean {
  return isNew || texts.some(({ field }) => field === 'address' || field === 'description');
}

/** Keeps who reported, beside the log. */
export async function writeContact(
  tx: Tx,
  entry: Entry,
  given: { readonly name?: string | undefined; readonly phone?: string | undefined } | undefined,
): Promise<void> {
  const contact: Contact = { name: given?.name || null, phone: given?.phone || null };
  if (contact.name === null && contact.phone === null) return;
  await insertContact(tx, entry.row.tenant, entry.row.id, entry.row.version, contact);
}

/** The runs of a matter as the index of scorecards holds them. */
export function runsOf(
  config: TenantConfig,
  story: Pick<Story, 'id' | 'definition_version'>,
  matter: Matter,
): RunRow[] {
  const context = config.context(story.definition_version, matter.begun);
  return runFacts(context, matter).map((fact, no) => ({
    matter: story.id,
    no,
    unit: fact.unit,
    startAt: fact.start,
    firstDueAt: fact.firstDue,
  }));
}
