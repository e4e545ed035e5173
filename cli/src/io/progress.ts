import type { Writable } from 'node:stream';

const WIDTH = 28;

/** A progress bar on one line of a terminal; silent where standard error is none. */
export class Progress {
  private shown = '';

  constructor(
    private readonly stderr: Writable & { readonly isTTY?: boolean },
    /** Of the whole, where it is known. */
    private readonly total: number | null,
    private readonly noun: string,
  ) {}

  /** @param done of `total` @param count what to print beside the bar */
  show(done: number, count: number): void {
    if (this.stderr.isTTY !== true) return;
    const share = this.total === null || this.total === 0 ? null : Math.min(done / this.total, 1);
    const bar = share === null ? '' : `[${'#'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '.')}] `;
    const percent = share === null ? '' : `${String(Math.floor(share * 100)).padStart(3)} % `;
    const text = `${bar}${percent}${count} ${this.noun}`;
    if (text === this.shown) return;
    this.shown = text;
    this.stderr.write(`\r${text}\u001B[K`);
  }

  end(): void {
    if (this.shown !== '') this.stderr.write('\r\u001B[K');
    this.shown = '';
  }
}
