import { readFile } from 'node:fs/promises';
import { InputError } from './errors.js';

/** Reads a JSON file and parses its content with `parse`, whose errors get the file's name in front. */
export async function jsonFile<T>(file: string, parse: (value: unknown) => T): Promise<T> {
  const value = parseJson(file, await text(file));
  try {
    return parse(value);
  } catch (error) {
    throw new InputError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function text(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch (error) {
    throw new InputError(`${file}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}
