import Flatbush from 'flatbush';
import { orient2d } from 'robust-predicates';
import type { Position } from './contains.js';

/** An edge of a ring, with its neighbours' other ends, in a frame without a jump at ±180. */
export interface Edge {
  readonly ring: number;
  /** The position that it begins at, in its ring. */
  readonly at: number;
  readonly before: Position;
  readonly from: Position;
  readonly to: Position;
}

/**
 * How two edges meet: their rings go through each other there, only touch, or run along each other.
 * Neighbours in a ring do not meet where they join.
 */
export interface Meeting {
  readonly kind: 'cross' | 'touch' | 'along';
  readonly first: Edge;
  readonly second: Edge;
  readonly place: Position;
}

/** Below this many edges every pair is looked at. */
const FEW = 24;

/** All places where edges of rings meet other than at their joints. Exact but for the place of a crossing. */
export function meetings(rings: readonly (readonly Edge[])[]): Meeting[] {
  const edges = rings.flat();
  const found: Meeting[] = [];
  for (const [i, j] of pairs(edges)) {
    const [first, second] = [edges[i], edges[j]];
    if (first === undefined || second === undefined) continue;
    const meeting = meet(first, second) ?? begin(first, second) ?? begin(second, first);
    if (meeting !== null) found.push(meeting);
  }
  return found;
}

function* pairs(edges: readonly Edge[]): Generator<[number, number]> {
  if (edges.length <= FEW) {
    for (let i = 0; i < edges.length; i++) for (let j = i + 1; j < edges.length; j++) yield [i, j];
    return;
  }
  const boxes = edges.map(({ from, to }) => boxOf(from, to));
  const tree = new Flatbush(edges.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  for (const [i, box] of boxes.entries()) {
    for (const j of tree.search(...box, (index) => index > i)) yield [i, j];
  }
}

function boxOf(a: Position, b: Position): [number, number, number, number] {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

/** Both cross inside of both. */
function meet(first: Edge, second: Edge): Meeting | null {
  const [a, b] = [side(first, second.from), side(first, second.to)];
  if (a === 0 || b === 0 || a === b) return null;
  const [c, d] = [side(second, first.from), side(second, first.to)];
  if (c === 0 || d === 0 || c === d) return null;
  return { kind: 'cross', first, second, place: placeOf(first, second) };
}

/** `other` begins on `edge` (or where it begins). Its end is the beginning of the next edge, and looked at there. */
function begin(edge: Edge, other: Edge): Meeting | null {
  const place = other.from;
  if (equal(place, edge.to) || side(edge, place) !== 0 || !inBox(edge, place)) return null;
  const meeting = { first: edge, second: other, place };
  if (!equal(place, edge.from)) {
    const [before, after] = [side(edge, other.before), side(edge, other.to)];
    return { ...meeting, kind: before === 0 || after === 0 ? 'along' : before === after ? 'touch' : 'cross' };
  }
  // Both begin here: said once, by the earlier of the two.
  const rays = [edge.before, edge.to, other.before, other.to] as const;
  if (edge.at > other.at && edge.ring === other.ring) return null;
  if (sameRay(place, rays[0], rays[2]) || sameRay(place, rays[0], rays[3])) return { ...meeting, kind: 'along' };
  if (sameRay(place, rays[1], rays[2]) || sameRay(place, rays[1], rays[3])) return { ...meeting, kind: 'along' };
  const through = inSector(place, rays[0], rays[1], rays[2]) !== inSector(place, rays[0], rays[1], rays[3]);
  return { ...meeting, kind: through ? 'cross' : 'touch' };
}

/** Is the ray to `to` met when one turns counterclockwise from `start` to `end`? None of the three lie on one ray. */
function inSector(centre: Position, start: Position, end: Position, to: Position): boolean {
  const turn = left(centre, start, end);
  if (turn > 0) return left(centre, start, to) > 0 && left(centre, to, end) > 0;
  if (turn < 0) return !(left(centre, end, to) > 0 && left(centre, to, start) > 0);
  return left(centre, start, to) > 0;
}

function sameRay(centre: Position, a: Position, b: Position): boolean {
  return (
    left(centre, a, b) === 0 &&
    Math.sign(a[0] - centre[0]) === Math.sign(b[0] - centre[0]) &&
    Math.sign(a[1] - centre[1]) === Math.sign(b[1] - centre[1])
  );
}

/** Positive where `to` lies to the left of the ray from `centre` through `start`. */
function left(centre: Position, start: Position, to: Position): number {
  return -Math.sign(orient2d(centre[0], centre[1], start[0], start[1], to[0], to[1]));
}

function side(edge: Edge, place: Position): number {
  return left(edge.from, edge.to, place);
}

function inBox({ from, to }: Edge, [x, y]: Position): boolean {
  const [west, south, east, north] = boxOf(from, to);
  return x >= west && x <= east && y >= south && y <= north;
}

function placeOf({ from: a, to: b }: Edge, { from: c, to: d }: Edge): Position {
  const [x, y] = [b[0] - a[0], b[1] - a[1]];
  const cross = x * (d[1] - c[1]) - y * (d[0] - c[0]);
  const share = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / cross;
  return [a[0] + x * share, a[1] + y * share];
}

function equal(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
