import type { Polygon, Position } from '../district/geojson.js';
import { clip, type Line, type Point, toFinePosition } from '../district/mesh.js';
import type { LineString } from './sample.js';

/** A direction of length 1. */
export type Direction = Point;

export function length(a: Point, b: Point): number {
  return Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
}

/** From one point to another; east where both are one. */
export function direction(a: Point, b: Point): Direction {
  const metres = length(a, b);
  return metres === 0 ? { x: 1, y: 0 } : { x: (b.x - a.x) / metres, y: (b.y - a.y) / metres };
}

/** A quarter turn to the left. */
export function left({ x, y }: Direction): Direction {
  return { x: -y, y: x };
}

export function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y;
}

/** So far ahead in a direction and so far to its left. */
export function moved(from: Point, ahead: Direction, along: number, aside = 0): Point {
  return { x: from.x + ahead.x * along - ahead.y * aside, y: from.y + ahead.y * along + ahead.x * aside };
}

export function between(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}

/** How far a point is from a segment. */
export function fromSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared;
  return length(point, between(a, b, Math.min(1, Math.max(0, share))));
}

/** The line through a counter-clockwise ring's edge, moved inwards; the ring is before it. */
export function edgeLine(a: Point, b: Point, inwards = 0): Line {
  const { x, y } = direction(a, b);
  return { nx: y, ny: -x, offset: y * a.x - x * a.y - inwards };
}

/** A convex counter-clockwise ring with each edge moved inwards; empty where nothing is left. */
export function inset(ring: readonly Point[], metres: (edge: number) => number): Point[] {
  let rest = [...ring];
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (rest.length > 2) rest = clip(rest, edgeLine(a, b, metres(i)));
  }
  return rest.length > 2 ? rest : [];
}

/** Whether a convex counter-clockwise ring has a point at least so far inside. */
export function isWithin(ring: readonly Point[], point: Point, margin = 0): boolean {
  if (ring.length < 3) return false;
  return ring.every((a, i) => {
    const { nx, ny, offset } = edgeLine(a, ring[(i + 1) % ring.length] ?? a, margin);
    return nx * point.x + ny * point.y <= offset;
  });
}

export function polygon(ring: readonly Point[]): Polygon {
  const positions: Position[] = [];
  for (const point of ring) {
    const position = toFinePosition(point);
    const last = positions.at(-1);
    if (!last || last[0] !== position[0] || last[1] !== position[1]) positions.push(position);
  }
  const [first] = positions;
  const last = positions.at(-1);
  if (first && last && (positions.length === 1 || first[0] !== last[0] || first[1] !== last[1])) positions.push(first);
  return { type: 'Polygon', coordinates: [positions] };
}

export function line(points: readonly Point[]): LineString {
  return { type: 'LineString', coordinates: points.map(toFinePosition) };
}

/** To the centimetre. */
export function centimetres(metres: number): number {
  return Math.round(metres * 100) / 100;
}
