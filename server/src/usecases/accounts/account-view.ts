import type { Account, AccountDetail } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { type Right, rightsOf } from '../../policies/permissions.js';
import type { AccountRow } from '../../store/accounts.js';
import type { GrantRow } from '../../store/people.js';
import { namedUnit } from '../case-summary.js';
import type { TenantConfig } from '../config.js';
import type { Actor } from '../types.js';

export function accountView(config: TenantConfig, actor: Actor, row: AccountRow, now: number): Account {
  const zone = config.calendar.timeZone;
  const at = (t: number): string => formatInstant(t, zone);
  const locked = row.lockedUntil !== null && row.lockedUntil > now;
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    state: row.disabled ? 'disabled' : locked ? 'locked' : 'active',
    lockedUntil: locked && row.lockedUntil !== null && row.lockedUntil !== Infinity ? at(row.lockedUntil) : null,
    mustChangePassword: row.mustChange,
    lastSignIn: row.signedInAt === null ? null : at(row.signedInAt),
    createdAt: at(row.createdAt),
    grants: row.grants.map((grant) => grantView(config, grant)),
    own: row.id === actor.person,
  };
}

export function accountDetail(config: TenantConfig, actor: Actor, row: AccountRow, now: number): AccountDetail {
  const roles = [...new Set(row.grants.map((grant) => grant.role))];
  return {
    ...accountView(config, actor, row, now),
    rights: roles.map((role) => ({ role, permissions: permissionsOfRole(rightsOf(config.newestFlow), role) })),
  };
}

export function grantView(config: TenantConfig, { role, areaPath, unit }: GrantRow): Account['grants'][number] {
  return {
    role,
    area: { path: areaPath, name: config.areas.nameOf(areaPath) },
    unit: unit === null ? null : namedUnit(config, unit),
  };
}

/** What a role allows; a permission that it has in two ways is listed twice. */
export function permissionsOfRole(rights: readonly Right[], role: string): { permission: string; scope: string }[] {
  return rights
    .filter((right) => right.role === role)
    .map(({ permission, scope }) => ({ permission, scope }))
    .sort((a, b) => (a.permission < b.permission ? -1 : a.permission > b.permission ? 1 : 0));
}
