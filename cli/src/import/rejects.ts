import { closeSync, existsSync, lstatSync, openSync, realpathSync, rmSync, writeSync } from 'node:fs';
import { csvRow } from '../io/csv.js';
import { InputError, UsageError } from '../io/errors.js';
import { Reasons } from './reasons.js';

const FLUSH_AT = 1 << 16;

/** A CSV of what was not taken: line, reason, and the row as it was. Where nothing was rejected no file is left. */
export class Rejects {
  count = 0;
  readonly reasons = new Reasons();
  private readonly descriptor: number;
  private buffer = '';

  /** @throws InputError where it cannot be written, before anything is read */
  constructor(
    readonly file: string,
    input: string,
  ) {
    if (existsSync(file) && existsSync(input) && realpathSync(file) === realpathSync(input)) {
      throw new UsageError(`--rejects ${file}: that is the file to import`);
    }
    try {
      this.descriptor = openSync(file, 'w');
    } catch (error) {
      throw this.unwritable(error);
    }
  }

  /** @param cells the row by column, or the text of what is no row */
  add(
    line: number,
    reason: string,
    cells: Readonly<Record<string, string>> | string,
    columns: readonly string[],
  ): void {
    if (this.count === 0) this.write(['line', 'reason', ...columns]);
    this.count += 1;
    this.reasons.add(reason);
    const row = typeof cells === 'string' ? [cells] : columns.map((column) => cells[column] ?? '');
    this.write([String(line), reason, ...row]);
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
    if (this.count === 0 && lstatSync(this.file).isFile()) rmSync(this.file);
  }

  private write(cells: readonly string[]): void {
    this.buffer += `${csvRow(cells)}\n`;
    if (this.buffer.length >= FLUSH_AT) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.from(this.buffer);
    this.buffer = '';
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
    } catch (error) {
      throw this.unwritable(error);
    }
  }

  private unwritable(error: unknown): InputError {
    const why = error instanceof Error ? error.message : String(error);
    return new InputError(
      `${this.file}: rejected rows cannot be written there (${why}); name another file with --rejects`,
    );
  }
}
