import type { NamedPlace } from './gazetteer.js';

const ORDER: Readonly<Record<NamedPlace['kind'], number>> = { area: 0.3, road: 0.2, place: 0.1 };

/** A house's number is on no map: what stands before it is looked for. */
const HOUSE = /\d+\s*(?:号|弄|栋|幢|单元|室|楼|层|no\.?)[\s\S]*$/iu;

/** The words that are looked for, without a house's number. */
export function wordsToFind(q: string): string[] {
  const text = q.trim().toLowerCase();
  const short = text.replace(HOUSE, '').trim();
  return (short === '' ? text : short).split(/[\s,，、;；]+/u).filter((word) => word !== '');
}

/**
 * How well a place fits the words: every word must stand in its name or in the areas it lies in, or hold its name (whoever
 * talks leaves no gaps: 西园街道西津西路). Null: it does not fit.
 */
export function fitOf(place: NamedPlace, words: readonly string[]): number | null {
  const { lower, where } = place;
  const around = where.toLowerCase();
  let fit = ORDER[place.kind];
  let named = false;
  for (const word of words) {
    if (lower.includes(word)) {
      named = true;
      fit += 3 + (2 * word.length) / lower.length + (lower.startsWith(word) ? 0.5 : 0);
    } else if (lower.length >= 2 && word.includes(lower)) {
      named = true;
      fit += 2 + (2 * lower.length) / word.length + leftIn(around, word.split(lower));
    } else if (around.includes(word)) {
      fit += 0.5;
    } else {
      return null;
    }
  }
  return named ? fit : null;
}

/** What else was said and stands in the areas round it. */
function leftIn(around: string, parts: readonly string[]): number {
  const said = parts.filter((part) => part !== '');
  const share = said.reduce((sum, part) => sum + (around.includes(part) ? 1 : 0), 0);
  return said.length === 0 ? 0 : share / said.length;
}
