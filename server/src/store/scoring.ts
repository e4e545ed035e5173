import type { Tx } from './database.js';
import type { MatterRow } from './matters.js';

/** What a score needs of a matter. */
export type ScoredMatter = Pick<
  MatterRow,
  | 'id'
  | 'number'
  | 'definition_version'
  | 'reported_at'
  | 'standard_ref'
  | 'kind'
  | 'class'
  | 'channel'
  | 'area_path'
  | 'fold'
>;

export async function readScored(tx: Tx, tenant: string, ids: readonly string[]): Promise<ScoredMatter[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('matter')
    .select([
      'id',
      'number',
      'definition_version',
      'reported_at',
      'standard_ref',
      'kind',
      'class',
      'channel',
      'area_path',
      'fold',
    ])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}
