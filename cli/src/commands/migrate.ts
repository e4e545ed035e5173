import type { Terminal } from '../io/terminal.js';
import { type DataOptions, withInstallation } from './installation.js';

/** Brings the database to this version's schema. Opening an installation does it; this says what was done. */
export async function migrate(terminal: Terminal, options: DataOptions): Promise<number> {
  return withInstallation(terminal, options, async ({ migrated }) => {
    const done = migrated.length === 0 ? 'nothing to do: the schema is of this version' : migrated.join('\n');
    terminal.stdout.write(`${done}\n`);
    return 0;
  });
}
