import { createReadStream, statSync } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvError, parse } from 'csv-parse';
import { InputError } from '../io/errors.js';
import type { Row } from './row.js';

/** A row, or a line that is none and why. */
export type NumberedRow =
  /** `line`: the file's line at which the row ends, from 1. */
  { readonly line: number; readonly row: Row } | { readonly line: number; readonly why: string; readonly text: string };

interface Parsed {
  readonly record: Row;
  readonly raw: string;
  readonly info: { readonly lines: number; readonly error?: CsvError };
}

/** Cells with no quote in them, or in quotes as a whole. */
const wellQuoted = /^(?:"(?:[^"]|"")*"|[^",]*)(?:,(?:"(?:[^"]|"")*"|[^",]*))*$/;

/** The rows of a CSV file (`.gz` is unpacked), by the names of its first line, and how far the reading is. */
export class CsvRows {
  readonly bytes: number;
  /** Bytes of the file read so far. */
  read = 0;
  columns: readonly string[] = [];

  constructor(private readonly file: string) {
    this.bytes = sizeOf(file);
  }

  /** @throws InputError where the file cannot be read, or lacks a column of `needed` */
  async *rows(needed: readonly string[]): AsyncGenerator<NumberedRow> {
    const source = createReadStream(this.file);
    const counted = new Transform({
      transform: (chunk: Buffer, _, done) => {
        this.read += chunk.length;
        done(null, chunk);
      },
    });
    const text = this.file.endsWith('.gz') ? source.pipe(counted).pipe(createGunzip()) : source.pipe(counted);
    source.on('error', (error) => text.destroy(error));
    try {
      yield* this.parsed(text, 0, (names) => this.head(names, needed));
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError(`${this.file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
    } finally {
      source.destroy();
    }
  }

  /** @param before lines of the file before the text */
  private async *parsed(
    text: Readable,
    before: number,
    columns: string[] | ((names: string[]) => string[]),
  ): AsyncGenerator<NumberedRow> {
    const parser = parse({
      bom: true,
      info: true,
      raw: true,
      columns,
      relax_column_count: true,
      // What is not well quoted is sorted out below: an error here would end the reading.
      relax_quotes: true,
      skip_empty_lines: true,
    });
    text.on('error', (error) => parser.destroy(error));
    let last = before;
    try {
      for await (const { record, raw, info } of text.pipe(parser) as AsyncIterable<Parsed>) {
        last = before + info.lines;
        const row = raw.replace(/\r?\n$/, '');
        if (row.includes('"') && !wellQuoted.test(row)) {
          yield* this.salvaged(row, last - row.split('\n').length + 1);
        } else if (info.error !== undefined) {
          const cells = row === '' ? 0 : (info.error.record as unknown[] | undefined)?.length;
          const why = `the row has ${cells ?? 'other'} cells, the first line ${this.columns.length}`;
          yield { line: last, why, text: row };
        } else yield { line: last, row: record };
      }
    } catch (error) {
      const { code, raw } = error as { code?: unknown; raw?: unknown };
      if (code !== 'CSV_QUOTE_NOT_CLOSED' || typeof raw !== 'string') throw error;
      yield* this.salvaged(raw, last + 1);
    }
  }

  /** A quote out of place runs rows together: the first line of them is lost, the others are read again by themselves. */
  private async *salvaged(text: string, line: number): AsyncGenerator<NumberedRow> {
    const end = text.indexOf('\n');
    const first = end < 0 ? text : text.slice(0, end);
    yield { line, why: 'a quote is out of place', text: first };
    if (end >= 0) yield* this.parsed(Readable.from([text.slice(end + 1)]), line, [...this.columns]);
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
