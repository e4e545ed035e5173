import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks a person at a terminal; null where there is none. */
export interface Asker {
  ask(question: string): Promise<string>;
  /** What is typed is not shown. */
  askHidden(question: string): Promise<string>;
}

/** @param stop breaks a question off */
export function askerOf(input: NodeJS.ReadStream, output: NodeJS.WriteStream, stop: AbortSignal): Asker | null {
  if (!input.isTTY || !output.isTTY) return null;
  return {
    ask: (question) => answer(input, output, stop, question, false),
    askHidden: (question) => answer(input, output, stop, question, true),
  };
}

async function answer(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  signal: AbortSignal,
  question: string,
  hidden: boolean,
): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: hidden ? silent : output, terminal: true });
  // Ctrl-C while asked ends the program as it would anywhere else.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    if (hidden) output.write(question);
    return (await lines.question(hidden ? '' : question, { signal })).trim();
  } finally {
    lines.close();
    if (hidden) output.write('\n');
  }
}
