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
}

/** All versions, oldest first. */
export async function readDocuments(tx: Tx, tenant: string): Promise<Document[]> {
  return tx
    .selectFrom('document')
    .select(['kind', 'id', 'version', 'body'])
    .where('tenant', '=', tenant)
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version')
    .execute();
}

export async function insertDocuments(
  tx: Tx,
  tenant: string,
  by: string,
  now: number,
  documents: readonly NewDocument[],
): Promise<void> {
  const rows = documents.map(({ kind, id, version, body, validFrom }) => ({
    tenant,
    kind,
    id,
    version,
    valid_from: isoOrNull(validFrom),
    body,
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
