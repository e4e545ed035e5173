import { areaVersions, readAllAreas } from '../../store/areas.js';
import type { Tx } from '../../store/database.js';
import { grantPaths } from '../../store/organisation.js';
import type { TenantConfig } from '../config.js';
import type { AreaUses, KnownArea } from './draft.js';

/** Every area with its newest version: also those that have ended, and those beside the tree. */
export async function knownAreas(tx: Tx, tenant: string): Promise<KnownArea[]> {
  const versions = await areaVersions(tx, tenant);
  return (await readAllAreas(tx, tenant)).map((area) => ({
    ...area,
    layer: area.layer ?? null,
    retired: area.retired ?? false,
    version: versions.get(area.id) ?? 1,
  }));
}

export async function usesOfAreas(tx: Tx, tenant: string, config: TenantConfig): Promise<AreaUses> {
  return {
    grants: await grantPaths(tx, tenant),
    units: [...config.units.values()].filter((unit) => unit.retired !== true),
    duties: config.duties,
  };
}
