import { exportHistories } from '@bihuan/server';
import { Output } from '../io/output.js';
import { Progress } from '../io/progress.js';
import type { Terminal } from '../io/terminal.js';
import { instantOption } from '../rules.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ExportOptions extends DataOptions {
  readonly tenant?: string;
  readonly until?: string;
}

/** The whole log as case events, a line each: what `lights`, `evaluate` and `import cases` read. */
export async function exportCases(terminal: Terminal, options: ExportOptions): Promise<number> {
  const until = options.until === undefined ? {} : { until: instantOption('until', options.until) };
  return withInstallation(terminal, options, async (installation) => {
    const output = new Output(terminal.stdout);
    const progress = new Progress(terminal.stderr, null, 'events');
    let count = 0;
    for await (const event of exportHistories(installation.app, {
      tenant: chooseTenant(installation, options.tenant),
      ...until,
    })) {
      await output.line(JSON.stringify(event));
      count += 1;
      if (count % 1000 === 0) progress.show(count, count);
    }
    await output.flush();
    progress.end();
    return 0;
  });
}
