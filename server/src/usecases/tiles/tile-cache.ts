/** Encoded tiles, of which those asked last are kept, up to so many bytes in all. */
export class TileCache {
  readonly #most: number;
  readonly #kept = new Map<string, Uint8Array>();
  readonly #making = new Map<string, Promise<Uint8Array>>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  /** Bytes that it holds, with what each entry costs beyond its own. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What is kept under a key, or what is made now; whoever asks meanwhile gets the same. */
  async get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const underWay = this.#making.get(key);
    if (underWay !== undefined) return underWay;
    const making = make();
    this.#making.set(key, making);
    try {
      const made = await making;
      this.#keep(key, made);
      return made;
    } finally {
      this.#making.delete(key);
    }
  }

  #keep(key: string, bytes: Uint8Array): void {
    const size = bytes.length + overhead;
    if (size > this.#most) return;
    this.#kept.set(key, bytes);
    this.#bytes += size;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.#most) return;
      this.#kept.delete(oldest);
      this.#bytes -= length + overhead;
    }
  }
}

/** Of a key and its place, about. */
const overhead = 300;
