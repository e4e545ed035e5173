import { samplePicture } from '@bihuan/city';
import type { FileQuery } from '@bihuan/contracts';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { mattersOfAppealFile } from '../store/appeals.js';
import { isOfComponent } from '../store/component-files.js';
import type { Tx } from '../store/database.js';
import { type FileRow, findFile, lockDigest, mattersOfFile, settleDrawn } from '../store/files.js';
import { isInWaitingLetter } from '../store/letters.js';
import { isHeld } from '../store/portal.js';
import { isPlainId } from './attachments.js';
import type { TenantConfig } from './config.js';
import { keysOf, sha256 } from './file-key.js';
import { inSnapshot } from './in-transaction.js';
import { readableOf } from './queue-ways.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface FileBytes {
  readonly kind: string;
  readonly bytes: Buffer;
}

/** A picture, for whoever may read a case or a component that it belongs to, and for whoever uploaded it. */
export async function getFile(
  app: App,
  actor: Actor,
  input: FileQuery & { readonly id: string },
): Promise<Result<FileBytes>> {
  const { tenant, person } = actor;
  if (!isPlainId(input.id)) return failed({ code: 'not-found' });
  const found = await inSnapshot(app, tenant, async (tx, config) => {
    const row = await findFile(tx, tenant, input.id);
    if (row === undefined) return failed({ code: 'not-found' });
    if (row.uploaded_by !== person && !(await mayRead(tx, config, actor, row.id))) return failed({ code: 'not-found' });
    return row.erased_at === null ? done(row) : failed({ code: 'erased' });
  });
  if (!found.ok) return found;
  const row = found.value;
  const digest = row.digest ?? (await drawn(app, row));
  if (digest === null) return failed({ code: 'erased' });
  const bytes = await app.files.get(keysOf(tenant, digest)[input.size ?? 'full']);
  return bytes === null ? failed({ code: 'not-found' }) : done({ kind: row.kind, bytes });
}

/** Of a component that they may read, of a report that they let through or not, or named by a case that they may read? */
async function mayRead(tx: Tx, config: TenantConfig, actor: Actor, file: string): Promise<boolean> {
  const { tenant } = actor;
  const reads = allowsSomewhere(rightsOf(config.newestFlow), actor, 'component.read');
  if (reads && (await isOfComponent(tx, tenant, file))) return true;
  const moderates = allowsSomewhere(rightsOf(config.newestFlow), actor, 'portal.moderate');
  if (moderates && ((await isHeld(tx, tenant, file)) || (await isInWaitingLetter(tx, tenant, file)))) return true;
  const matters = [...(await mattersOfFile(tx, tenant, file)), ...(await mattersOfAppealFile(tx, tenant, file))];
  return (await readableOf(tx, config, actor, new Set(matters))).size > 0;
}

/** Draws a sample picture that nobody has asked for before. Null: it was erased meanwhile. */
async function drawn(app: App, { tenant, id, drawn }: FileRow): Promise<string | null> {
  const svg = drawn === null ? null : samplePicture(drawn);
  if (svg === null) return null;
  const picture = await app.pictures.draw(svg);
  const digest = sha256(picture.bytes);
  return app.db.transaction(tenant, async (tx) => {
    await lockDigest(tx, tenant, digest);
    const now = await findFile(tx, tenant, id);
    if (now === undefined || now.erased_at !== null) return null;
    const { full, thumb } = keysOf(tenant, digest);
    await app.files.put(full, picture.bytes);
    await app.files.put(thumb, picture.thumb);
    await settleDrawn(tx, tenant, id, digest, picture.bytes.length);
    return digest;
  });
}
