import KDBush from 'kdbush';
import { EARTH_RADIUS_METRES, metresBetween } from './distance.js';
import { wrapped } from './meridian.js';

export interface Near {
  /** Which of the points, as they were given. */
  readonly index: number;
  readonly metres: number;
}

export interface NearOptions<T> {
  /** No farther than this; anywhere on earth where absent. */
  readonly metres?: number;
  /** No more than this; all where absent. */
  readonly most?: number;
  readonly filter?: (point: T, index: number) => boolean;
}

const DEGREES = 180 / Math.PI;
/** Half of the way round: no point of the earth is farther from another. */
const FARTHEST = Math.PI * EARTH_RADIUS_METRES;
/** A box that is asked is made this much larger, so that rounding leaves nothing out. */
const SLACK = 1e-9;

/** Which points are near. Built once, asked often. Distances are along the sphere, so right at the poles and across ±180. */
export class PointIndex<T extends { readonly lon: number; readonly lat: number }> {
  readonly #points: readonly T[];
  readonly #tree: KDBush | null;
  /** Where a search for the nearest begins. */
  readonly #start: number;

  constructor(points: readonly T[]) {
    this.#points = points;
    this.#start = spacing(points);
    this.#tree = points.length === 0 ? null : new KDBush(points.length);
    for (const { lon, lat } of points) this.#tree?.add(wrapped(lon), lat);
    this.#tree?.finish();
  }

  /** The points within `metres`, nearest first; of equally near ones the one given first. */
  near(lon: number, lat: number, { metres = FARTHEST, most = Infinity, filter }: NearOptions<T> = {}): Near[] {
    if (most < 1 || metres < 0) return [];
    let radius = most === Infinity ? metres : Math.min(metres, this.#start);
    for (;;) {
      const found: Near[] = [];
      for (const index of this.#around(lon, lat, radius)) {
        const point = this.#points[index];
        if (point === undefined) continue;
        const away = metresBetween(lon, lat, point.lon, point.lat);
        if (away <= radius && (filter === undefined || filter(point, index))) found.push({ index, metres: away });
      }
      if (found.length >= most || radius >= metres) {
        found.sort((a, b) => a.metres - b.metres || a.index - b.index);
        return found.length > most ? found.slice(0, most) : found;
      }
      radius = Math.min(metres, radius * 2);
    }
  }

  /**
   * The points in a box with its edges, by their index in ascending order. A box whose west is greater than its east
   * reaches across ±180.
   */
  within(west: number, south: number, east: number, north: number): number[] {
    const found = this.#boxes(west, south, east, north);
    return found.sort((a, b) => a - b);
  }

  #boxes(west: number, south: number, east: number, north: number): number[] {
    const tree = this.#tree;
    if (tree === null) return [];
    if (east - west >= 360) return tree.range(-180, south, 180, north);
    const [from, to] = [wrapped(west), wrapped(east)];
    // A box that ends at 180 has what lies at -180, which is the same.
    if (from <= to) return tree.range(from, south, to, north);
    return [...tree.range(from, south, 180, north), ...tree.range(-180, south, to, north)];
  }

  /** What lies in the smallest box round a circle. */
  #around(lon: number, lat: number, radius: number): number[] {
    const angle = radius / EARTH_RADIUS_METRES + SLACK;
    const [south, north] = [lat - angle * DEGREES, lat + angle * DEGREES];
    const reach = Math.sin(angle) / Math.cos(lat / DEGREES);
    // A circle round a pole has all meridians.
    if (south <= -90 || north >= 90 || reach >= 1) return this.#boxes(-180, south, 180, north);
    const width = Math.asin(reach) * DEGREES + SLACK;
    return this.#boxes(lon - width, south, lon + width, north);
  }
}

/** About how far apart the points lie: a radius in which the mean point finds a few others. Only a beginning, never wrong. */
function spacing(points: readonly { readonly lon: number; readonly lat: number }[]): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { lon, lat } of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const degree = EARTH_RADIUS_METRES / DEGREES;
  const width = (east - west) * degree * Math.cos((south + north) / 2 / DEGREES);
  const height = (north - south) * degree;
  return Math.max(1, Math.sqrt(Math.max(0, width * height) / points.length)) || 1;
}
