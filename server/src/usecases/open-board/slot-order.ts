import { Scratch } from './scratch.js';

/** Slots kept in an order. */
export class SlotOrder {
  readonly #compare: (a: number, b: number) => number;
  #slots: Int32Array = new Int32Array(0);
  readonly #scratch = new Scratch();
  /** Which of two rooms the slots stand in; after the next change they stand in the other. */
  #room: 1 | 2 = 1;

  constructor(compare: (a: number, b: number) => number) {
    this.#compare = compare;
  }

  /** They hold until the next change. */
  get slots(): Int32Array {
    return this.#slots;
  }

  /**
   * Takes some slots out and puts some in where they belong, with one pass over all, whatever the number. A slot whose
   * key has changed is both. `out` tells by slot.
   */
  change(out: Uint8Array, into: readonly number[]): void {
    const added = [...into].sort(this.#compare);
    const kept = without(this.#slots, out, this.#scratch.list(0, this.#slots.length));
    this.#room = this.#room === 1 ? 2 : 1;
    const after = this.#scratch.list(this.#room, kept.length + added.length);
    let [from, to] = [0, 0];
    for (const slot of added) {
      const until = indexIn(kept, from, (each) => this.#compare(slot, each) < 0);
      after.set(kept.subarray(from, until), to);
      to += until - from;
      from = until;
      after[to++] = slot;
    }
    after.set(kept.subarray(from), to);
    this.#slots = after;
  }
}

function without(slots: Int32Array, out: Uint8Array, kept: Int32Array): Int32Array {
  let length = 0;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] ?? 0;
    if (out[slot] !== 1) kept[length++] = slot;
  }
  return kept.subarray(0, length);
}

function indexIn(slots: Int32Array, from: number, isAfter: (slot: number) => boolean): number {
  let [low, high] = [from, slots.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(slots[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
