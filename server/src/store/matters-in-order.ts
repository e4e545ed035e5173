import type { Tx } from './database.js';
import { type MatterRow, matterColumns } from './matters.js';

/** Matters in the order of their ids, after one; read only. */
export function readMattersAfter(tx: Tx, tenant: string, id: string, limit: number): Promise<MatterRow[]> {
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
}
