import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './errors.js';

/** One line of input with its place. `file` is `-` for standard input. */
export interface Line {
  readonly file: string;
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The lines of files, or of standard input where none (or `-`) is named; blank ones are skipped, `.gz` is unpacked. */
export async function* readLines(files: readonly string[], stdin: Readable): AsyncGenerator<Line> {
  for await (const batch of readBatches(files, stdin)) yield* batch;
}

/** The same, as many lines at a time as were read at once: for commands that have little to do for each. */
export async function* readBatches(files: readonly string[], stdin: Readable): AsyncGenerator<Line[]> {
  for (const file of files.length === 0 ? ['-'] : files) {
    let number = 0;
    for await (const texts of split(file === '-' ? stdin : open(file), file)) {
      const batch: Line[] = [];
      for (const text of texts) {
        number += 1;
        if (text.trim() !== '') batch.push({ file, number, text });
      }
      yield batch;
    }
  }
}

function open(file: string): Readable {
  const stream = createReadStream(file, { highWaterMark: 1 << 18 });
  if (!file.endsWith('.gz')) return stream;
  const unpacked = createGunzip();
  stream.on('error', (error) => unpacked.destroy(error));
  return stream.pipe(unpacked);
}

async function* split(stream: Readable, file: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  try {
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      yield parts.map((part) => (part.endsWith('\r') ? part.slice(0, -1) : part));
    }
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
