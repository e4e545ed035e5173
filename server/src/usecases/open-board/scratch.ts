/** Room for what is worked out for one list and forgotten with it: taking it anew each time would keep the collector busy. */
export class Scratch {
  readonly #masks: Uint8Array[] = [];
  readonly #lists: Int32Array[] = [];

  /** So many bytes, as they were left. The same number gives the same room. */
  mask(number: number, length: number): Uint8Array {
    const known = this.#masks[number];
    if (known !== undefined && known.length >= length) return known.subarray(0, length);
    const mask = new Uint8Array(roomy(length));
    this.#masks[number] = mask;
    return mask.subarray(0, length);
  }

  list(number: number, length: number): Int32Array {
    const known = this.#lists[number];
    if (known !== undefined && known.length >= length) return known.subarray(0, length);
    const list = new Int32Array(roomy(length));
    this.#lists[number] = list;
    return list.subarray(0, length);
  }
}

/** A board that grows by a case at a time does not need new room each time. */
function roomy(length: number): number {
  return length + (length >> 2) + 64;
}
