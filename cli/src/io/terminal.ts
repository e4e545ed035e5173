import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes; given in, so that tests need no process. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
}
