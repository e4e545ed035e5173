import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

/** Weights of the one typeface: of the text, of headings and tables' heads. */
export type Weight = 400 | 700;

export interface Faces {
  /** The name under which the face with a sign is registered. */
  nameOf(sign: string, weight: Weight): string;
  readonly all: ReadonlyMap<string, Buffer>;
}

/** Has no glyph but its box: stands for signs that the typeface has not. */
const LATIN = 'latin';

const folder = dirname(
  createRequire(import.meta.url).resolve(
    '@fontsource-variable/noto-serif-sc/files/noto-serif-sc-latin-wght-normal.woff2',
  ),
);

/**
 * The typeface comes in slices of some hundred signs, of all weights at once. Of the slices that a text needs, its signs
 * alone are taken, at the weights that are asked for: what a document carries is small, and the same for the same text.
 */
export async function facesFor(text: string): Promise<Faces> {
  const slices = await slicesBySign();
  const signs = new Map<string, string>([[LATIN, ' ?']]);
  for (const sign of new Set(text)) {
    const slice = slices.get(sign.codePointAt(0) ?? 0);
    if (slice !== undefined) signs.set(slice, `${signs.get(slice) ?? ''}${sign}`);
  }
  const all = new Map<string, Buffer>();
  for (const [slice, some] of signs) {
    const packed = await readFile(join(folder, `noto-serif-sc-${slice}-wght-normal.woff2`));
    for (const weight of [400, 700] as const) {
      const face = await subsetFont(packed, some, { targetFormat: 'truetype', variationAxes: { wght: weight } });
      all.set(`${slice}-${weight}`, face);
    }
  }
  return { all, nameOf: (sign, weight) => `${slices.get(sign.codePointAt(0) ?? 0) ?? LATIN}-${weight}` };
}

let known: Promise<ReadonlyMap<number, string>> | undefined;

/** Which slice has a sign, by its code point. */
function slicesBySign(): Promise<ReadonlyMap<number, string>> {
  known ??= readSlices();
  return known;
}

async function readSlices(): Promise<ReadonlyMap<number, string>> {
  const ranges: Record<string, string> = JSON.parse(await readFile(join(folder, '../unicode.json'), 'utf8'));
  const slices = new Map<number, string>();
  // What every slice repeats of the Latin signs is taken from their own.
  for (const [key, list] of Object.entries(ranges).sort(([a], [b]) => Number(b === LATIN) - Number(a === LATIN))) {
    const slice = key.replaceAll(/[[\]]/g, '');
    for (const range of list.split(',')) {
      const [first = 0, last = first] = range
        .replace('U+', '')
        .split('-')
        .map((code) => Number.parseInt(code, 16));
      for (let code = first; code <= last; code++) if (!slices.has(code)) slices.set(code, slice);
    }
  }
  return slices;
}
