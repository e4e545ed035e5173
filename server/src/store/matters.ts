import type { Selectable } from 'kysely';
import type { Tx } from './database.js';
import { isoOrNull } from './instants.js';
import { insertMany } from './many.js';
import type { MatterTable } from './tables.js';

/** A matter as it is stored: what its events leave, laid out for queues. Instants are UTC milliseconds. */
export type MatterRow = Omit<Selectable<MatterTable>, 'sort_at' | 'changed_xid'>;

const instants = [
  'reported_at',
  'ended_at',
  'stage_due',
  'stage_warn',
  'stage_resume',
  'whole_due',
  'whole_warn',
  'whole_resume',
  'supervision_due',
  'supervision_warn',
  'wake_at',
] as const satisfies readonly (keyof MatterRow)[];

/** All columns but those that the database computes. */
export const matterColumns = [
  'tenant',
  'id',
  'number',
  'mechanism',
  'definition_version',
  'source',
  'external_id',
  'state',
  'stage',
  'severity',
  'channel',
  'standard_ref',
  'kind',
  'class',
  'component',
  'area_path',
  'merged_into',
  'reporters',
  'lon',
  'lat',
  'unit',
  'dispatch_no',
  'marks',
  'sent_to',
  'crew',
  'crew_stage',
  'helpers',
  'reported_by',
  'supervised',
  'coordination',
  'stage_light',
  'whole_light',
  'supervision_light',
  'address_seq',
  'fold',
  'version',
  ...instants,
] as const satisfies readonly (keyof MatterRow)[];

/** What a line of a list is made of. */
export const summaryColumns = [
  'id',
  'number',
  'definition_version',
  'state',
  'stage',
  'severity',
  'channel',
  'standard_ref',
  'kind',
  'class',
  'area_path',
  'lon',
  'lat',
  'unit',
  'crew_stage',
  'reporters',
  'reported_at',
  'fold',
  'version',
] as const satisfies readonly (keyof MatterRow)[];

export type SummaryRow = Pick<MatterRow, (typeof summaryColumns)[number]>;

/** Takes the row for this transaction: nobody else changes the matter before it ends. */
export async function lockMatter(tx: Tx, tenant: string, id: string): Promise<MatterRow | undefined> {
  if (!canBeId(id)) return undefined;
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function findMatter(tx: Tx, tenant: string, id: string): Promise<MatterRow | undefined> {
  if (!canBeId(id)) return undefined;
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** By the number that people call it by. */
export async function findMatterByNumber(tx: Tx, tenant: string, number: string): Promise<MatterRow | undefined> {
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** In no order; those that are not there are left out. */
export async function findMatters(tx: Tx, tenant: string, ids: readonly string[]): Promise<MatterRow[]> {
  const wanted = ids.filter(canBeId);
  if (wanted.length === 0) return [];
  return tx.selectFrom('matter').select(matterColumns).where('tenant', '=', tenant).where('id', 'in', wanted).execute();
}

export async function insertMatters(tx: Tx, rows: readonly MatterRow[]): Promise<void> {
  await insertMany(
    tx,
    'matter',
    rows.map((row) => ({ ...row, ...instantsOf(row) })),
  );
}

/** Writes the row over its earlier version, which this transaction holds. */
export async function updateMatter(tx: Tx, row: MatterRow): Promise<void> {
  const { tenant, id, number, mechanism, definition_version, source, external_id, reported_at, ...rest } = row;
  const { reported_at: _, ...at } = instantsOf(row);
  await tx
    .updateTable('matter')
    .set({ ...rest, ...at, fold: JSON.stringify(row.fold) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Writes the row as it is, where something beside it has changed: whoever keeps a copy reads it anew. */
export async function touchMatter(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx
    .updateTable('matter')
    .set((each) => ({ version: each.ref('version') }))
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

function instantsOf(row: MatterRow): Record<(typeof instants)[number], string | null> & { reported_at: string } {
  const texts = Object.fromEntries(instants.map((name) => [name, isoOrNull(row[name])]));
  return texts as Record<(typeof instants)[number], string | null> & { reported_at: string };
}

/** PostgreSQL refuses to look for a text with a NUL in it. */
function canBeId(id: string): boolean {
  return !id.includes('\u0000');
}
