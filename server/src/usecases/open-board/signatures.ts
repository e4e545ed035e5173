/** Words of 32 bits in a signature. */
const width = 8;
const first = 1024;

/**
 * A signature for each slot's text: a bit for every character and for every pair of neighbours, many sharing one. A text
 * that lacks a bit of a word's signature does not hold the word, and need not be read.
 */
export class Signatures {
  #bits = new Uint32Array(first * width);

  put(slot: number, text: string): void {
    if ((slot + 1) * width > this.#bits.length) {
      const longer = new Uint32Array(this.#bits.length * 2);
      longer.set(this.#bits);
      this.#bits = longer;
    }
    this.#bits.set(signatureOf(text), slot * width);
  }

  /** Sets the mask to 0 where the word cannot be. */
  narrow(mask: Uint8Array, word: string): void {
    const wanted = signatureOf(word);
    for (let part = 0; part < width; part++) {
      const bits = wanted[part] ?? 0;
      if (bits === 0) continue;
      for (let slot = 0, at = part; slot < mask.length; slot++, at += width) {
        if (((this.#bits[at] ?? 0) & bits) >>> 0 !== bits) mask[slot] = 0;
      }
    }
  }
}

function signatureOf(text: string): Uint32Array {
  const bits = new Uint32Array(width);
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    raise(bits, unit);
    if (i > 0) raise(bits, (before << 16) | unit);
    before = unit;
  }
  return bits;
}

function raise(bits: Uint32Array, key: number): void {
  const hash = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d) >>> 24;
  const part = hash >>> 5;
  bits[part] = (bits[part] ?? 0) | (1 << (hash & 31));
}
