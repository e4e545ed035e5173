import { execFileSync } from 'node:child_process';
import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostgresError } from './error.js';

/** The user that the server runs as where that is not ourselves: PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

function lookUp(name: string): Account | undefined {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** `postgres` where the system has that user, else `nobody`; nothing when we are not root. */
export function serverAccount(): Account | undefined {
  if (!isRoot()) return undefined;
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account) return account;
  throw new PostgresError(
    'embedded-postgres-unusable',
    'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody". ' +
      'Start Bihuan as an ordinary user, or set DATABASE_URL to a server of your own.',
  );
}

/** The user that an existing folder belongs to: a cluster goes on under the user that made it, also under sudo. */
export function ownerOf(folder: string): Account | undefined {
  if (!isRoot()) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? serverAccount() : { uid, gid };
}

function grants(stats: Stats, account: Account, bits: number): boolean {
  const shift = stats.uid === account.uid ? 6 : stats.gid === account.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

/** Whether the account may go to a path and, where it is a file, read and run it (`/root` is closed to others). */
export function canReach(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  let current = realpathSync(path);
  const first = statSync(current);
  if (!grants(first, account, first.isDirectory() ? 1 : 5)) return false;
  while (dirname(current) !== current) {
    current = dirname(current);
    if (!grants(statSync(current), account, 1)) return false;
  }
  return true;
}
