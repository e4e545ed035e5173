import { mercatorX, mercatorY, type TileId } from './mercator.js';
import { EXTENT } from './mvt.js';
import { sortedByKey } from './sorted-by-key.js';

/** The deepest zoom of which tiles are cut. */
export const POINT_ZOOM = 16;
/** Bits of a place along an axis: the tile at the deepest zoom, and the unit in it. */
const BITS = 28;

/**
 * Points by the hundred thousand, of which tiles are cut: laid out along the curve that visits the tiles of the deepest
 * zoom square by square (Morton), so that every tile of every zoom is one stretch of it. A point has a slot, a number
 * that its owner knows it by. What was added since is looked through one by one, so the owner builds anew at times.
 */
export class PointTiles {
  /** The laid out ones, along the curve. */
  readonly #keys: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #x: Uint32Array;
  readonly #y: Uint32Array;
  /** One by slot: not there any more. */
  #gone: Uint8Array;
  /** Slot, x and y in turn. */
  #added: number[] = [];
  #changes = 0;

  /** @param lon degrees, by slot; NaN: no point has the slot */
  constructor(lon: Float64Array, lat: Float64Array) {
    const present = Uint32Array.from(lon.keys()).filter((slot) => !Number.isNaN(lon[slot]));
    const [x, y] = [new Uint32Array(lon.length), new Uint32Array(lon.length)];
    const keys = new Uint32Array(present.length);
    for (let i = 0; i < present.length; i++) {
      const slot = present[i] ?? 0;
      x[slot] = unit(mercatorX(lon[slot] ?? 0));
      y[slot] = unit(mercatorY(lat[slot] ?? 0));
      keys[i] = keyOf(x[slot] ?? 0, y[slot] ?? 0);
    }
    const order = sortedByKey(keys);
    this.#keys = order.map((i) => keys[i] ?? 0);
    this.#slots = order.map((i) => present[i] ?? 0);
    this.#x = this.#slots.map((slot) => x[slot] ?? 0);
    this.#y = this.#slots.map((slot) => y[slot] ?? 0);
    this.#gone = new Uint8Array(lon.length);
  }

  /** Points that came or went since it was built. */
  get changes(): number {
    return this.#changes;
  }

  /** Takes a point under a slot that none had before. */
  add(slot: number, lon: number, lat: number): void {
    if (slot >= this.#gone.length) {
      const longer = new Uint8Array(Math.max(slot + 1, this.#gone.length * 2));
      longer.set(this.#gone);
      this.#gone = longer;
    }
    this.#added.push(slot, unit(mercatorX(lon)), unit(mercatorY(lat)));
    this.#changes += 1;
  }

  remove(slot: number): void {
    this.#gone[slot] = 1;
    this.#changes += 1;
  }

  /** Each point of a tile, with its place in units from the tile's corner. A point on an edge lies in one tile only. */
  each(tile: TileId, visit: (slot: number, x: number, y: number) => void): void {
    const shift = BITS - tile.z;
    const unitShift = shift - 12;
    const last = EXTENT - 1;
    const { from, to } = this.#stretch(tile);
    for (let i = from; i < to; i++) {
      const slot = this.#slots[i] ?? 0;
      if (this.#gone[slot] === 1) continue;
      visit(slot, ((this.#x[i] ?? 0) >>> unitShift) & last, ((this.#y[i] ?? 0) >>> unitShift) & last);
    }
    const added = this.#added;
    for (let i = 0; i < added.length; i += 3) {
      const [slot = 0, x = 0, y = 0] = [added[i], added[i + 1], added[i + 2]];
      if (x >>> shift !== tile.x || y >>> shift !== tile.y || this.#gone[slot] === 1) continue;
      visit(slot, (x >>> unitShift) & last, (y >>> unitShift) & last);
    }
  }

  /** Are there more points in a tile than so many? Those that went meanwhile still count. */
  hasMore(tile: TileId, than: number): boolean {
    const { from, to } = this.#stretch(tile);
    return to - from + this.#added.length / 3 > than;
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
