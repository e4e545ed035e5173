import { cityFlow } from '@bihuan/city';
import type { Tx } from '../store/database.js';
import { insertDocuments, raiseRevision, readDocuments } from '../store/documents.js';
import { listTenants } from '../store/tenants.js';
import type { App } from './types.js';

/**
 * Gives every tenant the flow of this program where its newest is an older one: cases reported from now on follow it, those
 * that are open keep the one that they began with. A tenant that has made a newer one of its own keeps that.
 */
export async function adoptFlow(app: App): Promise<void> {
  for (const tenant of await listTenants(app.db)) {
    await app.db.transaction(tenant, async (tx) => {
      if (!(await isOlder(tx, tenant))) return;
      // Holds the tenant, so that of several processes that start at once one does it.
      await raiseRevision(tx, tenant);
      if (!(await isOlder(tx, tenant))) return;
      const { id, version } = cityFlow;
      const document = { kind: 'flow', id, version, body: cityFlow, validFrom: null };
      await insertDocuments(tx, tenant, 'program', app.clock.now(), [document]);
    });
  }
}

async function isOlder(tx: Tx, tenant: string): Promise<boolean> {
  const flows = (await readDocuments(tx, tenant)).filter((each) => each.kind === 'flow' && each.id === cityFlow.id);
  const newest = Math.max(0, ...flows.map((flow) => flow.version));
  return newest > 0 && newest < cityFlow.version;
}
