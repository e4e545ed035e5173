import { erasePhoto as erase } from '@bihuan/server';
import { InputError } from '../io/errors.js';
import type { Terminal } from '../io/terminal.js';
import { chooseTenant, type DataOptions, withInstallation } from './installation.js';

export interface ErasePhotoOptions extends DataOptions {
  readonly tenant?: string;
}

/** Erases a picture, its bytes with it, for good. */
export async function erasePhoto(terminal: Terminal, id: string, options: ErasePhotoOptions): Promise<number> {
  return withInstallation(terminal, options, async (installation) => {
    const tenant = chooseTenant(installation, options.tenant);
    const count = await erase(installation.app, { tenant, id });
    if (count === null) throw new InputError(`${tenant} has no picture "${id}"`);
    terminal.stdout.write(`${count} erased\n`);
    return 0;
  });
}
