import type { Tx } from './database.js';
import { type MatterRow, matterColumns } from './matters.js';

/** Matters that are known by an id here, or by an id in a source; taken for this transaction. */
export async function lockKnown(
  tx: Tx,
  tenant: string,
  source: string,
  ids: readonly string[],
  externalIds: readonly string[],
): Promise<MatterRow[]> {
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .where('tenant', '=', tenant)
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('id', 'in', ids)] : []),
        ...(externalIds.length > 0 ? [eb.and([eb('source', '=', source), eb('external_id', 'in', externalIds)])] : []),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}
