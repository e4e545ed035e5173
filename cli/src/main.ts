import { Command, CommanderError } from 'commander';
import { deadline } from './commands/deadline.js';
import { evaluate } from './commands/evaluate.js';
import { lights } from './commands/lights.js';
import { InputError, UsageError } from './io/errors.js';
import type { Terminal } from './io/terminal.js';

const OK = 0;
const BAD_INPUT = 1;
const WRONG_USAGE = 2;

/**
 * Runs `bihuan` with its arguments (without node and script).
 * @returns the exit code: 0 done, 1 the input was bad, 2 wrong usage
 */
export async function main(argv: readonly string[], terminal: Terminal = process): Promise<number> {
  let code = OK;
  const program = commands(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

function failed(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? OK : WRONG_USAGE;
  if (error instanceof UsageError || error instanceof InputError) {
    terminal.stderr.write(`${error.message}\n`);
    return error instanceof UsageError ? WRONG_USAGE : BAD_INPUT;
  }
  throw error;
}

function commands(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('bihuan')
    .description('Runs a city’s operating mechanisms as closed loops')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  const overLogs = (name: string) =>
    program
      .command(`${name} [files...]`)
      .requiredOption('--calendar <file>', 'working calendar (JSON)')
      .requiredOption('--policy <file>', 'policy (JSON)')
      .requiredOption('--units <file>', 'responsible units (JSON list)');
  program
    .command('deadline [files...]')
    .description('lines {"start","duration"} → {"due"}; lines {"start","end"} → {"minutes"}')
    .requiredOption('--calendar <file>', 'working calendar (JSON)')
    .action(async (files: string[], options) => done(await deadline(terminal, files, options)));
  overLogs('lights')
    .description('case events → a line per open case with its lights')
    .requiredOption('--at <instant>', 'the instant to look at, e.g. 2010-05-04T09:05:00+08:00')
    .action(async (files: string[], options) => done(await lights(terminal, files, options)));
  overLogs('evaluate')
    .description('case events → the scores of a period')
    .requiredOption('--from <instant>', 'start of the period, included')
    .requiredOption('--to <instant>', 'end of the period, not included')
    .option('--as-of <instant>', 'read the log as it stood then (default: --to)')
    .option('--format <format>', 'json or csv', 'json')
    .action(async (files: string[], options) => done(await evaluate(terminal, files, options)));
  return program;
}
