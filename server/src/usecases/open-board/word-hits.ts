import { Signatures } from './signatures.js';

/** Words of late searches that are remembered. */
const most = 16;

/**
 * Which slots' texts hold a word. A search is asked again and again, page by page and whenever something changes: what it
 * found last is kept and follows the texts.
 */
export class WordHits {
  readonly #texts: string[] = [];
  readonly #signatures = new Signatures();
  /** The word asked for last is the last. */
  readonly #hits = new Map<string, Uint8Array>();

  put(slot: number, text: string): void {
    if (this.#texts[slot] === text) return;
    this.#texts[slot] = text;
    this.#signatures.put(slot, text);
    for (const [word, hits] of this.#hits) {
      if (slot < hits.length) hits[slot] = Number(text.includes(word));
      else this.#hits.delete(word);
    }
  }

  /** One for each of the first slots whose text holds the word. */
  of(word: string, slots: number): Uint8Array {
    const known = this.#hits.get(word);
    const hits = known !== undefined && known.length >= slots ? known : this.#find(word, slots);
    this.#hits.delete(word);
    this.#hits.set(word, hits);
    const [oldest] = this.#hits.keys();
    if (this.#hits.size > most && oldest !== undefined) this.#hits.delete(oldest);
    return hits;
  }

  #find(word: string, slots: number): Uint8Array {
    const hits = new Uint8Array(slots).fill(1);
    this.#signatures.narrow(hits, word);
    for (let slot = 0; slot < slots; slot++) {
      if (hits[slot] === 1 && this.#texts[slot]?.includes(word) !== true) hits[slot] = 0;
    }
    return hits;
  }
}
