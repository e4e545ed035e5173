import type { Tx } from './database.js';
import { iso } from './instants.js';

/** Enciphered; the use case deciphers. */
export async function findSecret(tx: Tx, tenant: string, name: string): Promise<Buffer | null> {
  const row = await tx
    .selectFrom('kept_secret')
    .select('cipher')
    .where('tenant', '=', tenant)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.cipher ?? null;
}

export async function secretNames(tx: Tx, tenant: string): Promise<Set<string>> {
  const rows = await tx.selectFrom('kept_secret').select('name').where('tenant', '=', tenant).execute();
  return new Set(rows.map((row) => row.name));
}

/** @param orElse where one is kept already: put this in its place, or let it stay */
export async function putSecret(
  tx: Tx,
  tenant: string,
  now: number,
  secret: { readonly name: string; readonly cipher: Buffer },
  orElse: 'replace' | 'keep' = 'replace',
): Promise<void> {
  const { name, cipher } = secret;
  await tx
    .insertInto('kept_secret')
    .values({ tenant, name, cipher, changed_at: iso(now) })
    .onConflict((conflict) =>
      orElse === 'keep'
        ? conflict.columns(['tenant', 'name']).doNothing()
        : conflict.columns(['tenant', 'name']).doUpdateSet({ cipher, changed_at: iso(now) }),
    )
    .execute();
}

export async function dropSecret(tx: Tx, tenant: string, name: string): Promise<void> {
  await tx.deleteFrom('kept_secret').where('tenant', '=', tenant).where('name', '=', name).execute();
}
