import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** A case that went from a unit to another and back to the first. */
export interface PassedBack {
  readonly matter: string;
  readonly number: string;
  /** The two, the smaller id first. */
  readonly one: string;
  readonly other: string;
  /** How often it came back between them. */
  readonly times: number;
}

/** Cases of an area that came back to the unit before last in `[from, to)`. */
export async function readPassedBack(
  tx: Tx,
  tenant: string,
  area: string,
  from: number,
  to: number,
): Promise<PassedBack[]> {
  const { rows } = await sql<PassedBack>`
    select r.matter, m.number, least(r.unit, b.unit) as one, greatest(r.unit, b.unit) as other,
      count(*)::integer as times
    from run r
    join run b on b.tenant = r.tenant and b.matter = r.matter and b.no = r.no - 1
    join run a on a.tenant = r.tenant and a.matter = r.matter and a.no = r.no - 2 and a.unit = r.unit
    join matter m on m.tenant = r.tenant and m.id = r.matter
    where r.tenant = ${tenant} and r.no >= 2 and r.start_at >= ${at(from)} and r.start_at < ${at(to)}
      and (m.area_path = ${area} or starts_with(m.area_path, ${`${area}/`}))
    group by 1, 2, 3, 4
    order by 5 desc, 2`.execute(tx);
  return rows;
}
