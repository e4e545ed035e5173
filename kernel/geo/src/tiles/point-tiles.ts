import { mercatorX, mercatorY, type TileId } from './mercator.js';
import { EXTENT } from './mvt.js';
import { sortedByKey } from './sorted-by-key.js';

/** The deepest zoom of which tiles are cut. */
export const POINT_ZOOM = 16;
/** Bits of a place along an axis: the tile at the deepest zoom, and the unit in it. */
const BITS = 28;
/** Bits of the unit in a tile. */
const UNIT_BITS = 12;

/**
 * Points by the hundred thousand, of which tiles are cut: laid out along the curve that visits the tiles of the deepest
 * zoom square by square (Morton), so that every tile of every zoom is one stretch of it. A point is named by its slot, its
 * place in what was given. Built once, asked often.
 */
export class PointTiles {
  readonly #keys: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #x: Uint32Array;
  readonly #y: Uint32Array;

  /** @param lon degrees, by slot */
  constructor(lon: Float64Array, lat: Float64Array) {
    const x = Uint32Array.from(lon, (degrees) => unit(mercatorX(degrees)));
    const y = Uint32Array.from(lat, (degrees) => unit(mercatorY(degrees)));
    const keys = x.map((east, slot) => keyOf(east, y[slot] ?? 0));
    this.#slots = sortedByKey(
      keys,
      x.map((east, slot) => within(east, y[slot] ?? 0)),
    );
    this.#keys = this.#slots.map((slot) => keys[slot] ?? 0);
    this.#x = this.#slots.map((slot) => x[slot] ?? 0);
    this.#y = this.#slots.map((slot) => y[slot] ?? 0);
  }

  /** The slots along the curve: what a stretch is a stretch of. */
  get slots(): Uint32Array {
    return this.#slots;
  }

  /** The squares of a deep zoom along the curve, each with where it begins. */
  squares(zoom: number): Squares {
    const shift = BITS - zoom;
    const [begins, xs, ys]: [number[], number[], number[]] = [[], [], []];
    let [lastX, lastY] = [-1, -1];
    for (let i = 0; i < this.#slots.length; i++) {
      const [x, y] = [(this.#x[i] ?? 0) >>> shift, (this.#y[i] ?? 0) >>> shift];
      if (x === lastX && y === lastY) continue;
      begins.push(i);
      xs.push(x);
      ys.push(y);
      [lastX, lastY] = [x, y];
    }
    begins.push(this.#slots.length);
    return { begins: Uint32Array.from(begins), x: Uint32Array.from(xs), y: Uint32Array.from(ys) };
  }

  /** Each point of a tile, with its place in units from the tile's corner. A point on an edge lies in one tile only. */
  each(tile: TileId, visit: VisitPoint): void {
    this.eachOf(tile, this.stretch(tile), visit);
  }

  /** The same for a part of a tile's stretch. */
  eachOf(tile: TileId, { from, to }: Stretch, visit: VisitPoint): void {
    const shift = BITS - tile.z - UNIT_BITS;
    const last = EXTENT - 1;
    for (let i = from; i < to; i++) {
      visit(this.#slots[i] ?? 0, ((this.#x[i] ?? 0) >>> shift) & last, ((this.#y[i] ?? 0) >>> shift) & last);
    }
  }

  /** Where a tile's points stand along the curve. */
  stretch({ z, x, y }: TileId): Stretch {
    const size = 4 ** (POINT_ZOOM - z);
    const begin = morton(x, y) * size;
    return { from: this.#indexOf(begin), to: this.#indexOf(begin + size) };
  }

  /** How many keys lie before one. */
  #indexOf(key: number): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** From one index up to another, which is not of it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Squares {
  /** Of each along the curve, and the end of all. */
  readonly begins: Uint32Array;
  readonly x: Uint32Array;
  readonly y: Uint32Array;
}

export type VisitPoint = (slot: number, x: number, y: number) => void;

/** A single point's place in a tile, as `PointTiles` has it; null: in another tile. */
export function placeIn(
  { z, x, y }: TileId,
  lon: number,
  lat: number,
): { readonly x: number; readonly y: number } | null {
  const [east, south] = [unit(mercatorX(lon)), unit(mercatorY(lat))];
  if (east >>> (BITS - z) !== x || south >>> (BITS - z) !== y) return null;
  const shift = BITS - z - UNIT_BITS;
  return { x: (east >>> shift) & (EXTENT - 1), y: (south >>> shift) & (EXTENT - 1) };
}

/** A place on the world's square in units of the deepest zoom. */
function unit(place: number): number {
  return Math.max(0, Math.min(2 ** BITS - 1, Math.floor(place * 2 ** BITS)));
}

function keyOf(x: number, y: number): number {
  return morton(x >>> (BITS - POINT_ZOOM), y >>> (BITS - POINT_ZOOM));
}

/** Where in its tile of the deepest zoom a point lies, along the curve: four zooms deeper. */
function within(x: number, y: number): number {
  const shift = BITS - POINT_ZOOM - 4;
  return morton((x >>> shift) & 15, (y >>> shift) & 15);
}

/** Bits of two numbers of 16 bits in turn. */
function morton(x: number, y: number): number {
  return (spread(x) | (spread(y) << 1)) >>> 0;
}

function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}
