import { areaOf, signedArea } from './area.js';
import { type Polygon, type Position, polygonsOf, type Ring, type Shape } from './contains.js';
import { type Corner, Cutter, type Direction, type Piece } from './cut.js';

const METRES_PER_DEGREE = 111_320;

/**
 * Cells of about so many square metres, by straight cuts across the longer way. Cells that touch have every position of their common
 * edge in common, so a point inside belongs to exactly one of them, to the digit; along the outline new positions lie
 * on the old edges as nearly as numbers allow (nanometres). The cells' areas sum up to the whole's.
 *
 * @param shape without rings that cross themselves or each other (`checkShape` says so)
 */
export function divide(shape: Shape, squareMetres: number): Shape[] {
  if (!(squareMetres > 0)) throw new RangeError(`Cells must be larger than ${squareMetres} m²: give their size.`);
  return polygonsOf(shape).flatMap((polygon) => dividePolygon(polygon, squareMetres));
}

function dividePolygon(polygon: Polygon, squareMetres: number): Shape[] {
  const origin = polygon[0]?.[0];
  if (origin === undefined) return [];
  const cutter = new Cutter(origin, METRES_PER_DEGREE);
  const whole: Piece = polygon.map((ring, i) => {
    const open = ring.slice(0, -1).filter((position, at, all) => !same(position, all[at - 1] ?? all.at(-1)));
    const turned = signedArea(ring) > 0 === (i === 0) ? open : open.toReversed();
    return turned.map((position) => cutter.corner(position));
  });
  const done: Piece[] = [];
  const waiting = [whole];
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    const cells = Math.round(areaOf(shapeOf(piece)) / squareMetres);
    const parts = cells < 2 ? [] : halves(cutter, cutter.whole(piece), cells);
    if (parts.length < 2) done.push(piece);
    else waiting.push(...parts);
  }
  return done.map((piece) => shapeOf(cutter.whole(piece)));
}

/** The piece in two, as many cells on one side as on the other (or one more): across the longer way if that leaves it in two. */
function halves(cutter: Cutter, piece: Piece, cells: number): Piece[] {
  const share = Math.floor(cells / 2) / cells;
  const [along, across] = axes(hull(piece[0] ?? []));
  const first = cutter.cut(piece, along, share);
  if (first.length === 2) return first;
  const second = cutter.cut(piece, across, share);
  if (second.length >= 2 && (first.length < 2 || second.length < first.length)) return second;
  return first;
}

/** The directions of the smallest rectangle round a convex ring, the longer first: one of its sides lies on an edge. */
function axes(ring: readonly Corner[]): [Direction, Direction] {
  let best: { size: number; axes: [Direction, Direction] } = { size: Infinity, axes: [EAST, NORTH] };
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
    if (a === undefined || b === undefined) continue;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    if (length === 0) continue;
    const u: Direction = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    const v: Direction = { x: -u.y, y: u.x };
    const [wide, high] = [extent(ring, u), extent(ring, v)];
    if (wide * high < best.size * (1 - 1e-9)) best = { size: wide * high, axes: wide >= high ? [u, v] : [v, u] };
  }
  return best.axes;
}

const EAST: Direction = { x: 1, y: 0 };
const NORTH: Direction = { x: 0, y: 1 };

/** The corners of the smallest convex ring round all, counterclockwise. */
function hull(corners: readonly Corner[]): Corner[] {
  const sorted = corners.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function chain(sorted: readonly Corner[]): Corner[] {
  const kept: Corner[] = [];
  for (const corner of sorted) {
    for (let [a, b] = kept.slice(-2); a !== undefined && b !== undefined; [a, b] = kept.slice(-2)) {
      if ((b.x - a.x) * (corner.y - a.y) - (b.y - a.y) * (corner.x - a.x) > 0) break;
      kept.pop();
    }
    kept.push(corner);
  }
  return kept.slice(0, -1);
}

function extent(ring: readonly Corner[], { x, y }: Direction): number {
  let [least, most] = [Infinity, -Infinity];
  for (const corner of ring) {
    const at = corner.x * x + corner.y * y;
    least = Math.min(least, at);
    most = Math.max(most, at);
  }
  return most - least;
}

function shapeOf(piece: Piece): Shape {
  const coordinates = piece.map((ring): Ring => {
    const positions = ring.map((corner) => corner.position);
    const [first] = positions;
    return first === undefined ? [] : [...positions, first];
  });
  return { type: 'Polygon', coordinates };
}

function same(a: Position, b: Position | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
