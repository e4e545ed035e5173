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
    this.#slots = sortedByKey(keys);
    this.#keys = this.#slots.map((slot) => keys[slot] ?? 0);
    this.#x = this.#slots.map((slot) => x[slot] ?? 0);
    this.#y = this.#slots.map((slot) => y[slot] ?? 0);
  }

  /** How many points lie in a tile. */
  count(tile: TileId): number {
    const { from, to } = this.#stretch(tile);
    return to - from;
  }

  /** The slots of a tile's points, in a lasting order. A point on an edge lies in one tile only. */
  slots(tile: TileId): Uint32Array {
    const { from, to } = this.#stretch(tile);
    return this.#slots.subarray(from, to);
  }

  /** Each point of a tile, with its place in units from the tile's corner. */
  each(tile: TileId, visit: VisitPoint): void {
    const shift = BITS - tile.z - UNIT_BITS;
    const last = EXTENT - 1;
    const { from, to } = this.#stretch(tile);
    for (let i = from; i < to; i++) {
      visit(this.#slots[i] ?? 0, ((this.#x[i] ?? 0) >>> shift) & last, ((this.#y[i] ?? 0) >>> shift) & last);
    }
  }

  #stretch({ z, x, y }: TileId): { readonly from: number; readonly to: number } {
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
