import type { Tx } from './database.js';
import { iso } from './instants.js';

/** A case that the desk of an area has taken from those of the areas below it. */
export interface DeskHold {
  readonly no: number;
  readonly areaPath: string;
  readonly by: string;
  readonly at: number;
}

/** Who has taken it over now; null: nobody. */
export async function currentHold(tx: Tx, tenant: string, matter: string): Promise<DeskHold | null> {
  const row = await tx
    .selectFrom('desk_hold')
    .select(['no', 'area_path as areaPath', 'taken_by as by', 'taken_at as at'])
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('given_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** All that are taken over now, by matter: the area whose desk has it. */
export async function currentHolds(tx: Tx, tenant: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('desk_hold')
    .select(['matter', 'area_path as areaPath'])
    .where('tenant', '=', tenant)
    .where('given_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.matter, row.areaPath]));
}

/** The caller holds the matter's row, so that nobody else takes it at the same time. */
export async function takeHold(
  tx: Tx,
  tenant: string,
  matter: string,
  { areaPath, by, at }: Omit<DeskHold, 'no'>,
): Promise<void> {
  const last = await tx
    .selectFrom('desk_hold')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .executeTakeFirst();
  await tx
    .insertInto('desk_hold')
    .values({ tenant, matter, no: (last?.no ?? 0) + 1, area_path: areaPath, taken_by: by, taken_at: iso(at) })
    .execute();
}

export async function giveHold(
  tx: Tx,
  tenant: string,
  matter: string,
  given: { readonly no: number; readonly by: string; readonly at: number },
): Promise<void> {
  await tx
    .updateTable('desk_hold')
    .set({ given_by: given.by, given_at: iso(given.at) })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('no', '=', given.no)
    .execute();
}
