import type { Tx } from './database.js';

/** When the tenant's first account was made; null where it has none. */
export async function firstPersonAt(tx: Tx, tenant: string): Promise<number | null> {
  const row = await tx
    .selectFrom('person')
    .select('created_at as at')
    .where('tenant', '=', tenant)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : Number(row.at);
}
