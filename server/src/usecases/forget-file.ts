import type { Tx } from '../store/database.js';
import { type FileRow, lockDigest, lockUnnamed, othersOfDigest, removeFile } from '../store/files.js';
import { removeBytes } from './file-key.js';
import type { App } from './types.js';

/** Takes a picture away that no event names: its bytes, unless another row has the same, then its row. */
export async function forgetFile(app: App, tx: Tx, row: Pick<FileRow, 'tenant' | 'id' | 'digest'>): Promise<void> {
  const { tenant, id, digest } = row;
  if (digest !== null) {
    await lockDigest(tx, tenant, digest);
    if (!(await othersOfDigest(tx, tenant, digest, [id]))) await removeBytes(app, tenant, digest);
  }
  await removeFile(tx, tenant, id);
}

const batch = 100;

/** Forgets pictures that were uploaded before an instant and that no event has named. Gives how many there were. */
export async function forgetUnnamed(app: App, tenant: string, before: number): Promise<number> {
  for (let count = 0; ; ) {
    const rows = await app.db.transaction(tenant, async (tx) => {
      const found = await lockUnnamed(tx, tenant, before, batch);
      for (const row of found) await forgetFile(app, tx, row);
      return found.length;
    });
    count += rows;
    if (rows < batch) return count;
  }
}
