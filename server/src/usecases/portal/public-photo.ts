import type { FileQuery } from '@bihuan/contracts';
import { findFile } from '../../store/files.js';
import { mattersShowing } from '../../store/portal.js';
import { isPlainId } from '../attachments.js';
import { keysOf } from '../file-key.js';
import type { FileBytes } from '../get-file.js';
import { inSnapshot } from '../in-transaction.js';
import { type App, done, failed, type Result } from '../types.js';

/** A picture that a moderator shows to everybody. */
export async function publicPhoto(
  app: App,
  tenant: string,
  { id, size }: FileQuery & { readonly id: string },
): Promise<Result<FileBytes>> {
  if (!isPlainId(id)) return failed({ code: 'not-found' });
  const found = await inSnapshot(app, tenant, async (tx) => {
    const shown = (await mattersShowing(tx, tenant, id)).length > 0;
    const row = shown ? await findFile(tx, tenant, id) : undefined;
    if (row?.digest == null || row.erased_at !== null) return failed({ code: 'not-found' });
    return done({ kind: row.kind, digest: row.digest });
  });
  if (!found.ok) return found;
  const bytes = await app.files.get(keysOf(tenant, found.value.digest)[size ?? 'full']);
  return bytes === null ? failed({ code: 'not-found' }) : done({ kind: found.value.kind, bytes });
}
