import Flatbush from 'flatbush';
import type { Ring } from './contains.js';

/** A polygon to be found: its rings, and whether it contains a point. */
export interface Candidate {
  readonly rings: readonly Ring[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Cells for each polygon, and the most there may be. */
const CELLS_EACH = 48;
const MOST_CELLS = 1 << 20;
/** Polygons that all lie over each other get fewer cells, so that building does not take for ever. */
const MOST_ENTRIES = 1 << 23;
/** A cell of more polygons than this is left to the tree. */
const CROWD = 32;
/** An edge is taken to reach this much farther than it does, in cells and in degrees: far above any rounding. */
const PAD_CELLS = 1e-6;
const PAD_DEGREES = 1e-10;

const NONE = 0;
const INSIDE = 1;
const ON_EDGE = 2;

/**
 * Which polygons come into question at a point. A grid over all of them knows for each of its cells the polygons that cover it
 * whole, which need no look, and those whose edges run through it. Where too many meet in one cell (the polygons lie in clusters far
 * apart), a tree of boxes is asked instead.
 */
export class CandidateGrid {
  readonly #west: number;
  readonly #south: number;
  readonly #east: number;
  readonly #north: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #perLon: number;
  readonly #perLat: number;
  /** By cell, where its polygons begin in `#entries`; one more at the end. */
  readonly #starts: Int32Array;
  /** The polygon's number doubled, and one more where it covers the cell whole; in ascending order. */
  readonly #entries: Int32Array;
  readonly #crowded: Uint8Array;
  readonly #tree: Flatbush;

  constructor(candidates: readonly Candidate[], contains: (candidate: number, lon: number, lat: number) => boolean) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    this.#tree = new Flatbush(Math.max(1, candidates.length));
    if (candidates.length === 0) this.#tree.add(0, 0);
    for (const box of candidates) {
      this.#tree.add(box.west, box.south, box.east, box.north);
      west = Math.min(west, box.west);
      south = Math.min(south, box.south);
      east = Math.max(east, box.east);
      north = Math.max(north, box.north);
    }
    this.#tree.finish();
    [this.#west, this.#south, this.#east, this.#north] = [west, south, east, north];
    const [wide, high] = [Math.max(east - west, 1e-9), Math.max(north - south, 1e-9)];
    const layers = candidates.reduce((sum, box) => {
      return sum + ((box.east - box.west) / wide) * ((box.north - box.south) / high);
    }, 0);
    const cells = Math.max(1, Math.min(MOST_CELLS, candidates.length * CELLS_EACH, MOST_ENTRIES / Math.max(1, layers)));
    this.#columns = Math.max(1, Math.min(cells, Math.round(Math.sqrt((cells * wide) / high))));
    this.#rows = Math.max(1, Math.round(cells / this.#columns));
    this.#perLon = this.#columns / wide;
    this.#perLat = this.#rows / high;
    const pairs = new Pairs();
    for (const [i, candidate] of candidates.entries()) this.#lay(candidate, i, pairs, contains);
    const counts = new Int32Array(this.#columns * this.#rows);
    pairs.each((cell) => {
      counts[cell] = (counts[cell] as number) + 1;
    });
    this.#crowded = Uint8Array.from(counts, (count) => (count > CROWD ? 1 : 0));
    this.#starts = new Int32Array(counts.length + 1);
    for (let cell = 0; cell < counts.length; cell++) {
      this.#starts[cell + 1] =
        (this.#starts[cell] as number) + (this.#crowded[cell] === 1 ? 0 : (counts[cell] as number));
    }
    this.#entries = new Int32Array(this.#starts.at(-1) ?? 0);
    const next = this.#starts.slice();
    pairs.each((cell, entry) => {
      if (this.#crowded[cell] === 1) return;
      this.#entries[next[cell] as number] = entry;
      next[cell] = (next[cell] as number) + 1;
    });
  }

  /** Appends to `found` the numbers of the polygons that contain the point, in ascending order. */
  at(
    lon: number,
    lat: number,
    contains: (candidate: number, lon: number, lat: number) => boolean,
    found: number[],
  ): void {
    if (!(lon >= this.#west && lon <= this.#east && lat >= this.#south && lat <= this.#north)) return;
    const cell = this.#row(lat) * this.#columns + this.#column(lon);
    if (this.#crowded[cell] === 1) {
      for (const i of this.#tree.search(lon, lat, lon, lat).sort((a, b) => a - b)) {
        if (contains(i, lon, lat)) found.push(i);
      }
      return;
    }
    const end = this.#starts[cell + 1] as number;
    for (let i = this.#starts[cell] as number; i < end; i++) {
      const entry = this.#entries[i] as number;
      if ((entry & 1) === 1 || contains(entry >> 1, lon, lat)) found.push(entry >> 1);
    }
  }

  #column(lon: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor((lon - this.#west) * this.#perLon)));
  }

  #row(lat: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor((lat - this.#south) * this.#perLat)));
  }

  /** Marks the cells that the polygon's edges run through; of the stretches between them, all is inside or nothing. */
  #lay(
    { rings, west, south, east, north }: Candidate,
    candidate: number,
    pairs: Pairs,
    contains: (candidate: number, lon: number, lat: number) => boolean,
  ): void {
    const [left, right] = [this.#column(west), this.#column(east)];
    const [bottom, top] = [this.#row(south), this.#row(north)];
    const columns = right - left + 1;
    const marks = new Uint8Array(columns * (top - bottom + 1));
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1], ring[i]];
        if (a !== undefined && b !== undefined) this.#mark(a, b, marks, left, bottom, columns);
      }
    }
    for (let row = bottom; row <= top; row++) {
      const first = (row - bottom) * columns;
      let state = ON_EDGE;
      for (let column = left; column <= right; column++) {
        const marked = marks[first + column - left] === ON_EDGE;
        if (marked) state = ON_EDGE;
        else if (state === ON_EDGE) {
          const lon = this.#west + (column + 0.5) / this.#perLon;
          const lat = this.#south + (row + 0.5) / this.#perLat;
          state = contains(candidate, lon, lat) ? INSIDE : NONE;
        }
        if (state !== NONE) pairs.add(row * this.#columns + column, candidate * 2 + (state === INSIDE ? 1 : 0));
      }
    }
  }

  #mark(
    a: readonly [number, number],
    b: readonly [number, number],
    marks: Uint8Array,
    left: number,
    bottom: number,
    columns: number,
  ): void {
    const [padX, padY] = [PAD_CELLS / this.#perLon + PAD_DEGREES, PAD_CELLS / this.#perLat + PAD_DEGREES];
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    const [least, most] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
    const slope = high[1] > low[1] ? (high[0] - low[0]) / (high[1] - low[1]) : 0;
    const rows = marks.length / columns;
    const from = Math.max(this.#row(low[1] - padY), bottom);
    const to = Math.min(this.#row(high[1] + padY), bottom + rows - 1);
    for (let row = from; row <= to; row++) {
      let [west, east] = [least, most];
      if (slope !== 0 && from !== to) {
        const under = this.#south + row / this.#perLat - padY;
        const over = this.#south + (row + 1) / this.#perLat + padY;
        const [x, y] = [low[0] + (under - low[1]) * slope, low[0] + (over - low[1]) * slope];
        west = Math.max(least, Math.min(x, y));
        east = Math.min(most, Math.max(x, y));
      }
      const first = (row - bottom) * columns - left;
      const last = Math.min(this.#column(east + padX), left + columns - 1);
      for (let column = Math.max(this.#column(west - padX), left); column <= last; column++) {
        marks[first + column] = ON_EDGE;
      }
    }
  }
}

/** Cells and what is laid into them, in the order of laying. */
class Pairs {
  #values = new Int32Array(1 << 12);
  #length = 0;

  add(cell: number, entry: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Int32Array(2 * this.#length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = cell;
    this.#values[this.#length++] = entry;
  }

  each(visit: (cell: number, entry: number) => void): void {
    for (let i = 0; i < this.#length; i += 2) visit(this.#values[i] as number, this.#values[i + 1] as number);
  }
}
