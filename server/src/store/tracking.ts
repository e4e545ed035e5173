import type { Selectable } from 'kysely';
import type { Tx } from './database.js';
import { iso } from './instants.js';
import type { TrackingTable } from './tables-portal.js';

export type TrackingRow = Selectable<TrackingTable>;

/** A reporter who has a code already keeps it; where their report was held, it leads to the case from now on. */
export async function writeTracking(tx: Tx, row: TrackingRow): Promise<void> {
  await tx
    .insertInto('tracking')
    .values({ ...row, made_at: iso(row.made_at) })
    .onConflict((conflict) => conflict.columns(['tenant', 'digest']).doUpdateSet({ matter: row.matter }))
    .execute();
}

export function findTracking(tx: Tx, tenant: string, digest: string): Promise<TrackingRow | undefined> {
  return tx
    .selectFrom('tracking')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('digest', '=', digest)
    .executeTakeFirst();
}
