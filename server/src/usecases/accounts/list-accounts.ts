import type { AccountDetail, AccountPage, AccountQuery, RoleList } from '@bihuan/contracts';
import { GRANTABLE, hasCompany, isPower, isUnitRole } from '../../policies/grants.js';
import { rightsOf } from '../../policies/permissions.js';
import { countAccounts, findAccountById, readAccounts } from '../../store/accounts.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { accountDetail, accountView, permissionsOfRole } from './account-view.js';

/** Accounts by login; those who left stay listed as disabled. */
export function listAccounts(app: App, actor: Actor, query: AccountQuery): Promise<Result<AccountPage>> {
  return readAs(app, actor, 'account.read', async (tx, config) => {
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const now = app.clock.now();
    const { q, role, unit, state, cursor, limit } = query;
    const filter = { text: q === undefined || q.trim() === '' ? undefined : q.trim(), role, unit, state, now };
    const after = cursor === undefined ? null : Buffer.from(cursor, 'base64url').toString();
    if (unstorable({ after }) !== null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const rows = await readAccounts(tx, actor.tenant, filter, after, limit + 1);
    const last = rows.slice(0, limit).at(-1);
    return done({
      items: rows.slice(0, limit).map((row) => accountView(config, actor, row, now)),
      total: await countAccounts(tx, actor.tenant, filter),
      nextCursor: rows.length > limit && last ? Buffer.from(last.login).toString('base64url') : null,
    });
  });
}

export function getAccount(app: App, actor: Actor, id: string): Promise<Result<AccountDetail>> {
  return readAs(app, actor, 'account.read', async (tx, config) => {
    const row = unstorable({ id }) === null ? await findAccountById(tx, actor.tenant, id) : null;
    return row === null ? failed({ code: 'not-found' }) : done(accountDetail(config, actor, row, app.clock.now()));
  });
}

/** What can be granted, where, and what it allows. */
export function listRoles(app: App, actor: Actor): Promise<Result<RoleList>> {
  return readAs(app, actor, 'account.read', (_, config) => {
    const rights = rightsOf(config.newestFlow);
    return done({
      roles: GRANTABLE.map((role) => ({
        role,
        unit: isUnitRole(role),
        company: hasCompany(role),
        power: isPower(role),
        permissions: permissionsOfRole(rights, role),
      })),
      areas: config.areas.all.map(({ path, name, nameEn, level }) => ({ path, name, nameEn, level })),
      units: [...config.units.values()]
        .filter((unit) => unit.retired !== true)
        .map(({ id, name, nameEn, area, kind }) => ({ id, name, nameEn, area, contractor: kind === 'contractor' })),
    });
  });
}
