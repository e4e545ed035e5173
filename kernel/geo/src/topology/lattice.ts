import type { Polygon, Position, Ring, Shape } from '../contains.js';

/**
 * Shapes that are edited lie on a lattice of 1e-7 degrees (about a centimetre): two corners are the same corner when
 * their numbers are, and which side of a line a corner lies on is reckoned in whole numbers, without rounding.
 */
const PER_DEGREE = 1e7;

export type Corner = readonly [x: number, y: number];

/** The nearest position of the lattice. */
export function onLattice([lon, lat]: Position): Position {
  return [Math.round(lon * PER_DEGREE) / PER_DEGREE, Math.round(lat * PER_DEGREE) / PER_DEGREE];
}

export function toCorner([lon, lat]: Position): Corner {
  return [Math.round(lon * PER_DEGREE), Math.round(lat * PER_DEGREE)];
}

export function toPosition([x, y]: Corner): Position {
  return [x / PER_DEGREE, y / PER_DEGREE];
}

export const same = (a: Corner, b: Corner): boolean => a[0] === b[0] && a[1] === b[1];

export const keyOf = ([x, y]: Corner): string => `${x},${y}`;

/** A ring without its repeated end. */
export type Corners = readonly Corner[];

/** Outer ring first, then holes; each without its repeated end. */
export type Polygons = readonly (readonly Corners[])[];

export function polygonsOf(shape: Shape): Polygons {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.map((polygon) => polygon.map(openRing));
}

function openRing(ring: Ring): Corners {
  return withoutRepeats(ring.map(toCorner));
}

/** The same ring where no corner follows itself. */
export function withoutRepeats(ring: Corners): Corners {
  return ring.filter(
    (corner, i) => !same(corner, ring[(i + ring.length - 1) % ring.length] ?? corner) || ring.length === 1,
  );
}

export function shapeOf(polygons: Polygons): Shape {
  const closed: Polygon[] = polygons.map((polygon) => polygon.map(closeRing));
  const [only] = closed;
  return only !== undefined && closed.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: closed };
}

function closeRing(ring: Corners): Ring {
  const [first] = ring;
  return first === undefined ? [] : [...ring, first].map(toPosition);
}

/** Twice the area in squares of the lattice; positive for a counter-clockwise ring. */
export function twiceArea(ring: Corners): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  let twice = 0;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    twice += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
  }
  return twice;
}

/** Which side of a → b the corner lies on: positive left, negative right, 0 on the line. */
export function side(a: Corner, b: Corner, corner: Corner): number {
  return (b[0] - a[0]) * (corner[1] - a[1]) - (corner[0] - a[0]) * (b[1] - a[1]);
}

/** Do two edges have any point in common? */
export function meet(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const [abc, abd] = [side(a, b, c), side(a, b, d)];
  const [cda, cdb] = [side(c, d, a), side(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

/** Of a corner on the line: does it lie within the edge's box? */
function between(a: Corner, b: Corner, corner: Corner): boolean {
  return (
    corner[0] >= Math.min(a[0], b[0]) &&
    corner[0] <= Math.max(a[0], b[0]) &&
    corner[1] >= Math.min(a[1], b[1]) &&
    corner[1] <= Math.max(a[1], b[1])
  );
}

/** Where on a → b (0…1) the place nearest to the corner lies, and how far that is, in steps of the lattice. */
export function nearestOn(a: Corner, b: Corner, corner: Corner): { readonly share: number; readonly steps: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((corner[0] - a[0]) * dx + (corner[1] - a[1]) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return { share, steps: Math.hypot(a[0] + share * dx - corner[0], a[1] + share * dy - corner[1]) };
}

export function edgesOf(ring: Corners): (readonly [Corner, Corner])[] {
  return ring.map((corner, i) => [corner, ring[(i + 1) % ring.length] ?? corner]);
}

/** Does the corner lie inside the ring? On its edge is neither. */
export function inside(ring: Corners, [x, y]: Corner): boolean {
  let odd = false;
  for (const [a, b] of edgesOf(ring)) {
    if (a[1] > y === b[1] > y) continue;
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    if (side(low, high, [x, y]) > 0) odd = !odd;
  }
  return odd;
}
