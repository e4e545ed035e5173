import { serve as startServer } from '@bihuan/server';
import type { Terminal } from '../io/terminal.js';
import { type DataOptions, given } from './installation.js';

export interface CommandOfServe extends DataOptions {
  readonly port?: string;
  readonly host?: string;
  readonly blank?: boolean;
}

/** Serves until it is told to stop. */
export async function serve(terminal: Terminal, options: CommandOfServe): Promise<number> {
  const running = await startServer({
    given: {
      ...given(options),
      ...(options.port === undefined ? {} : { PORT: options.port }),
      ...(options.host === undefined ? {} : { HOST: options.host }),
    },
    blank: options.blank === true,
    say: (line) => terminal.stdout.write(`${line}\n`),
  });
  await running.ended;
  return 0;
}
