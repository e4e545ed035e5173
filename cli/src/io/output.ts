import type { Writable } from 'node:stream';

const FLUSH_AT = 1 << 16;

/** Buffered output that waits for its reader, and stops quietly when the reader is gone (`… | head`). */
export class Output {
  private buffer = '';
  private gone = false;

  constructor(private readonly stream: Writable) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.gone = true;
    });
  }

  /** Writes a line; resolves when more may come. */
  async line(text: string): Promise<void> {
    this.add(text);
    if (this.isFull) await this.flush();
  }

  /** Keeps a line, without waiting; whoever adds many flushes when it is full. */
  add(text: string): void {
    this.buffer += `${text}\n`;
  }

  get isFull(): boolean {
    return this.buffer.length >= FLUSH_AT;
  }

  async flush(): Promise<void> {
    const text = this.buffer;
    this.buffer = '';
    if (text === '' || this.gone) return;
    await new Promise<void>((resolve) => {
      this.stream.write(text, () => resolve());
    });
  }
}
