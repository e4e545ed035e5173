import { CN_HOLIDAYS } from '@bihuan/city';
import { currentSettings } from '@bihuan/server';
import type { Terminal } from '../io/terminal.js';
import { type DataOptions, given, withInstallation } from './installation.js';

/** What is in force here and where it came from, and whether the installation opens. */
export async function doctor(terminal: Terminal, options: DataOptions): Promise<number> {
  const say = (name: string, value: string, from = '') => {
    terminal.stdout.write(`${`${name.padEnd(30)}${value.padEnd(40)}${from}`.trimEnd()}\n`);
  };
  const settings = currentSettings(given(options));
  say('Node.js', process.versions.node);
  for (const { name, shown, from } of settings.sources) say(name, shown, `(${from})`);
  say('data folder', settings.data);
  say('holiday list CN', `${CN_HOLIDAYS.years.from} to ${CN_HOLIDAYS.years.to}`);
  try {
    await withInstallation(terminal, options, async ({ postgres, tenants, migrated }) => {
      const kind = postgres.embedded ? 'embedded' : 'one’s own';
      say('PostgreSQL', `${postgres.version} (${kind}${postgres.adopted ? ', running' : ''})`);
      if (postgres.cluster !== null) say('its files', postgres.cluster);
      say('schema', migrated.length === 0 ? 'of this version' : `migrated now: ${migrated.join(', ')}`);
      say('tenants', tenants.length === 0 ? 'none yet: npm start makes the first' : tenants.join(', '));
    });
    return 0;
  } catch (error) {
    say('PostgreSQL', `cannot be opened: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
