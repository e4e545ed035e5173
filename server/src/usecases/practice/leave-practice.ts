import { deletePractice, isPractice, keptDigests } from '../../store/practice.js';
import { removeBytes } from '../file-key.js';
import type { App } from '../types.js';

/** Deletes a practice with its cases, its people and its pictures. A tenant that is none stays whole. */
export async function leavePractice(app: App, tenant: string): Promise<void> {
  if (!isPractice(tenant)) return;
  const digests = await app.db.transaction(tenant, (tx) => keptDigests(tx, tenant));
  await deletePractice(app.db, tenant);
  app.config.forget(tenant);
  app.boards.forget(tenant);
  app.components.forget(tenant);
  app.tiles.forget(tenant);
  for (const digest of digests) await removeBytes(app, tenant, digest);
}
