import { orient2d } from 'robust-predicates';
import { wrapped } from './meridian.js';
import { isPlain, wind, woundAround } from './wound.js';

/** `[lon, lat]` in degrees, WGS-84. */
export type Position = readonly [number, number];
/** A closed ring: its last position repeats the first. */
export type Ring = readonly Position[];
/** Outer ring first, then the holes. */
export type Polygon = readonly Ring[];

/** An area's shape, as GeoJSON has it. */
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: Polygon }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Polygon[] };

export function polygonsOf(shape: Shape): readonly Polygon[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

/**
 * Does the shape contain the point? In one of its polygons: in the outer ring by the even-odd rule, and in no hole. A
 * point on an edge is read as if it lay a trifle to the east, and a trifle of that trifle to the north: so it lies on no
 * edge, and of shapes that share an edge exactly one contains it. Nothing is rounded on the way.
 *
 * Edges are straight in longitude and latitude. An edge of more than 180° goes the short way, across ±180; -180 and 180
 * are one meridian.
 */
export function contains(shape: Shape, lon: number, lat: number): boolean {
  const [x, y] = [wrapped(lon), belowPole(lat)];
  return polygonsOf(shape).some(([outer, ...holes]) => {
    return outer !== undefined && isAround(outer, x, y) && !holes.some((hole) => isAround(hole, x, y));
  });
}

function isAround(ring: Ring, lon: number, lat: number): boolean {
  return isPlain(ring) ? crossesOddly(ring, lon, lat) : woundAround(wind(ring), lon, lat);
}

/** Nothing lies north of the north pole: a point on it is read a trifle to the south. */
export function belowPole(lat: number): number {
  return lat === 90 ? BELOW_POLE : lat;
}

const BELOW_POLE = 90 - 2 ** -46;

/** Does a ray from the point to the east cross the ring an odd number of times? */
function crossesOddly(ring: Ring, lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i - 1];
    const b = ring[i];
    if (a !== undefined && b !== undefined && crosses(a, b, lon, lat)) odd = !odd;
  }
  return odd;
}

/** The edge is taken from its lower end to its upper, whichever way it is drawn. */
function crosses(a: Position, b: Position, lon: number, lat: number): boolean {
  if (a[1] > lat === b[1] > lat) return false;
  const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
  return orient2d(low[0], low[1], high[0], high[1], lon, lat) < 0;
}
