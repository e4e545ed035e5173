/** Texts that come often, as small numbers. Null is a text of its own. */
export class Dictionary {
  readonly #codes = new Map<string | null, number>();
  readonly #texts: (string | null)[] = [];

  get size(): number {
    return this.#texts.length;
  }

  /** The code of a text, a new one where it has none. */
  code(text: string | null): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.length;
    this.#texts.push(text);
    this.#codes.set(text, code);
    return code;
  }

  /** Undefined: no row ever had the text. */
  find(text: string | null): number | undefined {
    return this.#codes.get(text);
  }

  text(code: number): string | null {
    return this.#texts[code] ?? null;
  }

  /** One where a text fits, by code. */
  fitting(fits: (text: string | null) => boolean): Uint8Array {
    return Uint8Array.from(this.#texts, (text) => (fits(text) ? 1 : 0));
  }
}
