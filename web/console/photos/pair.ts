import type { CasePhoto } from '@bihuan/contracts';

export const PHASES = [
  'before',
  'check',
  'note',
  'after',
  'verification',
] as const satisfies readonly CasePhoto['phase'][];

/** Two photos beside each other, by their places in the list; null: there is none for that side. */
export interface Pair {
  readonly left: number | null;
  readonly right: number | null;
}

/** How it was on the left: reported, checked, or added by its reporter. */
const isBefore = ({ phase }: CasePhoto): boolean => phase === 'before' || phase === 'check' || phase === 'note';

/** What is looked at first: how it was found, and how it was left last. */
export function firstPair(photos: readonly CasePhoto[]): Pair {
  const there = photos.map((photo, index) => ({ photo, index })).filter(({ photo }) => !photo.erased);
  const left = there.find(({ photo }) => photo.phase === 'before') ?? there.find(({ photo }) => isBefore(photo));
  const right =
    there.findLast(({ photo }) => photo.phase === 'after') ?? there.findLast(({ photo }) => !isBefore(photo));
  return { left: left?.index ?? null, right: right?.index ?? null };
}

/** With another photo chosen: it takes the side that it belongs to. */
export function withChosen(photos: readonly CasePhoto[], pair: Pair, index: number): Pair {
  const photo = photos[index];
  if (photo === undefined || photo.erased) return pair;
  return isBefore(photo) ? { ...pair, left: index } : { ...pair, right: index };
}
