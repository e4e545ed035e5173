import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresError, systemCode } from './error.js';

/** What the data folder remembers about its database (`postgres/postgres.json`, readable by its owner only). */
export interface PostgresRecord {
  readonly format: 1;
  readonly id: string;
  /** Where cluster, log and copied programs lie; absent: beside this record, so that a moved data folder still works. */
  readonly home?: string;
  /** A socket folder outside `home`, whose path was too long; removed when the server stops. */
  readonly socketFolder?: string;
  /** Set once the cluster was made: from then on its absence is a loss, not a first start. */
  readonly created?: boolean;
  readonly superuserPassword: string;
  readonly ownerPassword: string;
}

/** The data folder's own part of the database, whether or not the cluster lies in it. */
export const recordFolder = (dataDir: string): string => join(dataDir, 'postgres');
const recordFile = (dataDir: string): string => join(recordFolder(dataDir), 'postgres.json');
const secret = (): string => randomBytes(24).toString('base64url');

export function newRecord(): PostgresRecord {
  const id = randomBytes(6).toString('hex');
  return { format: 1, id, superuserPassword: secret(), ownerPassword: secret() };
}

/** Says in plain words what a refused access to the data folder means; other errors stay as they are. */
export function closedTo(error: unknown, dataDir: string): unknown {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) return error;
  return new PostgresError(
    'data-folder-not-ours',
    `The data folder ${dataDir} is not writable for this user. Start Bihuan as the user that it belongs to, ` +
      'or give it a folder of its own with BIHUAN_DATA=….',
    { dataDir },
  );
}

export function readRecord(dataDir: string): PostgresRecord | undefined {
  try {
    return JSON.parse(readFileSync(recordFile(dataDir), 'utf8')) as PostgresRecord;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return undefined;
    throw closedTo(error, dataDir);
  }
}

/** Written aside and renamed, so that a crash leaves the former record or the new one. */
export function writeRecord(dataDir: string, record: PostgresRecord): void {
  const draft = `${recordFile(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, recordFile(dataDir));
}
