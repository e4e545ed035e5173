import { insertMessages, type Message } from '../store/outbox.js';
import { listTenants } from '../store/tenants.js';
import { claimWaking, nextWaking, storeClocks } from '../store/waking.js';
import { lightChanges } from './light-changes.js';
import { clockColumns } from './matter-row.js';
import type { App } from './types.js';

export interface Woken {
  /** Lights that changed. */
  readonly changed: number;
  /** When to wake again; null: nothing waits. */
  readonly next: number | null;
}

const batch = 500;

/**
 * Writes a light-changed row into the outbox for every clock whose light changed since, in all tenants.
 * @param failed is told what went wrong in a tenant, which is then left for the next time; the others go on.
 */
export async function wake(app: App, failed: (error: unknown) => void): Promise<Woken> {
  let changed = 0;
  let next: number | null = null;
  for (const tenant of await listTenants(app.db)) {
    try {
      changed += await wakeTenant(app, tenant);
      const wakes = await app.db.transaction(tenant, (tx) => nextWaking(tx, tenant));
      if (wakes !== null) next = Math.min(next ?? wakes, wakes);
    } catch (error) {
      failed(
        new Error(`tenant ${tenant}: ${error instanceof Error ? error.message : String(error)}`, { cause: error }),
      );
    }
  }
  if (changed > 0) app.committed();
  return { changed, next };
}

async function wakeTenant(app: App, tenant: string): Promise<number> {
  let changed = 0;
  for (;;) {
    const woken = await wakeBatch(app, tenant);
    changed += woken.changed;
    if (woken.claimed < batch) return changed;
  }
}

async function wakeBatch(app: App, tenant: string): Promise<{ readonly claimed: number; readonly changed: number }> {
  return app.db.transaction(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    const now = app.clock.now();
    const rows = await claimWaking(tx, tenant, now, batch);
    const messages: Message[] = [];
    for (const row of rows) {
      const clocks = clockColumns(config, row.definition_version, row.fold, now);
      messages.push(...lightChanges(row, clocks));
      await storeClocks(tx, tenant, row.id, clocks);
    }
    await insertMessages(tx, tenant, now, messages);
    return { claimed: rows.length, changed: messages.length };
  });
}
