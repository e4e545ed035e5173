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
  return (await readInvolvedIn(tx, tenant, [matter])).get(matter) ?? new Set();
}

/** Who has or had a part in each of some matters; a matter without any is left out. */
export async function readInvolvedIn(
  tx: Tx,
  tenant: string,
  matters: readonly string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (matters.length === 0) return found;
  const rows = await tx
    .selectFrom('involved')
    .select(['matter', 'party'])
    .where('tenant', '=', tenant)
    .where('matter', 'in', matters)
    .execute();
  for (const { matter, party } of rows) found.set(matter, (found.get(matter) ?? new Set()).add(party));
  return found;
}
