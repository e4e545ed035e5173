import type { Named } from '@bihuan/contracts';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { RowWithAddress } from '../store/queue.js';
import { classOf, namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { type Actor, done, failed, type Result } from './types.js';

export interface OwnUnitInput {
  /** Absent: the first that the person acts for. */
  readonly unit?: string | undefined;
}

const permission = 'unit.read';

/** The unit that is asked for, of those that the person acts for. */
export function ownUnit(
  config: TenantConfig,
  actor: Actor,
  { unit }: OwnUnitInput,
): Result<{ readonly unit: Named; readonly units: Named[] }> {
  const reach = reaches(rightsOf(config.newestFlow), actor, permission);
  const ids = [...new Set(reach.flatMap(({ grant }) => grant.unit ?? []))];
  const id = unit ?? ids[0];
  if (id === undefined || !ids.includes(id)) return failed({ code: 'forbidden', permission });
  return done({ unit: namedUnit(config, id), units: ids.map((each) => namedUnit(config, each)) });
}

/** A case as the unit's page names it. */
export function unitCase(config: TenantConfig, row: RowWithAddress) {
  return {
    id: row.id,
    number: row.number,
    class: {
      standardRef: row.standard_ref,
      kind: row.kind === 'component' ? ('component' as const) : ('event' as const),
      code: row.class,
      name: classOf(config, row)?.name ?? row.class,
    },
    severity: row.severity as 'general' | 'urgent' | 'special',
    address: row.address,
    area: { path: row.area_path, name: config.areas.nameOf(row.area_path) },
  };
}
