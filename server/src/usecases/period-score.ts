import { type AreaScore, type ScoringResult, score, scoreRolled } from '@bihuan/scoring';
import type { Tx } from '../store/database.js';
import { isRolled, type RollupBy, type RollupFilter, type RollupRow, readRollup } from '../store/rollups.js';
import type { TenantConfig } from './config.js';
import { periodFacts, streetOf } from './period-facts.js';
import type { ScoredPeriod } from './scored-period.js';

/**
 * The units' figures of a period, added up from the deltas that stand beside the log. Where a tenant's cases are older than
 * these and were not gone through yet, from the cases.
 */
export async function periodScore(
  tx: Tx,
  config: TenantConfig,
  { period, policy }: ScoredPeriod,
  filter: RollupFilter = {},
): Promise<ScoringResult> {
  const ids = [...config.units.keys()];
  if (!(await isRolled(tx, config.tenant)) && Object.values(filter).every((each) => each === undefined)) {
    return score((await periodFacts(tx, config, period)).facts, ids, period, policy);
  }
  return scoreRolled(await readRollup(tx, config.tenant, period, filter), ids, period, policy);
}

export interface GroupScore extends AreaScore {
  readonly group: string;
}

/**
 * The same by source, by class, or by the areas of a level: of each group the sum of what the units have in it, never a
 * mean. A case in no area of the level counts under the smallest area above it that it is in.
 * @param units whose runs count; null: all
 */
export async function groupedScores(
  tx: Tx,
  config: TenantConfig,
  { period, policy }: ScoredPeriod,
  by: RollupBy,
  units: ReadonlySet<string | null> | null,
  filter: RollupFilter = {},
): Promise<GroupScore[]> {
  const ids = [...config.units.keys()];
  const rows = await readRollup(tx, config.tenant, period, filter, by);
  const groups = new Map<string, RollupRow[]>();
  for (const row of rows) {
    if (units !== null && !units.has(row.unit)) continue;
    const group = by === 'area' ? streetOf(row.by) : row.by;
    const some = groups.get(group);
    if (some === undefined) groups.set(group, [row]);
    else some.push(row);
  }
  return [...groups]
    .map(([group, some]) => ({ group, ...scoreRolled(some, ids, period, policy).area }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.should - a.should || (a.group < b.group ? -1 : 1));
}
