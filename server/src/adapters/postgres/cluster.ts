import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';
import { type Binaries, initdbIn } from './binaries.js';
import { PostgresError } from './error.js';
import { clusterIn, type Home } from './home.js';
import { serverEnvironment } from './postmaster.js';
import { endOrphans } from './processes.js';
import { recordFolder, writeRecord } from './record.js';

export const superuser = 'postgres';

/** PostgreSQL 17 brought a locale of its own, which sorts alike on every system; before it the system's has to do. */
function localeFlags(major: number): string[] {
  return major >= 17
    ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
    : [process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=C'];
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

const draftPrefix = 'cluster.new-';

/** What a killed start left: its initdb may still be at work. */
async function removeDrafts(home: string): Promise<void> {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(draftPrefix))) {
    await endOrphans(join(home, name));
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** The files of a database server under a name of its own until they are whole, so that a killed start is done anew. */
function initialise(home: string, binaries: Binaries, account: Account | undefined, password: string): void {
  const draft = join(home, `${draftPrefix}${randomBytes(4).toString('hex')}`);
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  chmodSync(draft, 0o700);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = ['-D', draft, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const { status, stderr, error } = spawnSync(
    initdbIn(binaries.bin),
    [...flags, ...localeFlags(binaries.major), '--data-checksums', '--no-instructions'],
    {
      ...account,
      cwd: process.platform === 'win32' ? home : '/',
      env: serverEnvironment(),
      encoding: 'utf8',
      windowsHide: true,
    },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) {
    const why = (stderr || error?.message || `exit code ${status}`).trim();
    rmSync(draft, { recursive: true, force: true });
    throw new PostgresError('did-not-start', `The database could not be created in ${home}: ${why}`, { why });
  }
  renameSync(draft, clusterIn(home));
  syncFolder(home);
}

function majorOf(cluster: string): number {
  return Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10);
}

export interface ClusterPlan {
  readonly dataDir: string;
  readonly home: Home;
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly log: (line: string) => void;
}

/** Makes the cluster on the first start; later ones check that it is there and that these programs can read it. */
export async function openCluster({ dataDir, home, binaries, account, log }: ClusterPlan): Promise<string> {
  const { folder, record } = home;
  const cluster = clusterIn(folder);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    if (record.created) {
      throw new PostgresError(
        'cluster-gone',
        `The database of ${dataDir} is no longer at ${cluster}. Put it back there, ` +
          `or remove ${recordFolder(dataDir)} to start with an empty one.`,
        { dataDir, cluster },
      );
    }
    log('Creating the database (once) …');
    await removeDrafts(folder);
    initialise(folder, binaries, account, record.superuserPassword);
  }
  if (!record.created) writeRecord(dataDir, { ...record, created: true });
  const made = majorOf(cluster);
  if (made !== binaries.major) {
    throw new PostgresError(
      'cluster-of-another-version',
      `The database in ${cluster} was made by PostgreSQL ${made}, and this Bihuan brings ${binaries.major}. ` +
        'Export with the former version of Bihuan and import into a new data folder (BIHUAN_DATA=…).',
      { cluster, made, brought: binaries.major },
    );
  }
  return cluster;
}
