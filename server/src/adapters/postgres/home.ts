import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canReach, isRoot } from './account.js';
import { newRecord, type PostgresRecord, readRecord, recordFolder, writeRecord } from './record.js';

/** Folders outside of any data folder begin with this. */
export const homePrefix = 'bihuan-';
/** In a home outside: a second name of a file in the data folder. When that one is deleted, this is the only one left. */
export const ownerMark = 'owner';

/** Where a home outside the data folder may lie, best first; a system's temporary folder may be emptied at a restart. */
export function outsideBases(): string[] {
  const lasting = isRoot() ? '/var/lib' : join(homedir(), '.local', 'share');
  return process.platform === 'win32' ? [tmpdir()] : [lasting, tmpdir()];
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** PostgreSQL insists on a private folder, which file systems without Unix permissions cannot give. */
function keepsPrivate(folder: string): boolean {
  if (process.platform === 'win32') return true;
  const probe = join(folder, 'private');
  mkdirSync(probe, { recursive: true });
  chmodSync(probe, 0o700);
  const { mode } = statSync(probe);
  rmdirSync(probe);
  return (mode & 0o077) === 0;
}

function outside(id: string, account: Account | undefined): string {
  const base = outsideBases().find((folder) => isWritable(folder) && canReach(folder, account));
  if (base === undefined) {
    throw new Error(`Neither ${outsideBases().join(' nor ')} can hold the database: make one of them writable.`);
  }
  return join(base, `${homePrefix}${id}`);
}

/**
 * Ties a home outside to its data folder by one file with two names, so that a deleted data folder can be told from a
 * moved one. Across file systems there is no such tie, and such a home is never removed by itself.
 */
function tie(home: string, dataDir: string): void {
  const mark = join(home, ownerMark);
  if (existsSync(mark)) return;
  const own = join(recordFolder(dataDir), ownerMark);
  writeFileSync(own, `${dataDir}\n`);
  try {
    linkSync(own, mark);
  } catch {
    writeFileSync(join(home, `${ownerMark}-elsewhere`), `${dataDir}\n`);
  }
}

export interface Home {
  readonly folder: string;
  readonly record: PostgresRecord;
}

export const clusterIn = (home: string): string => join(home, 'cluster');

/**
 * The folder that holds cluster, programs and log: in the data folder, else (when the server's user cannot go there)
 * outside of it. Decided once and remembered.
 */
export function openHome(dataDir: string, account: Account | undefined): Home {
  const inside = recordFolder(dataDir);
  mkdirSync(inside, { recursive: true });
  const known = readRecord(dataDir);
  const record = known ?? newRecord();
  if (!known) {
    // The record is private by its own mode; the server's user only passes through.
    if (process.platform !== 'win32') chmodSync(inside, 0o711);
    const stays = canReach(inside, account) && keepsPrivate(inside);
    writeRecord(dataDir, stays ? record : { ...record, home: outside(record.id, account) });
    return openHome(dataDir, account);
  }
  if (record.home === undefined) return { folder: inside, record };
  mkdirSync(record.home, { recursive: true });
  chmodSync(record.home, 0o711);
  tie(record.home, dataDir);
  return { folder: record.home, record };
}
