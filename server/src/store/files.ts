import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso, isoOrNull } from './instants.js';
import { insertMany } from './many.js';
import type { FileTable } from './tables.js';

/** What is known of a picture beside its bytes. Instants are UTC milliseconds. */
export type FileRow = Selectable<FileTable>;

/** An event's picture, as its case shows it. */
export interface UsedFile {
  readonly file: FileRow;
  readonly seq: number;
}

export async function insertFiles(
  tx: Tx,
  rows: readonly Omit<FileRow, 'named'>[],
  orElse: 'fail' | 'skip' = 'fail',
): Promise<void> {
  await insertMany(
    tx,
    'file',
    rows.map((row) => ({
      ...row,
      named: false,
      taken_at: isoOrNull(row.taken_at),
      uploaded_at: iso(row.uploaded_at),
      erased_at: isoOrNull(row.erased_at),
    })),
    orElse,
  );
}

export async function findFile(tx: Tx, tenant: string, id: string): Promise<FileRow | undefined> {
  return tx.selectFrom('file').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

/** Held until this transaction ends: nobody forgets or erases them meanwhile. */
export async function lockFiles(tx: Tx, tenant: string, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('file')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Until this transaction ends nobody else writes or removes the files of the digest. */
export async function lockDigest(tx: Tx, tenant: string, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant}/${digest}`}, 0))`.execute(tx);
}

/** A sample picture was drawn: from now on it is a file like any other. */
export async function settleDrawn(tx: Tx, tenant: string, id: string, digest: string, bytes: number): Promise<void> {
  await tx
    .updateTable('file')
    .set({ digest, bytes })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute();
}

export async function removeFile(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx.deleteFrom('file').where('tenant', '=', tenant).where('id', '=', id).where('named', '=', false).execute();
}

/** Is there a row of the digest beside these? */
export async function othersOfDigest(tx: Tx, tenant: string, digest: string, ids: readonly string[]): Promise<boolean> {
  const found = await tx
    .selectFrom('file')
    .select('id')
    .where('tenant', '=', tenant)
    .where('digest', '=', digest)
    .where('id', '<>', sql<string>`all(${[...ids]}::text[])`)
    .limit(1)
    .execute();
  return found.length > 0;
}

export async function filesOfDigest(tx: Tx, tenant: string, digest: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('file')
    .select('id')
    .where('tenant', '=', tenant)
    .where('digest', '=', digest)
    .execute();
  return rows.map((row) => row.id);
}

/** Takes out what was known of the pictures; that there were some stays. */
export async function eraseFiles(tx: Tx, tenant: string, ids: readonly string[], now: number): Promise<void> {
  await tx
    .updateTable('file')
    .set({
      came_digest: null,
      digest: null,
      taken_at: null,
      lon: null,
      lat: null,
      bearing: null,
      drawn: null,
      bytes: 0,
      erased_at: new Date(now),
    })
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .execute();
}

/** Pictures that no event has named since they were uploaded before an instant, locked against being named now. */
export async function lockUnnamed(tx: Tx, tenant: string, before: number, limit: number): Promise<FileRow[]> {
  return tx
    .selectFrom('file')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('named', '=', false)
    .where('uploaded_at', '<', at(before))
    .orderBy('uploaded_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export interface FileUse {
  readonly matter: string;
  readonly seq: number;
  readonly no: number;
  readonly file: string;
}

/** Notes which pictures events name. Names that are no picture here, as a log from elsewhere may hold, are passed over. */
export async function insertFileUses(tx: Tx, tenant: string, uses: readonly FileUse[]): Promise<void> {
  if (uses.length === 0) return;
  const named = await tx
    .updateTable('file')
    .set({ named: true })
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${uses.map((use) => use.file)}::text[])`)
    .returning('id')
    .execute();
  const known = new Set(named.map((row) => row.id));
  await insertMany(
    tx,
    'file_use',
    uses.filter((use) => known.has(use.file)).map((use) => ({ tenant, ...use })),
  );
}

/** The pictures of a matter, in the order of its events. */
export async function filesOfMatter(tx: Tx, tenant: string, matter: string): Promise<UsedFile[]> {
  const rows = await tx
    .selectFrom('file_use')
    .innerJoin('file', (join) =>
      join.onRef('file.tenant', '=', 'file_use.tenant').onRef('file.id', '=', 'file_use.file'),
    )
    .selectAll('file')
    .select('file_use.seq')
    .where('file_use.tenant', '=', tenant)
    .where('file_use.matter', '=', matter)
    .orderBy('file_use.seq')
    .orderBy('file_use.no')
    .execute();
  return rows.map(({ seq, ...file }) => ({ file, seq }));
}

/** The matters whose events name a picture. */
export async function mattersOfFile(tx: Tx, tenant: string, file: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('file_use')
    .select('matter')
    .distinct()
    .where('tenant', '=', tenant)
    .where('file', '=', file)
    .execute();
  return rows.map((row) => row.matter);
}

/** Of each matter the first picture of its report that is still there. */
export async function firstFilesOf(tx: Tx, tenant: string, matters: readonly string[]): Promise<Map<string, string>> {
  if (matters.length === 0) return new Map();
  const rows = await tx
    .selectFrom('file_use')
    .innerJoin('file', (join) =>
      join.onRef('file.tenant', '=', 'file_use.tenant').onRef('file.id', '=', 'file_use.file'),
    )
    .select(['file_use.matter', 'file_use.file'])
    .distinctOn('file_use.matter')
    .where('file_use.tenant', '=', tenant)
    .where('file_use.matter', 'in', matters)
    .where('file_use.seq', '=', 1)
    .where('file.erased_at', 'is', null)
    .orderBy('file_use.matter')
    .orderBy('file_use.no')
    .execute();
  return new Map(rows.map((row) => [row.matter, row.file]));
}
