import { exportAreas } from '@bihuan/server';
import { InputError } from '../io/errors.js';
import { Output } from '../io/output.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ExportGridsOptions extends DataOptions {
  readonly level?: string;
  readonly tenant?: string;
}

/** Areas as GeoJSON, which `import grids` takes back. */
export async function exportGrids(terminal: Terminal, options: ExportGridsOptions): Promise<number> {
  return withInstallation(terminal, options, async (installation) => {
    const text = await exportAreas(installation.app, chooseTenant(installation, options.tenant), options.level);
    if (!text.ok) throw new InputError(text.failure.code);
    const output = new Output(terminal.stdout);
    for (const line of text.value.trimEnd().split('\n')) await output.line(line);
    await output.flush();
    return 0;
  });
}
