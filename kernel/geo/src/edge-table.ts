import { orient2d } from 'robust-predicates';
import type { Ring } from './contains.js';

/** Numbers of an edge: its lower end, then its upper. */
const SIZE = 4;
/** A ring of so many edges has one bin more. */
const EDGES_PER_BIN = 4;
const MOST_BINS = 1 << 14;

/**
 * The edges of many rings in one array. A ring's edges lie in bins by latitude (in several, if they are high), so that a ray to
 * the east meets the edges of one bin only. Level edges are left out: no ray crosses them.
 */
export class EdgeTable {
  readonly #edges: Float64Array;
  /** By bin, where its edges begin in `#edges`; one more at the end. */
  readonly #starts: Int32Array;
  /** By ring: its first bin, how many it has, its south, and bins for each degree. */
  readonly #firsts: Int32Array;
  readonly #bins: Int32Array;
  readonly #souths: Float64Array;
  readonly #perDegree: Float64Array;

  constructor(rings: readonly Ring[]) {
    this.#firsts = new Int32Array(rings.length);
    this.#bins = new Int32Array(rings.length);
    this.#souths = new Float64Array(rings.length);
    this.#perDegree = new Float64Array(rings.length);
    let bins = 0;
    for (const [i, ring] of rings.entries()) {
      let [south, north] = [Infinity, -Infinity];
      for (const [, lat] of ring) {
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
      const own = north > south ? Math.min(MOST_BINS, Math.ceil(ring.length / EDGES_PER_BIN)) : 1;
      this.#firsts[i] = bins;
      this.#bins[i] = own;
      this.#souths[i] = south;
      this.#perDegree[i] = north > south ? own / (north - south) : 0;
      bins += own;
    }
    this.#starts = new Int32Array(bins + 1);
    this.#edges = this.#filled(rings);
  }

  /** Counts first, then lays each edge into its bins. */
  #filled(rings: readonly Ring[]): Float64Array {
    const starts = this.#starts;
    this.#eachBin(rings, (bin) => {
      starts[bin + 1] = (starts[bin + 1] as number) + SIZE;
    });
    for (let bin = 1; bin < starts.length; bin++) starts[bin] = (starts[bin] as number) + (starts[bin - 1] as number);
    const edges = new Float64Array(starts.at(-1) ?? 0);
    const next = starts.slice();
    this.#eachBin(rings, (bin, lowX, lowY, highX, highY) => {
      const at = next[bin] as number;
      next[bin] = at + SIZE;
      edges[at] = lowX;
      edges[at + 1] = lowY;
      edges[at + 2] = highX;
      edges[at + 3] = highY;
    });
    return edges;
  }

  #eachBin(
    rings: readonly Ring[],
    visit: (bin: number, lowX: number, lowY: number, highX: number, highY: number) => void,
  ): void {
    for (const [r, ring] of rings.entries()) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1], ring[i]];
        if (a === undefined || b === undefined || a[1] === b[1]) continue;
        const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
        const last = this.#bin(r, high[1]);
        for (let bin = this.#bin(r, low[1]); bin <= last; bin++) visit(bin, low[0], low[1], high[0], high[1]);
      }
    }
  }

  /** The same sum for corners and points: it only ever rises, so a point between two corners is in a bin between theirs. */
  #bin(ring: number, lat: number): number {
    const bin = Math.floor((lat - (this.#souths[ring] as number)) * (this.#perDegree[ring] as number));
    return (this.#firsts[ring] as number) + Math.max(0, Math.min((this.#bins[ring] as number) - 1, bin));
  }

  /** Does a ray from the point to the east cross the ring an odd number of times? As `contains` has it. */
  crossesOddly(ring: number, lon: number, lat: number): boolean {
    const bin = this.#bin(ring, lat);
    const edges = this.#edges;
    const end = this.#starts[bin + 1] as number;
    let odd = false;
    for (let at = this.#starts[bin] as number; at < end; at += SIZE) {
      const lowY = edges[at + 1] as number;
      const highY = edges[at + 3] as number;
      if (lat < lowY || lat >= highY) continue;
      const lowX = edges[at] as number;
      const highX = edges[at + 2] as number;
      if (lon < lowX ? lon < highX : lon >= highX && lon >= lowX) {
        // To the west of both ends, or to the east.
        if (lon < lowX) odd = !odd;
      } else if (orient2d(lowX, lowY, highX, highY, lon, lat) < 0) odd = !odd;
    }
    return odd;
  }
}
