import type { FileView } from '@bihuan/contracts';
import { formatInstant, InstantError, parseInstant, parseLocal } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { type FileRow, findFile, insertFiles, lockDigest } from '../store/files.js';
import { isPlainId } from './attachments.js';
import type { TenantConfig } from './config.js';
import { keysOf, sha256 } from './file-key.js';
import { forgetFile } from './forget-file.js';
import { inSnapshot, inTransaction } from './in-transaction.js';
import { type Actor, type App, done, failed, type KeptPicture, type Result, type Taken } from './types.js';

export interface UploadInput {
  /** Made by the client: the same id with the same picture from the same person is the same upload. */
  readonly id?: string;
  readonly bytes: Uint8Array;
  /** The camera's EXIF data, where the client made the picture smaller and it got lost. */
  readonly exif?: Uint8Array;
  /** Where the phone was; counts where the picture itself does not say. */
  readonly place?: { readonly lon: number; readonly lat: number };
  /** Where the camera looked, in degrees from north; counts where the picture itself does not say. */
  readonly bearing?: number;
  /** When it was taken, by the phone that took it and has compared its clock with ours. */
  readonly takenAt?: number;
  /** Of the bytes, in hex, taken when the picture was: what arrived otherwise was changed on its way. */
  readonly sha256?: string;
}

export interface Uploaded {
  readonly file: FileView;
  readonly replayed: boolean;
}

/**
 * Keeps a picture, decoded and encoded anew. The row comes first and its bytes after it: what breaks off in between is
 * forgotten like any picture that no event names.
 */
export async function uploadFile(app: App, actor: Actor, input: UploadInput): Promise<Result<Uploaded>> {
  const { tenant } = actor;
  const id = input.id ?? app.random(16).toString('base64url');
  if (!isPlainId(id)) {
    return failed({ code: 'invalid', errors: [{ path: 'id', message: 'up to 64 letters, digits, - and _' }] });
  }
  const came = sha256(input.bytes);
  if (input.sha256 !== undefined && input.sha256 !== came) {
    return failed({ code: 'rule', reason: 'digest-differs', params: { told: input.sha256, came } });
  }
  const before = await inSnapshot(app, tenant, async (tx, config) => {
    const permission = 'file.write';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
      return failed({ code: 'forbidden', permission });
    return done({ row: await findFile(tx, tenant, id), config });
  });
  if (!before.ok) return before;
  const { row: known, config } = before.value;
  if (known !== undefined && !isSame(known, actor, came)) return failed({ code: 'id-taken' });

  const read = await app.pictures.read(input.bytes, input.exif);
  if ('trouble' in read) return failed({ code: read.trouble });
  const { picture, taken } = read;
  const digest = sha256(picture.bytes);
  const now = app.clock.now();
  const row = { ...rowOf(picture, digest), ...takenOf(config, taken, input, now) };
  const identity = { tenant, id, came_digest: came, uploaded_by: actor.person, uploaded_at: now };
  const inserted = await inTransaction(app, tenant, async (tx) => {
    await insertFiles(tx, [{ ...row, ...identity, drawn: null, erased_at: null }], 'skip');
    const stored = await findFile(tx, tenant, id);
    return stored !== undefined && isSame(stored, actor, came) ? done(stored) : failed({ code: 'id-taken' });
  });
  if (!inserted.ok) return inserted;
  const kept = await keepBytes(app, inserted.value, picture);
  return kept.ok ? done({ file: viewOf(config, inserted.value), replayed: known !== undefined }) : kept;
}

function isSame(row: FileRow, actor: Actor, came: string): boolean {
  return row.uploaded_by === actor.person && row.came_digest === came && row.erased_at === null;
}

/** Writes the bytes where they are not yet. What fails leaves neither them nor the row behind. */
async function keepBytes(app: App, row: FileRow, picture: KeptPicture): Promise<Result<null>> {
  const { tenant, id } = row;
  const digest = sha256(picture.bytes);
  try {
    return await app.db.transaction(tenant, async (tx) => {
      await lockDigest(tx, tenant, digest);
      const now = await findFile(tx, tenant, id);
      if (now?.digest !== digest) return failed({ code: 'erased' });
      const { full, thumb } = keysOf(tenant, digest);
      await app.files.put(full, picture.bytes);
      await app.files.put(thumb, picture.thumb);
      return done(null);
    });
  } catch (error) {
    await app.db.transaction(tenant, (tx) => forgetFile(app, tx, row));
    throw error;
  }
}

function rowOf({ kind, bytes, width, height }: KeptPicture, digest: string) {
  return { kind, bytes: bytes.length, width, height, digest };
}

const day = 86_400_000;
/** A camera that differs by less from what its phone knows has the more exact instant. */
const NEAR_MS = 120_000;

function takenOf(config: TenantConfig, taken: Taken, told: UploadInput, now: number) {
  const place = taken.place ?? told.place ?? null;
  const own = instantOf(config, taken);
  const { takenAt = own } = told;
  // A phone's camera goes by the phone's clock, which may have been set; what the phone knows of that counts.
  const at = own !== null && takenAt !== null && Math.abs(own - takenAt) <= NEAR_MS ? own : takenAt;
  return {
    // A camera whose clock is ahead of ours does not know the time.
    taken_at: at !== null && at <= now + day ? at : null,
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    bearing: taken.bearing ?? told.bearing ?? null,
  };
}

/** Where the camera knew no offset its clock is taken to show the time of the place. */
function instantOf(config: TenantConfig, { local, offset }: Taken): number | null {
  if (local === null) return null;
  try {
    return offset === null ? parseLocal(local, config.calendar.timeZone) : parseInstant(`${local}${offset}`);
  } catch (error) {
    if (error instanceof InstantError) return null;
    throw error;
  }
}

export function viewOf(config: TenantConfig, row: FileRow): FileView {
  const zone = config.calendar.timeZone;
  const { id, kind, bytes, width, height, taken_at: taken, lon, lat, bearing } = row;
  return {
    id,
    kind,
    bytes,
    width,
    height,
    takenAt: taken === null ? null : formatInstant(taken, zone),
    location: lon === null || lat === null ? null : { lon, lat },
    bearing,
    uploadedAt: formatInstant(row.uploaded_at, zone),
  };
}
