import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** A matter's place in a list of the coordination office. */
export interface CoordinationPlace {
  readonly at: number;
  readonly matter: string;
}

/** Open matters that wait for a decision, by time left. What has no due instant comes last. */
export async function openCoordination(
  tx: Tx,
  tenant: string,
  areas: readonly string[],
  after: CoordinationPlace | null,
  limit: number,
): Promise<CoordinationPlace[]> {
  const rows = await tx
    .selectFrom('matter')
    .select(['sort_at as at', 'id as matter'])
    .where('tenant', '=', tenant)
    .where('coordination', '=', true)
    .where('ended_at', 'is', null)
    .where(inAreas(areas))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(sort_at, id) > (${at(farOf(after?.at ?? 0))}, ${after?.matter ?? ''})`),
    )
    .orderBy('sort_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, at: Math.min(row.at, far) }));
}

/** Matters on which something was decided and that do not wait again, the latest decision first. */
export async function decidedMatters(
  tx: Tx,
  tenant: string,
  areas: readonly string[],
  before: CoordinationPlace | null,
  limit: number,
): Promise<CoordinationPlace[]> {
  const rows = await tx
    .selectFrom('event')
    .innerJoin('matter', (join) =>
      join.onRef('matter.tenant', '=', 'event.tenant').onRef('matter.id', '=', 'event.matter'),
    )
    .select(['event.at', 'event.matter'])
    .where('event.tenant', '=', tenant)
    .where('event.type', '=', sql<string>`'coordination-decided'`)
    .where('matter.coordination', '=', false)
    .where(inAreas(areas))
    // A matter's last decision stands for it.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('event as later')
            .select('later.seq')
            .where('later.tenant', '=', tenant)
            .where('later.type', '=', sql<string>`'coordination-decided'`)
            .whereRef('later.matter', '=', 'event.matter')
            .whereRef('later.seq', '>', 'event.seq'),
        ),
      ),
    )
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(event.at, event.matter) < (${at(before?.at ?? 0)}, ${before?.matter ?? ''})`),
    )
    .orderBy('event.at', 'desc')
    .orderBy('event.matter', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

export async function countCoordination(tx: Tx, tenant: string, areas: readonly string[]): Promise<number> {
  const row = await tx
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('coordination', '=', true)
    .where('ended_at', 'is', null)
    .where(inAreas(areas))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** `infinity` as a number that a cursor can carry. */
const far = 8.64e15;
const farOf = (t: number): number => (t >= far ? Number.POSITIVE_INFINITY : t);

/** A path itself and all that begin with it and a slash: `0` is the character after `/`. */
function inAreas(areas: readonly string[]): RawBuilder<SqlBool> {
  if (areas.length === 0) return sql<SqlBool>`false`;
  const each = areas.map(
    (path) => sql<SqlBool>`(matter.area_path = ${path}
      or (matter.area_path > ${`${path}/`} and matter.area_path < ${`${path}0`}))`,
  );
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
