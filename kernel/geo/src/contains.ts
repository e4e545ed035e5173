import { orient2d } from 'robust-predicates';

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
 * point on an edge is read as if it lay a trifle to the east, and a trifle of that trifle to the north: then it lies on no edge, so of shapes that
 * share an edge exactly one contains it. Nothing is rounded on the way.
 */
export function contains(shape: Shape, lon: number, lat: number): boolean {
  return polygonsOf(shape).some(([outer, ...holes]) => {
    return outer !== undefined && crossesOddly(outer, lon, lat) && !holes.some((hole) => crossesOddly(hole, lon, lat));
  });
}

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
