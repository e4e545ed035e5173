import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { csvRow } from '../io/csv.js';
import type { Row } from './row.js';

/** A CSV of the rows that were not taken: line, reason, and the row as it was. The file is made with the first of them. */
export class Rejects {
  count = 0;
  readonly reasons = new Map<string, number>();
  private stream: WriteStream | null = null;

  constructor(readonly file: string) {
    rmSync(file, { force: true });
  }

  add(line: number, reason: string, row: Row): void {
    this.count += 1;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (this.stream === null) {
      this.stream = createWriteStream(this.file);
      this.stream.write(`${csvRow(['line', 'reason', ...Object.keys(row)])}\n`);
    }
    this.stream.write(`${csvRow([String(line), reason, ...Object.values(row)])}\n`);
  }

  async close(): Promise<void> {
    const stream = this.stream;
    if (stream === null) return;
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject);
      stream.end(resolve);
    });
  }
}
