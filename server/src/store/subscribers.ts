import { sql } from 'kysely';
import type { Tx } from './database.js';
import { iso } from './instants.js';
import type { Language, SubscriberTable } from './tables-notify.js';

export interface SubscriberRow {
  readonly id: string;
  readonly channel: SubscriberTable['channel'];
  readonly address: string | null;
  readonly language: Language;
}

const columns = ['id', 'channel', 'address', 'language'] as const;

/** The same channel and address of a matter once: the id is the caller's digest of both. */
export async function insertSubscriber(
  tx: Tx,
  tenant: string,
  matter: string,
  now: number,
  row: SubscriberRow,
): Promise<void> {
  await tx
    .insertInto('subscriber')
    .values({ tenant, matter, ...row, created_at: iso(now) })
    .onConflict((conflict) => conflict.columns(['tenant', 'matter', 'id']).doNothing())
    .execute();
}

/** Of a matter and of all that were merged into it; whoever was erased is nobody any more. */
export async function readSubscribers(tx: Tx, tenant: string, matter: string): Promise<SubscriberRow[]> {
  const { rows } = await sql<SubscriberRow>`
    with recursive same (matter) as (
      select ${matter}::text collate "C"
      union
      select m.id from matter m join same on m.merged_into = same.matter where m.tenant = ${tenant}
    )
    select distinct on (s.id) s.id, s.channel, s.address, s.language
    from subscriber s join same on same.matter = s.matter
    where s.tenant = ${tenant} and s.erased_at is null
    order by s.id`.execute(tx);
  return rows;
}

/** One of a matter, or of one that was merged into it. */
export function findSubscriber(tx: Tx, tenant: string, id: string): Promise<SubscriberRow | undefined> {
  return tx
    .selectFrom('subscriber')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
}

export async function eraseSubscribers(tx: Tx, tenant: string, matter: string, now: number): Promise<number> {
  const result = await tx
    .updateTable('subscriber')
    .set({ address: null, erased_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
