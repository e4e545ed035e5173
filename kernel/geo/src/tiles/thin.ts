import { EXTENT } from './mvt.js';
import type { VisitPoint } from './point-tiles.js';

/** Squares along a tile's side in which points are counted. */
const SQUARES = 32;
const side = EXTENT / SQUARES;

export interface Thinned {
  /** Points by square and group, where there are any; the middle of the square in units of the tile. */
  readonly counts: readonly {
    readonly x: number;
    readonly y: number;
    readonly group: number;
    readonly count: number;
  }[];
  /** One of each square's points. */
  readonly sample: readonly { readonly x: number; readonly y: number; readonly slot: number }[];
}

/**
 * What a tile with too many points shows of them. Of each square the point of the least rank stands for all: the same
 * that stands for its quarter one zoom deeper, so that who zooms in loses none of what was there.
 * @param each calls back with every point of the tile
 * @param groupOf a whole number below `groups`
 * @param rankOf a number that has nothing to do with the place
 */
export function thin(
  each: (visit: VisitPoint) => void,
  groups: number,
  groupOf: (slot: number) => number,
  rankOf: (slot: number) => number,
): Thinned {
  const counted = new Uint32Array(SQUARES * SQUARES * groups);
  const best = new Int32Array(SQUARES * SQUARES).fill(-1);
  const places = new Uint32Array(SQUARES * SQUARES);
  const ranks = new Float64Array(SQUARES * SQUARES);
  each((slot, x, y) => {
    const square = (y >>> 7) * SQUARES + (x >>> 7);
    const place = square * groups + groupOf(slot);
    counted[place] = (counted[place] ?? 0) + 1;
    const rank = rankOf(slot);
    if (best[square] !== -1 && rank >= (ranks[square] ?? 0)) return;
    best[square] = slot;
    ranks[square] = rank;
    places[square] = (y << 12) | x;
  });
  const counts: { x: number; y: number; group: number; count: number }[] = [];
  const sample: { x: number; y: number; slot: number }[] = [];
  for (let square = 0; square < best.length; square++) {
    const slot = best[square] ?? -1;
    if (slot === -1) continue;
    const place = places[square] ?? 0;
    sample.push({ x: place & (EXTENT - 1), y: place >>> 12, slot });
    const [x, y] = [(square % SQUARES) * side + side / 2, Math.floor(square / SQUARES) * side + side / 2];
    for (let group = 0; group < groups; group++) {
      const count = counted[square * groups + group] ?? 0;
      if (count > 0) counts.push({ x, y, group, count });
    }
  }
  return { counts, sample };
}
