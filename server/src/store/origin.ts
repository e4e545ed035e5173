import type { Tx } from './database.js';

/** Who made the tenant's first documents. */
export async function installedBy(tx: Tx, tenant: string): Promise<string | null> {
  const row = await tx
    .selectFrom('document')
    .select('created_by as by')
    .where('tenant', '=', tenant)
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version')
    .limit(1)
    .executeTakeFirst();
  return row?.by ?? null;
}
