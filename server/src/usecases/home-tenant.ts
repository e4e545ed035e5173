import { firstPersonAt } from '../store/first-people.js';
import { listRealTenants } from '../store/tenants.js';
import type { App } from './types.js';

/**
 * The tenant that requests mean which name none: the one that has had people for the longest. Cases alone do not make a
 * home: an import may come before the first start. Null where nobody can sign in yet.
 */
export async function homeTenant(app: Pick<App, 'db'>): Promise<string | null> {
  let home: { readonly tenant: string; readonly since: number } | null = null;
  for (const tenant of await listRealTenants(app.db)) {
    const since = await app.db.transaction(tenant, (tx) => firstPersonAt(tx, tenant));
    if (since !== null && (home === null || since < home.since)) home = { tenant, since };
  }
  return home?.tenant ?? null;
}
