import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { type Actor, type App, failed, type Result } from './types.js';

/** Reads something that no matter's rights decide, for whoever holds the permission. */
export function readAs<T>(
  app: App,
  actor: Actor,
  permission: string,
  work: (tx: Tx, config: TenantConfig) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  return inSnapshot(app, actor.tenant, async (tx, config) =>
    allowsSomewhere(rightsOf(config.newestFlow), actor, permission)
      ? work(tx, config)
      : failed({ code: 'forbidden', permission }),
  );
}
