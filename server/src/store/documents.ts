import type { Tx } from './database.js';
import { iso, isoOrNull } from './instants.js';
import { insertMany } from './many.js';

/** Versioned data by which a tenant works: a flow, a policy, a calendar, the units … */
export interface Document {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
}

export interface NewDocument extends Document {
  readonly validFrom: number | null;
  /** What whoever made it said of it. */
  readonly note?: string;
  /** The older version whose body it brings back. */
  readonly restores?: number | null;
}

/** Which document. */
export type DocumentRef = Pick<Document, 'kind' | 'id'>;

/** A version without its body. */
export interface DocumentVersion extends DocumentRef {
  readonly version: number;
  readonly validFrom: number | null;
  readonly note: string;
  readonly restores: number | null;
  readonly createdAt: number;
  readonly createdBy: string;
}

const versionColumns = [
  'kind',
  'id',
  'version',
  'valid_from as validFrom',
  'note',
  'restores',
  'created_at as createdAt',
  'created_by as createdBy',
] as const;

/** What a tenant works by now: the newest version of each document, and every version of the flow, oldest first. */
export async function readDocuments(tx: Tx, tenant: string): Promise<Document[]> {
  const newest = tx
    .selectFrom('document')
    .distinctOn(['kind', 'id'])
    .select(['kind', 'id', 'version', 'body'])
    .where('tenant', '=', tenant)
    .where('kind', '<>', 'flow')
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version', 'desc');
  const flows = tx
    .selectFrom('document')
    .select(['kind', 'id', 'version', 'body'])
    .where('tenant', '=', tenant)
    .where('kind', '=', 'flow')
    .orderBy('id')
    .orderBy('version');
  return [...(await flows.execute()), ...(await newest.execute())];
}

/** The newest version of each document, without its body. */
export async function readNewestVersions(tx: Tx, tenant: string): Promise<DocumentVersion[]> {
  return tx
    .selectFrom('document')
    .distinctOn(['kind', 'id'])
    .select(versionColumns)
    .where('tenant', '=', tenant)
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
}

/** A version, or the newest where none is named. */
export async function findDocument(
  tx: Tx,
  tenant: string,
  { kind, id }: DocumentRef,
  version?: number,
): Promise<(DocumentVersion & Document) | undefined> {
  const query = tx
    .selectFrom('document')
    .select([...versionColumns, 'body'])
    .where('tenant', '=', tenant)
    .where('kind', '=', kind)
    .where('id', '=', id);
  return (
    version === undefined ? query.orderBy('version', 'desc').limit(1) : query.where('version', '=', version)
  ).executeTakeFirst();
}

/** Versions before one (all where it is null), newest first, with their bodies. */
export async function readVersions(
  tx: Tx,
  tenant: string,
  { kind, id }: DocumentRef,
  before: number | null,
  limit: number,
): Promise<(DocumentVersion & Document)[]> {
  const query = tx
    .selectFrom('document')
    .select([...versionColumns, 'body'])
    .where('tenant', '=', tenant)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .limit(limit);
  return (before === null ? query : query.where('version', '<', before)).execute();
}

/**
 * Lets one change of a tenant's documents follow the other: held until the transaction ends. Cases go on, since what
 * refers to the tenant takes a weaker lock.
 */
export async function holdDocuments(tx: Tx, tenant: string): Promise<void> {
  await tx.selectFrom('tenant').select('revision').where('tenant', '=', tenant).forNoKeyUpdate().execute();
}

export async function insertDocuments(
  tx: Tx,
  tenant: string,
  by: string,
  now: number,
  documents: readonly NewDocument[],
): Promise<void> {
  const rows = documents.map(({ kind, id, version, body, validFrom, note = '', restores = null }) => ({
    tenant,
    kind,
    id,
    version,
    valid_from: isoOrNull(validFrom),
    body,
    note,
    restores,
    created_at: iso(now),
    created_by: by,
  }));
  await insertMany(tx, 'document', rows);
  await raiseRevision(tx, tenant);
}

/** Makes every process read the tenant's documents and areas again. */
export async function raiseRevision(tx: Tx, tenant: string): Promise<void> {
  await tx
    .updateTable('tenant')
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('tenant', '=', tenant)
    .execute();
}

/** When the newest version of some kinds was stored; 0: none of them is. */
export async function newestOf(tx: Tx, tenant: string, kinds: readonly string[]): Promise<number> {
  const row = await tx
    .selectFrom('document')
    .select('created_at as at')
    .where('tenant', '=', tenant)
    .where('kind', 'in', kinds)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? 0;
}
