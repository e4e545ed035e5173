import type { TileId } from './mercator.js';
import { EXTENT } from './mvt.js';
import type { PointTiles, Squares, VisitPoint } from './point-tiles.js';

/** The deepest zoom of which thinned tiles are made. */
export const THIN_ZOOM = 14;
/** Squares along a tile's side in which points are counted: 2 to this. */
const SIDE_BITS = 5;
const SIDE = 2 ** SIDE_BITS;
const UNITS = EXTENT / SIDE;

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

/** What points are thinned by, by their slots. */
export interface Thinning {
  readonly groups: number;
  /** A whole number below `groups`; −1: the point is not shown. */
  groupOf(slot: number): number;
  /** A number that has nothing to do with the place. */
  rankOf(slot: number): number;
}

/** What has come and gone since the points were laid out. */
export interface Changed {
  readonly gone: ReadonlySet<number>;
  /** Calls back with every point of the tile that came. */
  each(visit: VisitPoint): void;
}

/**
 * What tiles with too many points show of them: how many there are of each group in each of 32 × 32 squares, and one point of each square,
 * the one of the least rank. The same stands for its quarter one zoom deeper, so that who zooms in loses none of what was
 * there. All zooms are summed up from the squares of the deepest, counted once.
 */
export class ThinPoints {
  readonly #points: PointTiles;
  readonly #squares: Squares;
  readonly #groups: number;
  /** By square and group. */
  readonly #counts: Uint32Array;
  /** Of each square the index along the curve of the point that stands for it; −1: none is shown. */
  readonly #best: Int32Array;
  readonly #squareOf: Uint32Array;

  constructor(points: PointTiles, thinning: Thinning) {
    const squares = points.squares(THIN_ZOOM + SIDE_BITS);
    const { slots } = points;
    const count = squares.x.length;
    this.#points = points;
    this.#squares = squares;
    this.#groups = thinning.groups;
    this.#counts = new Uint32Array(count * thinning.groups);
    this.#best = new Int32Array(count).fill(-1);
    this.#squareOf = new Uint32Array(slots.length);
    for (let square = 0; square < count; square++) {
      let least = Number.POSITIVE_INFINITY;
      for (let i = squares.begins[square] ?? 0; i < (squares.begins[square + 1] ?? 0); i++) {
        const slot = slots[i] ?? 0;
        this.#squareOf[slot] = square;
        const group = thinning.groupOf(slot);
        if (group === -1) continue;
        this.#counts[square * this.#groups + group] = (this.#counts[square * this.#groups + group] ?? 0) + 1;
        const rank = thinning.rankOf(slot);
        if (rank >= least) continue;
        least = rank;
        this.#best[square] = i;
      }
    }
  }

  /** A tile of `THIN_ZOOM` or above. */
  tile(tile: TileId, thinning: Thinning, changed: Changed): Thinned {
    const sum = new Sum(thinning);
    const { from, to } = this.#points.stretch(tile);
    const { begins, x, y } = this.#squares;
    const shift = THIN_ZOOM - tile.z;
    const touched = new Set<number>();
    for (const slot of changed.gone) touched.add(this.#squareOf[slot] ?? -1);
    for (let square = this.#squareAt(from); (begins[square] ?? to) < to; square++) {
      const stretch = { from: begins[square] ?? 0, to: begins[square + 1] ?? 0 };
      if (touched.has(square)) {
        this.#points.eachOf(tile, stretch, (slot, px, py) => {
          if (!changed.gone.has(slot)) sum.point(slot, px, py);
        });
        continue;
      }
      const at = (((y[square] ?? 0) >>> shift) % SIDE) * SIDE + (((x[square] ?? 0) >>> shift) % SIDE);
      for (let group = 0; group < this.#groups; group++) {
        sum.count(at, group, this.#counts[square * this.#groups + group] ?? 0);
      }
      const best = this.#best[square] ?? -1;
      if (best !== -1)
        this.#points.eachOf(tile, { from: best, to: best + 1 }, (slot, px, py) => sum.offer(slot, px, py));
    }
    changed.each((slot, px, py) => sum.point(slot, px, py));
    return sum.thinned();
  }

  /** The square that begins at an index along the curve. */
  #squareAt(index: number): number {
    const { begins } = this.#squares;
    let [low, high] = [0, begins.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((begins[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A tile's squares as they fill. */
class Sum {
  readonly #thinning: Thinning;
  readonly #counts: Uint32Array;
  readonly #best = new Int32Array(SIDE * SIDE).fill(-1);
  readonly #ranks = new Float64Array(SIDE * SIDE);
  readonly #places = new Uint32Array(SIDE * SIDE);

  constructor(thinning: Thinning) {
    this.#thinning = thinning;
    this.#counts = new Uint32Array(SIDE * SIDE * thinning.groups);
  }

  point(slot: number, x: number, y: number): void {
    const group = this.#thinning.groupOf(slot);
    if (group === -1) return;
    this.count(squareOf(x, y), group, 1);
    this.offer(slot, x, y);
  }

  count(square: number, group: number, count: number): void {
    const place = square * this.#thinning.groups + group;
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  /** The point stands for its square where none of a lesser rank does. */
  offer(slot: number, x: number, y: number): void {
    const square = squareOf(x, y);
    const rank = this.#thinning.rankOf(slot);
    if (this.#best[square] !== -1 && rank >= (this.#ranks[square] ?? 0)) return;
    this.#best[square] = slot;
    this.#ranks[square] = rank;
    this.#places[square] = (y << 12) | x;
  }

  thinned(): Thinned {
    const { groups } = this.#thinning;
    const counts: { x: number; y: number; group: number; count: number }[] = [];
    const sample: { x: number; y: number; slot: number }[] = [];
    for (let square = 0; square < this.#best.length; square++) {
      const slot = this.#best[square] ?? -1;
      if (slot === -1) continue;
      const place = this.#places[square] ?? 0;
      sample.push({ x: place & (EXTENT - 1), y: place >>> 12, slot });
      const [x, y] = [(square % SIDE) * UNITS + UNITS / 2, Math.floor(square / SIDE) * UNITS + UNITS / 2];
      for (let group = 0; group < groups; group++) {
        const count = this.#counts[square * groups + group] ?? 0;
        if (count > 0) counts.push({ x, y, group, count });
      }
    }
    return { counts, sample };
  }
}

function squareOf(x: number, y: number): number {
  return Math.floor(y / UNITS) * SIDE + Math.floor(x / UNITS);
}
