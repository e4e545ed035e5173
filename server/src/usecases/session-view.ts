import type { Session } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { permissionsOf } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { isPractice } from '../store/practice.js';
import { namedUnit } from './case-summary.js';
import type { TenantConfig } from './config.js';
import type { Actor } from './types.js';

/** Who is signed in, as the contract shows it. */
export function sessionView(
  config: TenantConfig,
  actor: Actor,
  { name, mustChange }: { readonly name: string; readonly mustChange: boolean },
  now: number,
  expiresAt: number,
): Session {
  const zone = config.calendar.timeZone;
  return {
    person: { id: actor.person, name },
    tenant: { id: config.tenant, name: config.name },
    grants: actor.grants.map(({ role, areaPath, unit }) => ({
      role,
      area: { path: areaPath, name: config.areas.nameOf(areaPath) },
      unit: unit === null ? null : namedUnit(config, unit),
    })),
    permissions: permissionsOf(rightsOf(config.newestFlow), actor),
    mustChangePassword: mustChange,
    practice: isPractice(config.tenant),
    now: formatInstant(now, zone),
    expiresAt: formatInstant(expiresAt, zone),
  };
}
