import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';

/** Counts one more use of a key; gives how many there were in its time, this one included. A new time begins with the first. */
export async function countUse(tx: Tx, tenant: string, key: Buffer, now: number, windowMs: number): Promise<number> {
  const until = iso(now + windowMs);
  const row = await tx
    .insertInto('public_use')
    .values({ tenant, key, count: 1, until })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'key']).doUpdateSet({
        count: sql`case when public_use.until <= ${iso(now)}::timestamptz then 1 else public_use.count + 1 end`,
        until: sql`case when public_use.until <= ${iso(now)}::timestamptz then ${until}::timestamptz else public_use.until end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function dropUse(tx: Tx, tenant: string, key: Buffer): Promise<void> {
  await tx.deleteFrom('public_use').where('tenant', '=', tenant).where('key', '=', key).execute();
}

export async function forgetUses(tx: Tx, tenant: string, now: number): Promise<void> {
  await tx.deleteFrom('public_use').where('tenant', '=', tenant).where('until', '<=', at(now)).execute();
}
