import type { Writable } from 'node:stream';
import type { Line } from './lines.js';

const SHOWN = 100;

/** Bad lines: the first hundred are named on standard error as `FILE:LINE: why`, all are counted. */
export class Complaints {
  count = 0;

  constructor(private readonly stderr: Writable) {}

  add(line: Line, why: string): void {
    this.count += 1;
    if (this.count <= SHOWN) this.stderr.write(`${line.file}:${line.number}: ${why}\n`);
  }

  /** Says how many there were. True where there were any. */
  conclude(): boolean {
    if (this.count === 0) return false;
    const more = this.count > SHOWN ? `, the first ${SHOWN} are named above` : '';
    this.stderr.write(`${this.count} bad ${this.count === 1 ? 'line' : 'lines'}${more}\n`);
    return true;
  }
}
