import { sql } from 'kysely';
import { type ComponentPoint, depth } from './components.js';
import type { Tx } from './database.js';
import { parseSnapshot, type Snapshot } from './snapshot.js';

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
      select id, standard_ref as "standardRef", class, state, lon, lat, ${depth} as depth from component
      where tenant = ${tenant} and changed_xid >= ${String(since.xmin)}::xid8
        and changed_xid < pg_snapshot_xmax(pg_current_snapshot())
        and not pg_visible_in_snapshot(changed_xid, ${since.text}::pg_snapshot)
      limit ${most + 1}
    ) as changed on true`.execute(tx);
  const changes = rows.flatMap(({ snapshot: _, ...row }) => (row.id === null ? [] : [row as ComponentPoint]));
  return { snapshot: parseSnapshot(rows[0]?.snapshot ?? ''), changes };
}
