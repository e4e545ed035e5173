import type { Point } from '../district/mesh.js';
import { fromSegment } from './plane.js';
import type { Network, Road } from './roads.js';

const TILE_METRES = 60;
/** The widest clearance that may be asked for. */
const MOST_CLEAR = 6;

interface Stretch {
  readonly a: Point;
  readonly b: Point;
  readonly road: Road;
}

/** Where cars drive: nothing may stand there. */
export class Carriageways {
  readonly #tiles = new Map<number, Stretch[]>();

  constructor(network: Network) {
    for (const road of network.roads) {
      const points = network.points(road);
      for (const [i, a] of points.entries()) {
        const b = points[i + 1];
        if (b) this.#add({ a, b, road });
      }
    }
  }

  /** Whether a place lies on a road, or nearer to its kerb than `clear` metres (at most 6); footways do not count. */
  has(point: Point, clear = 0, except?: Road): boolean {
    const near = this.#tiles.get(key(Math.floor(point.x / TILE_METRES), Math.floor(point.y / TILE_METRES))) ?? [];
    return near.some(
      ({ a, b, road }) =>
        road !== except && road.kind !== 'footway' && fromSegment(point, a, b) < road.width / 2 + clear,
    );
  }

  #add(stretch: Stretch): void {
    const { a, b, road } = stretch;
    const reach = road.width / 2 + MOST_CLEAR;
    const tile = (metres: number): number => Math.floor(metres / TILE_METRES);
    for (let x = tile(Math.min(a.x, b.x) - reach); x <= tile(Math.max(a.x, b.x) + reach); x++) {
      for (let y = tile(Math.min(a.y, b.y) - reach); y <= tile(Math.max(a.y, b.y) + reach); y++) {
        const list = this.#tiles.get(key(x, y));
        if (list) list.push(stretch);
        else this.#tiles.set(key(x, y), [stretch]);
      }
    }
  }
}

function key(x: number, y: number): number {
  return (x + 0x8000) * 0x10000 + (y + 0x8000);
}
