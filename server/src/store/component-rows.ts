import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.js';
import { parseSnapshot, type Snapshot } from './snapshot.js';
import type { ComponentState } from './tables-place.js';

/** A component as an index of places needs it. */
export interface ComponentPoint {
  readonly id: string;
  readonly standardRef: string;
  readonly code: string;
  readonly state: ComponentState;
  readonly lon: number;
  readonly lat: number;
  /** Of a manhole: metres below the ground; null where it is not known. */
  readonly depth: number | null;
}

const columns = sql`
  component.id, component.standard_ref as "standardRef", component.class as code, component.state,
  component.lon, component.lat,
  case when jsonb_typeof(component.properties -> 'depth') = 'number'
    then (component.properties ->> 'depth')::float8 end as depth`;

const batch = 20_000;

/** All components, some at a time, in the order of their ids. */
export async function* readComponentPoints(tx: Tx, tenant: string): AsyncGenerator<ComponentPoint[]> {
  let after: string | null = null;
  for (;;) {
    const from: RawBuilder<unknown> = after === null ? sql`` : sql`and id > ${after}`;
    const query = sql<ComponentPoint>`
      select ${columns} from component where tenant = ${tenant} ${from} order by id limit ${batch}`;
    const { rows } = await query.execute(tx);
    yield rows;
    after = rows.at(-1)?.id ?? null;
    if (after === null || rows.length < batch) return;
  }
}

/**
 * What this transaction sees and an earlier snapshot did not, as `readChanges` of open-rows.ts: every component that was
 * written by a transaction that the snapshot does not see. No more than `most` and one: then there is too much to tell.
 */
export async function readComponentChanges(
  tx: Tx,
  tenant: string,
  since: Snapshot,
  most: number,
): Promise<{ readonly snapshot: Snapshot; readonly changes: readonly ComponentPoint[] }> {
  const { rows } = await sql<{ snapshot: string } & (ComponentPoint | { readonly id: null })>`
    select pg_current_snapshot()::text as snapshot, changed.* from (select) as one left join lateral (
      select ${columns} from component
      where component.tenant = ${tenant} and component.changed_xid >= ${String(since.xmin)}::xid8
        and component.changed_xid < pg_snapshot_xmax(pg_current_snapshot())
        and not pg_visible_in_snapshot(component.changed_xid, ${since.text}::pg_snapshot)
      limit ${most + 1}
    ) as changed on true`.execute(tx);
  const changes = rows.flatMap(({ snapshot: _, ...row }) => (row.id === null ? [] : [row as ComponentPoint]));
  return { snapshot: parseSnapshot(rows[0]?.snapshot ?? ''), changes };
}
