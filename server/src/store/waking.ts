import type { Tx } from './database.js';
import { at, isoOrNull } from './instants.js';
import { type MatterRow, matterColumns } from './matters.js';

/** Takes matters whose lights may have changed, leaving out those that another process has. */
export function claimWaking(tx: Tx, tenant: string, now: number, limit: number): Promise<MatterRow[]> {
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where('wake_at', '<=', at(now))
    .orderBy('wake_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** The clocks of a row as they stand now; its version stays, since no event happened. */
export type Clocks = Pick<
  MatterRow,
  | 'stage_due'
  | 'stage_warn'
  | 'stage_resume'
  | 'stage_light'
  | 'whole_due'
  | 'whole_warn'
  | 'whole_resume'
  | 'whole_light'
  | 'supervision_due'
  | 'supervision_warn'
  | 'supervision_light'
  | 'wake_at'
>;

export async function storeClocks(tx: Tx, tenant: string, id: string, clocks: Clocks): Promise<void> {
  await tx
    .updateTable('matter')
    .set({
      stage_due: isoOrNull(clocks.stage_due),
      stage_warn: isoOrNull(clocks.stage_warn),
      stage_resume: isoOrNull(clocks.stage_resume),
      stage_light: clocks.stage_light,
      whole_due: isoOrNull(clocks.whole_due),
      whole_warn: isoOrNull(clocks.whole_warn),
      whole_resume: isoOrNull(clocks.whole_resume),
      whole_light: clocks.whole_light,
      supervision_due: isoOrNull(clocks.supervision_due),
      supervision_warn: isoOrNull(clocks.supervision_warn),
      supervision_light: clocks.supervision_light,
      wake_at: isoOrNull(clocks.wake_at),
    })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** When the next light of the tenant may change; null where none will. */
export async function nextWaking(tx: Tx, tenant: string): Promise<number | null> {
  const row = await tx
    .selectFrom('matter')
    .select('wake_at')
    .where('tenant', '=', tenant)
    .where('wake_at', 'is not', null)
    .orderBy('wake_at')
    .limit(1)
    .executeTakeFirst();
  return row?.wake_at ?? null;
}

/** Takes matters in the order of their ids, after one. */
export function claimAfter(tx: Tx, tenant: string, id: string, limit: number): Promise<MatterRow[]> {
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
}
