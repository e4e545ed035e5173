import { eraseFiles, filesOfDigest, findFile, lockDigest } from '../store/files.js';
import { removeBytes } from './file-key.js';
import type { App } from './types.js';

export interface ErasePhotoInput {
  readonly tenant: string;
  readonly id: string;
}

/**
 * Erases a picture for good: its bytes, and what it said of time and place. The same picture under other ids goes with it.
 * Events go on naming it. Gives how many ids it had that were not erased yet; null: there is no such picture.
 */
export function erasePhoto(app: App, { tenant, id }: ErasePhotoInput): Promise<number | null> {
  return app.db.transaction(tenant, async (tx) => {
    const seen = await findFile(tx, tenant, id);
    if (seen === undefined) return null;
    if (seen.erased_at !== null) return 0;
    if (seen.digest !== null) await lockDigest(tx, tenant, seen.digest);
    const ids = seen.digest === null ? [id] : await filesOfDigest(tx, tenant, seen.digest);
    await eraseFiles(tx, tenant, ids, app.clock.now());
    // Before the commit: should it fail, the row stands without its picture, and erasing it again finishes the work.
    if (seen.digest !== null) await removeBytes(app, tenant, seen.digest);
    return ids.length;
  });
}
