import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresError } from './error.js';
import { noteOfThisProcess, writerLives } from './lock.js';

/** A server holds the data folder alone; any number of commands may share its database. */
export type Purpose = 'serve' | 'command';

export interface User {
  readonly file: string;
  readonly pid: number;
  readonly purpose: Purpose;
}

let entries = 0;

/** The living processes that use the database; notes that the dead left are removed on the way. */
export function usersIn(folder: string): User[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    const note = readFileSync(file, 'utf8');
    if (!writerLives(note)) {
      rmSync(file, { force: true });
      return [];
    }
    const purpose: Purpose = note.split('\n')[2] === 'serve' ? 'serve' : 'command';
    return [{ file, pid: Number.parseInt(name, 10), purpose }];
  });
}

/** Enters this process; the name begins with its number, which the guard reads. Call it under the lock. */
export function enter(folder: string, purpose: Purpose, dataDir: string): User {
  const server = usersIn(folder).find((user) => user.purpose === 'serve');
  if (purpose === 'serve' && server) {
    throw new PostgresError(
      'data-folder-in-use',
      `A Bihuan server (process ${server.pid}) already uses the data folder ${dataDir}. ` +
        'Stop it first, or give this one a folder of its own with BIHUAN_DATA=….',
      { pid: server.pid, dataDir },
    );
  }
  const file = join(folder, `${process.pid}-${entries++}`);
  writeFileSync(file, `${noteOfThisProcess()}${purpose}\n`);
  return { file, pid: process.pid, purpose };
}
