import type { Database, Tx } from './database.js';

export interface TenantRow {
  readonly tenant: string;
  readonly name: string;
  /** Counts up with every document and area that is added. */
  readonly revision: number;
}

export async function findTenant(tx: Tx, tenant: string): Promise<TenantRow | null> {
  const row = await tx
    .selectFrom('tenant')
    .select(['tenant', 'name', 'revision'])
    .where('tenant', '=', tenant)
    .executeTakeFirst();
  return row ?? null;
}

/** Of which tenant it is a copy, and for whom. */
export interface PracticeOf {
  readonly tenant: string;
  readonly person: string;
}

export async function insertTenant(
  tx: Tx,
  tenant: string,
  name: string,
  now: number,
  practice: PracticeOf | null = null,
): Promise<void> {
  await tx
    .insertInto('tenant')
    .values({
      tenant,
      name,
      created_at: new Date(now),
      practice_of: practice?.tenant ?? null,
      practice_person: practice?.person ?? null,
    })
    .execute();
}

/** Their codes. The list is no tenant's secret: jobs go through it. */
export function listTenants(db: Database): Promise<string[]> {
  return db.transaction('', async (tx) => {
    const rows = await tx.selectFrom('tenant').select('tenant').orderBy('tenant').execute();
    return rows.map((row) => row.tenant);
  });
}

/** Codes of the tenants that are no practice. */
export function listRealTenants(db: Database): Promise<string[]> {
  return db.transaction('', async (tx) => {
    const rows = await tx
      .selectFrom('tenant')
      .select('tenant')
      .where('practice_of', 'is', null)
      .orderBy('tenant')
      .execute();
    return rows.map((row) => row.tenant);
  });
}

/** The digest of what the tenant's stored clocks were reckoned by; null: never as a whole. */
export async function reckonedBy(tx: Tx, tenant: string): Promise<string | null> {
  const row = await tx.selectFrom('tenant').select('reckoned_by').where('tenant', '=', tenant).executeTakeFirst();
  return row?.reckoned_by ?? null;
}

export async function setReckonedBy(tx: Tx, tenant: string, digest: string): Promise<void> {
  await tx.updateTable('tenant').set({ reckoned_by: digest }).where('tenant', '=', tenant).execute();
}
