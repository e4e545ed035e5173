/** What was asked of all texts: so many questions are remembered, those that were asked last. */
const mostAsked = 256;

/** Texts that come often, as small numbers. Null is a text of its own. */
export class Dictionary {
  readonly #codes = new Map<string | null, number>();
  readonly #texts: (string | null)[] = [];
  /** The question asked last is the last. */
  readonly #answers = new Map<string, Int32Array>();

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

  /**
   * What a question says of each text, by code. Lists ask the same of thousands of areas again and again: an answer is kept
   * under the question's name, and what is asked under one name must be one question.
   */
  answers(question: string, ask: (text: string | null) => number): Int32Array {
    const known = this.#answers.get(question);
    const answers = known?.length === this.size ? known : this.#ask(known, ask);
    this.#answers.delete(question);
    this.#answers.set(question, answers);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > mostAsked && oldest !== undefined) this.#answers.delete(oldest);
    return answers;
  }

  #ask(known: Int32Array = new Int32Array(0), ask: (text: string | null) => number): Int32Array {
    const answers = new Int32Array(this.size);
    answers.set(known);
    for (let code = known.length; code < answers.length; code++) answers[code] = ask(this.text(code));
    return answers;
  }
}
