import { verifyRollups } from '@bihuan/server';
import { Progress } from '../io/progress.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface VerifyRollupsOptions extends DataOptions {
  readonly tenant?: string;
}

const mostShown = 20;

/** Derives what scorecards are added up from anew from the log and reports every case that differs. */
export async function verifyRollupsCommand(terminal: Terminal, options: VerifyRollupsOptions): Promise<number> {
  return withInstallation(terminal, options, async (installation) => {
    const progress = new Progress(terminal.stderr, null, 'cases');
    const { cases, faults } = await verifyRollups(
      installation.app,
      chooseTenant(installation, options.tenant),
      (done) => progress.show(done, done),
    );
    progress.end();
    for (const fault of faults.slice(0, mostShown)) terminal.stdout.write(`${JSON.stringify(fault)}\n`);
    if (faults.length > mostShown) terminal.stdout.write(`and ${faults.length - mostShown} more\n`);
    terminal.stdout.write(`${cases} cases, ${faults.length} that differ\n`);
    return faults.length === 0 ? 0 : 1;
  });
}
