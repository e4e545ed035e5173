import { listRealTenants } from '../store/tenants.js';
import type { App } from './types.js';

/** Codes of the tenants of this installation; none before the first start loaded one. */
export function tenants(app: App): Promise<string[]> {
  return listRealTenants(app.db);
}
