import { installedBy } from '../store/origin.js';
import type { App } from './types.js';

/** Was the tenant loaded as the sample, whose passwords stand in a file? */
export async function isSample(app: App, tenant: string): Promise<boolean> {
  return (await app.db.transaction(tenant, (tx) => installedBy(tx, tenant))) === 'sample';
}
