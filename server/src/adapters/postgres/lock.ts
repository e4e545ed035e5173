import { existsSync, linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresError, systemCode } from './error.js';
import { identityOf } from './processes.js';

const self = (): string => `${process.pid}\n${identityOf(process.pid) ?? ''}\n`;

/** Whether the process that wrote a note with its number and identity still runs. */
export function writerLives(note: string): boolean {
  const [pid, identity] = note.split('\n');
  return identityOf(Number(pid)) === identity;
}

let drafts = 0;

/** Puts the note there whole or not at all, and never over another's. */
function take(file: string): boolean {
  const draft = `${file}.${process.pid}.${drafts++}`;
  writeFileSync(draft, self());
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    // A file system without links: the plain exclusive write is the next best.
    try {
      writeFileSync(file, self(), { flag: 'wx' });
      return true;
    } catch (second) {
      if (systemCode(second) === 'EEXIST') return false;
      throw second;
    }
  } finally {
    unlinkSync(draft);
  }
}

function note(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export { self as noteOfThisProcess };

/** Removes a dead holder's lock, and only that one: between look and deed another may have done the same and locked. */
function removeDead(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.${drafts++}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (note(aside) !== dead && !existsSync(file)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

const patience = 15 * 60_000;

/**
 * Runs `work` while no other process opens or closes the same database. A dead holder's lock is taken over; a living
 * one is waited for, since a first start may take a while.
 */
export async function exclusively<T>(file: string, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  while (!take(file)) {
    const found = note(file);
    if (found !== undefined && !writerLives(found)) removeDead(file, found);
    else if (performance.now() > end) {
      const pid = Number(found?.split('\n')[0]);
      throw new PostgresError(
        'data-folder-in-use',
        `Process ${pid} has been opening or closing the database for a quarter of an hour. Stop it, then try again.`,
        { pid },
      );
    } else await pause(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
