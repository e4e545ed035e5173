import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** How many cases were reported, filed and closed. */
export interface DayFlow {
  readonly reported: number;
  readonly filed: number;
  readonly closed: number;
}

/**
 * In `[from, to)`, in an area or, null, everywhere. A case that was closed and reopened is not closed. Each is a span of
 * an index of its own.
 */
export async function readDayFlow(
  tx: Tx,
  tenant: string,
  area: string | null,
  from: number,
  to: number,
): Promise<DayFlow> {
  const [low, high] = [at(from), at(to)];
  // `0` is the character after `/`.
  const lies =
    area === null
      ? sql``
      : sql`and (matter.area_path = ${area} or (matter.area_path > ${`${area}/`} and matter.area_path < ${`${area}0`}))`;
  const filed =
    area === null
      ? sql`event`
      : sql`event join matter on matter.tenant = event.tenant and matter.id = event.matter ${lies}`;
  const { rows } = await sql<DayFlow>`select
    (select count(*) from matter
      where tenant = ${tenant} and reported_at >= ${low} and reported_at < ${high} ${lies}) as reported,
    (select count(*) from ${filed}
      where event.tenant = ${tenant} and event.type = 'filed' and event.at >= ${low} and event.at < ${high}) as filed,
    (select count(*) from matter
      where tenant = ${tenant} and state = 'closed' and ended_at >= ${low} and ended_at < ${high} ${lies}) as closed
  `.execute(tx);
  return rows[0] ?? { reported: 0, filed: 0, closed: 0 };
}
