import type { Tx } from './database.js';
import { at } from './instants.js';

export interface KeyUse {
  readonly actor: string;
  readonly digest: Buffer;
  readonly matter: string;
  readonly seq: number;
}

/**
 * Takes a key for this transaction. Null: it was free. Else what it was used for. Where another transaction is taking it,
 * this waits for that one's end.
 */
export async function takeKey(tx: Tx, tenant: string, key: string, use: KeyUse, now: number): Promise<KeyUse | null> {
  const taken = await tx
    .insertInto('idempotency')
    .values({ tenant, key, ...use, created_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken !== undefined) return null;
  return tx
    .selectFrom('idempotency')
    .select(['actor', 'digest', 'matter', 'seq'])
    .where('tenant', '=', tenant)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** Writes down what the key's command did. */
export async function settleKey(tx: Tx, tenant: string, key: string, matter: string, seq: number): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({ matter, seq })
    .where('tenant', '=', tenant)
    .where('key', '=', key)
    .execute();
}

/** Forgets keys that nobody will use again. */
export async function forgetKeys(tx: Tx, tenant: string, before: number): Promise<void> {
  await tx.deleteFrom('idempotency').where('tenant', '=', tenant).where('created_at', '<', at(before)).execute();
}
