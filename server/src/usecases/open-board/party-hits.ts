import { Dictionary } from './dictionary.js';

/** Parties that were asked for of late are remembered: as many as work at once in a large centre. */
const most = 64;

/**
 * Which slots' matters a party has or had a part in. A unit looks at its own again and again: what was found of it last is
 * kept and follows the matters.
 */
export class PartyHits {
  readonly #dictionary = new Dictionary();
  readonly #of: (readonly number[])[] = [];
  /** By the party's code; the one asked for last is the last. */
  readonly #hits = new Map<number, Uint8Array>();

  put(slot: number, parties: readonly string[]): void {
    const codes = parties.map((party) => this.#dictionary.code(party));
    this.#of[slot] = codes;
    for (const [code, hits] of this.#hits) {
      if (slot < hits.length) hits[slot] = Number(codes.includes(code));
      else this.#hits.delete(code);
    }
  }

  /** One for each of the first slots in whose matter the party has a part; null where it has one in none. */
  of(party: string, slots: number): Uint8Array | null {
    const code = this.#dictionary.find(party);
    if (code === undefined) return null;
    const known = this.#hits.get(code);
    const hits = known !== undefined && known.length >= slots ? known : this.#find(code, slots);
    this.#hits.delete(code);
    this.#hits.set(code, hits);
    const [oldest] = this.#hits.keys();
    if (this.#hits.size > most && oldest !== undefined) this.#hits.delete(oldest);
    return hits;
  }

  #find(code: number, slots: number): Uint8Array {
    return Uint8Array.from({ length: slots }, (_, slot) => Number(this.#of[slot]?.includes(code) === true));
  }
}
