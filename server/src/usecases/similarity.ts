/** Without what people write one way or another: spaces, marks, capitals, full-width forms. */
export function plain(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/** The pairs of a text; of a text of one character, that. */
export function pairsOf(text: string | null | undefined): Set<string> {
  const chars = [...plain(text)];
  if (chars.length === 1) return new Set(chars);
  return new Set(chars.slice(1).map((char, i) => `${chars[i]}${char}`));
}

/** A text must have so many pairs to be found within a longer one. */
const enough = 4;

/**
 * How alike two texts are, from their pairs of neighbouring characters: Chinese words have two characters mostly, so that
 * pairs tell more than the trigrams of pg_trgm, of which a short report has few; English comes out alike as well.
 * From 0 (nothing in common) to 1: twice the common pairs by the pairs of both (Dice); where one text says little more than
 * a part of the other, nearly as much as that part.
 */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const pair of small) if (large.has(pair)) common += 1;
  const dice = (2 * common) / (small.size + large.size);
  const part = small.size >= enough ? (0.8 * common) / small.size : 0;
  return Math.max(dice, part);
}
