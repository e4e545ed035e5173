import type { AreaCollection, Point } from '@bihuan/contracts';
import type { Projection } from './projection.js';

export type Area = AreaCollection['features'][number];
type Ring = readonly (readonly [number, number])[];

/** Outer rings and holes of an area, whichever of the two kinds it is. */
export function polygonsOf(area: Area): readonly (readonly Ring[])[] {
  const { type, coordinates } = area.geometry;
  return (type === 'Polygon' ? [coordinates] : coordinates) as readonly (readonly Ring[])[];
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function boxOf(areas: readonly Area[]): Box | null {
  let box: Box | null = null;
  for (const area of areas) {
    for (const [outer] of polygonsOf(area)) {
      for (const [lon, lat] of outer ?? []) {
        box =
          box === null
            ? { west: lon, east: lon, south: lat, north: lat }
            : {
                west: Math.min(box.west, lon),
                east: Math.max(box.east, lon),
                south: Math.min(box.south, lat),
                north: Math.max(box.north, lat),
              };
      }
    }
  }
  return box;
}

export function middleOf(box: Box): Point {
  return { lon: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 };
}

/** An area as an SVG path on the sheet. */
export function pathOf(area: Area, projection: Projection): string {
  return polygonsOf(area)
    .flat()
    .map((ring) => `M${ring.map((position) => at(projection, position)).join('L')}Z`)
    .join('');
}

function at(projection: Projection, [lon, lat]: readonly [number, number]): string {
  const { x, y } = projection.toSheet({ lon, lat });
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

export function contains(area: Area, { lon, lat }: Point): boolean {
  return polygonsOf(area).some(
    ([outer, ...holes]) =>
      outer !== undefined && inRing(outer, lon, lat) && !holes.some((hole) => inRing(hole, lon, lat)),
  );
}

function inRing(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x1, y1] = ring[i] ?? [0, 0];
    const [x2, y2] = ring[j] ?? [0, 0];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** A place inside the area to stand for it: its centroid, or, where that lies outside, the middle of its widest crossing. */
export function placeIn(area: Area): Point {
  const rings = polygonsOf(area).map(([outer]) => outer ?? []);
  const largest = rings.reduce<Ring>(
    (best, ring) => (Math.abs(sizeOf(ring)) > Math.abs(sizeOf(best)) ? ring : best),
    [],
  );
  const centroid = centroidOf(largest);
  return contains(area, centroid) ? centroid : widestCrossing(area, centroid.lat);
}

function sizeOf(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 1) {
    const [x1, y1] = ring[i] ?? [0, 0];
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [0, 0];
    twice += x1 * y2 - x2 * y1;
  }
  return twice / 2;
}

function centroidOf(ring: Ring): Point {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  let lon = 0;
  let lat = 0;
  // Relative to the first corner: degrees are large and the areas small.
  for (let i = 0; i < ring.length; i += 1) {
    const [x1, y1] = ring[i] ?? [0, 0];
    const [x2, y2] = ring[(i + 1) % ring.length] ?? [0, 0];
    const cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    twice += cross;
    lon += (x1 + x2 - 2 * x0) * cross;
    lat += (y1 + y2 - 2 * y0) * cross;
  }
  if (twice === 0) return { lon: x0, lat: y0 };
  return { lon: x0 + lon / (3 * twice), lat: y0 + lat / (3 * twice) };
}

function widestCrossing(area: Area, lat: number): Point {
  const crossings = polygonsOf(area)
    .flat()
    .flatMap((ring) => ring.flatMap((position, i) => crossing(position, ring[(i + 1) % ring.length], lat)))
    .sort((a, b) => a - b);
  let best: Point = { lon: crossings[0] ?? 0, lat };
  let width = 0;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west, east] = [crossings[i] ?? 0, crossings[i + 1] ?? 0];
    if (east - west > width) {
      width = east - west;
      best = { lon: (west + east) / 2, lat };
    }
  }
  return best;
}

function crossing(a: readonly [number, number], b: readonly [number, number] | undefined, lat: number): number[] {
  if (b === undefined || a[1] > lat === b[1] > lat) return [];
  return [a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])];
}

/** The zoom (of 512-pixel tiles) at which a box fills so many pixels across. */
export function zoomOver(box: Box, width: number): number {
  return Math.log2((Math.max(width, 1) * 360) / (512 * Math.max(box.east - box.west, 1e-6)));
}
