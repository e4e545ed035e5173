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

/**
 * Does the shape contain the point? By the even-odd rule over all rings, with half-open edges: of two shapes that share
 * an edge, to the digit, exactly one contains a point on it.
 */
export function contains(shape: Shape, lon: number, lat: number): boolean {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  let inside = false;
  for (const polygon of polygons) {
    for (const ring of polygon) if (crossesOddly(ring, lon, lat)) inside = !inside;
  }
  return inside;
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

/** The edge is taken from its lower end to its upper, whichever way it is drawn, so that both neighbours compute alike. */
function crosses(a: Position, b: Position, lon: number, lat: number): boolean {
  if (a[1] > lat === b[1] > lat) return false;
  const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
  return (lon - low[0]) * (high[1] - low[1]) < (high[0] - low[0]) * (lat - low[1]);
}
