import type { AccountDetail, GrantBody } from '@bihuan/contracts';
import { GRANTABLE, grantTrouble, hasCompany, isPower, isUnitRole } from '../../policies/grants.js';
import { type AccountRow, deleteGrant, insertGrant } from '../../store/accounts.js';
import type { GrantRow } from '../../store/people.js';
import { recordAdmin } from '../admin/record-admin.js';
import type { TenantConfig } from '../config.js';
import { unstorable } from '../storable.js';
import type { Actor, App, Failure, Result } from '../types.js';
import { type AccountScope, changeAccount, ownAccount } from './change-account.js';

export function grantRole(app: App, actor: Actor, id: string, body: GrantBody): Promise<Result<AccountDetail>> {
  return changeAccount(app, actor, id, async (scope) => {
    const { account, config } = scope;
    const grant = grantOf(body);
    const failure = ownAccount(actor, account) ?? unstorable(body) ?? mayHold(config, account.grants, grant);
    return failure ?? addGrant(scope, actor, grant);
  });
}

/** Whoever had it is out of it at the next request. */
export function revokeRole(app: App, actor: Actor, id: string, body: GrantBody): Promise<Result<AccountDetail>> {
  return changeAccount(app, actor, id, async (scope) => {
    const { tx, account } = scope;
    const failure = ownAccount(actor, account) ?? unstorable(body);
    if (failure !== null) return failure;
    const grant = grantOf(body);
    if (!(await deleteGrant(tx, actor.tenant, account.id, grant))) return { code: 'not-found' };
    await recordRevoked(scope, actor, grant);
    return null;
  });
}

export async function addGrant(
  scope: Pick<AccountScope, 'tx' | 'config' | 'now'> & { readonly account: Pick<AccountRow, 'id' | 'name'> },
  actor: Actor,
  grant: GrantRow,
): Promise<null> {
  if (await insertGrant(scope.tx, actor.tenant, scope.account.id, grant)) {
    await recordGrant(scope, actor, 'account.role-granted', grant);
  }
  return null;
}

export function recordRevoked(scope: Parameters<typeof addGrant>[0], actor: Actor, grant: GrantRow): Promise<void> {
  return recordGrant(scope, actor, 'account.role-revoked', grant);
}

function recordGrant(
  { tx, config, account, now }: Parameters<typeof addGrant>[0],
  actor: Actor,
  action: string,
  { role, areaPath, unit }: GrantRow,
): Promise<void> {
  return recordAdmin(tx, actor, now, {
    action,
    kind: 'account',
    subject: account.id,
    name: account.name,
    detail: {
      role,
      area: areaPath,
      areaName: config.areas.nameOf(areaPath),
      unit,
      unitName: unit === null ? null : (config.units.get(unit)?.name ?? unit),
    },
  });
}

export const grantOf = ({ role, area, unit }: GrantBody): GrantRow => ({ role, areaPath: area, unit });

/** Why somebody with these roles may not hold another there; null where they may. */
export function mayHold(config: TenantConfig, held: readonly GrantRow[], grant: GrantRow): Failure | null {
  const { role, areaPath, unit } = grant;
  if (!GRANTABLE.includes(role)) return { code: 'rule', reason: 'unknown-role', params: { role } };
  const trouble = grantTrouble(held, role);
  if (trouble !== null) return { code: 'rule', reason: trouble, params: { role } };
  if (!config.areas.all.some((area) => area.path === areaPath)) {
    return { code: 'rule', reason: 'unknown-area', params: { area: areaPath } };
  }
  // A power over part of an installation would be none: its documents and accounts are one.
  if (isPower(role) && areaPath !== config.areas.root?.path) {
    return { code: 'rule', reason: 'power-everywhere', params: { role } };
  }
  const ofCompany = hasCompany(role) && config.units.get(unit ?? '')?.kind === 'contractor';
  if (isUnitRole(role) !== (unit !== null) && !ofCompany) {
    return { code: 'rule', reason: unit === null ? 'needs-unit' : 'takes-no-unit', params: { role } };
  }
  const known = unit === null ? undefined : config.units.get(unit);
  if (unit !== null && (known === undefined || known.retired === true)) {
    return { code: 'rule', reason: 'unknown-unit', params: { unit } };
  }
  return null;
}
