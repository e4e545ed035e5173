import { currentSettings, type Environment, type Installation, openInstallation } from '@bihuan/server';
import { InputError } from '../io/errors.js';
import type { Terminal } from '../io/terminal.js';

export interface DataOptions {
  /** The data folder; it wins over BIHUAN_DATA. */
  readonly data?: string;
}

/** Opens the installation that the settings name, beside a running server where there is one, and closes it again. */
export async function withInstallation<T>(
  terminal: Terminal,
  options: DataOptions,
  use: (installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation({
    settings: currentSettings(given(options)),
    purpose: 'command',
    log: (line) => terminal.stderr.write(`${line}\n`),
  });
  try {
    return await use(installation);
  } finally {
    await installation.close();
  }
}

export function given({ data }: DataOptions): Environment {
  return data === undefined ? {} : { BIHUAN_DATA: data };
}

/** The tenant asked for, or the only one there is. @throws InputError where that is not clear */
export function chooseTenant({ tenants }: Installation, asked: string | undefined): string {
  const [only, ...more] = tenants;
  if (only === undefined) throw new InputError('this installation has no tenant yet: start it once with npm start');
  if (asked !== undefined && !tenants.includes(asked)) {
    throw new InputError(`there is no tenant "${asked}"; there are: ${tenants.join(', ')}`);
  }
  if (asked === undefined && more.length > 0) {
    throw new InputError(`this installation has several tenants; name one with --tenant: ${tenants.join(', ')}`);
  }
  return asked ?? only;
}
