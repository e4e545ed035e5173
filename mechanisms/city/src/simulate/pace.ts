import { random } from '../random.js';

/** How a unit works: all made up. */
export interface Pace {
  /** The median part of the standard that it takes, and the deviation of its logarithm. */
  readonly median: number;
  readonly spread: number;
  /** The chance that its work passes verification. */
  readonly quality: number;
  /** How readily it asks for more time or to be rid of a case. */
  readonly excuses: number;
}

/** Some of the sample's units, so that a scorecard has a top and a bottom. */
const KNOWN: Readonly<Record<string, Pace>> = {
  gongdianju: { median: 0.42, spread: 0.35, quality: 0.97, excuses: 0.4 },
  youzhengju: { median: 0.45, spread: 0.35, quality: 0.97, excuses: 0.4 },
  gonganju: { median: 0.45, spread: 0.45, quality: 0.95, excuses: 0.7 },
  jianlanlu: { median: 0.45, spread: 0.4, quality: 0.95, excuses: 0.6 },
  xiuchuan: { median: 0.5, spread: 0.4, quality: 0.94, excuses: 0.6 },
  shuiwuju: { median: 0.5, spread: 0.5, quality: 0.93, excuses: 1 },
  chengguanju: { median: 0.55, spread: 0.5, quality: 0.9, excuses: 0.8 },
  xizhan: { median: 0.72, spread: 0.55, quality: 0.86, excuses: 1.4 },
  gongjiawan: { median: 0.7, spread: 0.5, quality: 0.88, excuses: 1.2 },
  guihuaju: { median: 0.78, spread: 0.55, quality: 0.85, excuses: 2.2 },
  liantong: { median: 0.8, spread: 0.6, quality: 0.86, excuses: 2 },
};

const DRAWN = new Map<string, Pace>();

/** A unit's pace; of one that the sample does not know, drawn by its id. */
export function paceOf(unit: string): Pace {
  const known = KNOWN[unit] ?? DRAWN.get(unit);
  if (known) return known;
  const rng = random('pace', unit);
  const drawn = {
    median: rng.between(0.45, 0.75),
    spread: rng.between(0.35, 0.55),
    quality: rng.between(0.86, 0.96),
    excuses: rng.between(0.5, 1.5),
  };
  DRAWN.set(unit, drawn);
  return drawn;
}
