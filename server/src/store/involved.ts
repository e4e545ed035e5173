import type { Tx } from './database.js';
import { insertMany } from './many.js';

export interface Involvement {
  readonly matter: string;
  /** `unit:…` or `person:…`. */
  readonly party: string;
}

export async function insertInvolved(tx: Tx, tenant: string, rows: readonly Involvement[]): Promise<void> {
  await insertMany(
    tx,
    'involved',
    rows.map(({ matter, party }) => ({ tenant, party, matter })),
    'skip',
  );
}

/** Who has or had a part in a matter. */
export async function readInvolved(tx: Tx, tenant: string, matter: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('involved')
    .select('party')
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .execute();
  return new Set(rows.map((row) => row.party));
}
