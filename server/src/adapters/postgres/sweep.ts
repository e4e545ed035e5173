import { lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clusterIn, homePrefix, outsideBases, ownerMark } from './home.js';
import { readPidFile } from './postmaster.js';
import { isServerOf, until } from './processes.js';
import { readRecord } from './record.js';

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A home whose data folder was deleted: its mark is the last name of the file, and no record at the old place knows it. */
function isAbandoned(home: string): boolean {
  const stats = lstatSync(home, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || stats.uid !== process.getuid?.()) return false;
  const mark = lstatSync(join(home, ownerMark), { throwIfNoEntry: false });
  if (!mark?.isFile() || mark.nlink !== 1) return false;
  const dataDir = readFileSync(join(home, ownerMark), 'utf8').trim();
  return readRecord(dataDir)?.home !== home;
}

async function remove(home: string): Promise<void> {
  const pid = readPidFile(clusterIn(home))?.pid;
  if (pid !== undefined && isServerOf(pid, clusterIn(home))) {
    process.kill(pid, 'SIGQUIT');
    await until(() => !isServerOf(pid, clusterIn(home)), 10_000);
  }
  rmSync(home, { recursive: true, force: true });
}

/** Removes databases outside of any data folder whose data folder was deleted, which is how one starts anew. */
export async function sweep(log: (line: string) => void): Promise<void> {
  if (process.platform === 'win32') return;
  const homes = outsideBases().flatMap((base) =>
    entries(base)
      .filter((name) => name.startsWith(homePrefix))
      .map((name) => join(base, name)),
  );
  for (const home of homes) {
    try {
      if (!isAbandoned(home)) continue;
      await remove(home);
      log(`Removed ${home}, the database of a data folder that was deleted.`);
    } catch {
      // Another user's, or just being removed by another start: not ours to judge.
    }
  }
}
