import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';

/** Somebody in a window in front of a matter. Instants are UTC milliseconds. */
export interface ViewerRow {
  readonly person: string;
  readonly place: string;
  readonly since: number;
  readonly typing: string | null;
}

/** Lets those who come to a matter, or leave it, do so one after the other for the rest of the transaction. */
export async function lockViewers(tx: Tx, tenant: string, matter: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`viewers ${tenant} ${matter}`}, 0))`.execute(tx);
}

/** Those seen at or after an instant, the first comer first. */
export async function readViewers(tx: Tx, tenant: string, matter: string, seenFrom: number): Promise<ViewerRow[]> {
  return tx
    .selectFrom('viewer')
    .select(['person', 'place', 'since', 'typing'])
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('seen_at', '>=', at(seenFrom))
    .orderBy('since')
    .orderBy('person')
    .execute();
}

/** Forgets those of a matter who were not seen again. */
export async function forgetViewers(tx: Tx, tenant: string, matter: string, before: number): Promise<void> {
  await tx
    .deleteFrom('viewer')
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('seen_at', '<', at(before))
    .execute();
}

/** Forgets whoever was last seen before an instant, whatever they looked at. */
export async function forgetAllViewers(tx: Tx, tenant: string, before: number): Promise<void> {
  await tx.deleteFrom('viewer').where('tenant', '=', tenant).where('seen_at', '<', at(before)).execute();
}

export async function putViewer(
  tx: Tx,
  tenant: string,
  matter: string,
  viewer: Omit<ViewerRow, 'since'>,
  now: number,
): Promise<void> {
  const { person, place, typing } = viewer;
  await tx
    .insertInto('viewer')
    .values({ tenant, matter, person, place, since: iso(now), seen_at: iso(now), typing })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'matter', 'person', 'place']).doUpdateSet({ seen_at: iso(now), typing }),
    )
    .execute();
}

export async function removeViewer(
  tx: Tx,
  tenant: string,
  matter: string,
  { person, place }: Pick<ViewerRow, 'person' | 'place'>,
): Promise<void> {
  await tx
    .deleteFrom('viewer')
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('person', '=', person)
    .where('place', '=', place)
    .execute();
}
