/**
 * Where a piece of data comes from. `source`: the seed document says it. `example`: we chose it so that the sample
 * works; a city replaces it with its own decision, which is `city`.
 */
export interface Provenance {
  readonly sourced: 'source' | 'example' | 'city';
  /** Where in the seed document, e.g. `seeds, part 1, 二(三)3 公安局`; of an example, what it leans on; of a city's decision, its paper. */
  readonly citation: string;
  readonly note?: string;
}

/** A text in the two languages of the screens. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export const source = (citation: string, note?: string): Provenance => ({
  sourced: 'source',
  citation: `seeds, part 1, ${citation}`,
  ...(note === undefined ? {} : { note }),
});

export const example = (citation: string, note?: string): Provenance => ({
  sourced: 'example',
  citation,
  ...(note === undefined ? {} : { note }),
});
