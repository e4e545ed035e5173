import { createReadStream, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvError, parse } from 'csv-parse';
import { InputError } from '../io/errors.js';
import type { Row } from './row.js';

export interface NumberedRow {
  /** Line of the file at which the row ends, from 1. */
  readonly line: number;
  readonly row: Row;
}

/** The rows of a CSV file (`.gz` is unpacked), by the names of its first line, and how far the reading is. */
export class CsvRows {
  readonly bytes: number;
  /** Bytes of the file read so far. */
  read = 0;
  columns: readonly string[] = [];

  constructor(private readonly file: string) {
    this.bytes = sizeOf(file);
  }

  /** @throws InputError where the file is no CSV, or lacks a column of `needed` */
  async *rows(needed: readonly string[]): AsyncGenerator<NumberedRow> {
    const source = createReadStream(this.file);
    const counted = new Transform({
      transform: (chunk: Buffer, _, done) => {
        this.read += chunk.length;
        done(null, chunk);
      },
    });
    const parser = parse({
      bom: true,
      info: true,
      relax_column_count: true,
      columns: (names: string[]) => this.head(names, needed),
    });
    const text = this.file.endsWith('.gz') ? source.pipe(counted).pipe(createGunzip()) : source.pipe(counted);
    source.on('error', (error) => parser.destroy(error));
    text.on('error', (error) => parser.destroy(error));
    try {
      for await (const { record, info } of text.pipe(parser) as AsyncIterable<{
        record: Row;
        info: { lines: number };
      }>) {
        yield { line: info.lines, row: record };
      }
    } catch (error) {
      if (error instanceof InputError) throw error;
      const { lines, message } = error as CsvError & { lines?: number };
      throw new InputError(lines === undefined ? `${this.file}: ${message}` : `${this.file}:${lines}: ${message}`);
    } finally {
      source.destroy();
    }
  }

  private head(names: string[], needed: readonly string[]): string[] {
    const missing = needed.find((name) => !names.includes(name));
    if (missing !== undefined) {
      throw new InputError(`${this.file}:1: the mapping reads the column "${missing}", which the file does not have`);
    }
    this.columns = names;
    return names;
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    throw new InputError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}
