const first = 1024;

/** Bytes of a protocol buffer, written one after the other into room that grows. */
export class Bytes {
  #bytes = new Uint8Array(first);
  #view = new DataView(this.#bytes.buffer);
  length = 0;

  /** A whole number from 0 to 2^53 − 1. */
  varint(value: number): void {
    this.#reserve(10);
    const bytes = this.#bytes;
    let at = this.length;
    let rest = value;
    while (rest >= 0x80000000) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** A text behind its length. */
  text(value: string): void {
    const size = utf8Length(value);
    this.varint(size);
    this.#reserve(size);
    if (size === value.length) {
      for (let i = 0; i < size; i++) this.#bytes[this.length + i] = value.charCodeAt(i);
    } else {
      writeUtf8(this.#bytes, this.length, value);
    }
    this.length += size;
  }

  /** The bytes with room for so many more from `length` on, for who writes them by hand and then moves `length`. */
  room(more: number): Uint8Array {
    this.#reserve(more);
    return this.#bytes;
  }

  append({ bytes }: { readonly bytes: Uint8Array }): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written so far; a view, which the next write may leave behind. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#bytes.length) return;
    const longer = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    longer.set(this.bytes);
    this.#bytes = longer;
    this.#view = new DataView(longer.buffer);
  }
}

export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) length += 1;
  return length;
}

/** Of UTF-16 as UTF-8; half a pair is written as the sign for what cannot be read. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    length += unit < 0x800 ? 1 : 2;
    // A pair is two units and four bytes.
    if (isPair(text, i)) i += 1;
  }
  return length;
}

function writeUtf8(bytes: Uint8Array, from: number, text: string): void {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
    } else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, i)) {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++i) & 0x3ff);
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
    } else {
      const point = unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit;
      bytes[at++] = 0xe0 | (point >> 12);
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[at++] = 0x80 | (point & 0x3f);
    }
  }
}

function isPair(text: string, at: number): boolean {
  const [high, low] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
