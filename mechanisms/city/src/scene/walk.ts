import type { Point } from '../district/mesh.js';
import { between, type Direction, direction, length } from './plane.js';

export interface Place {
  readonly point: Point;
  /** Where the line goes on from here. */
  readonly ahead: Direction;
}

export function metresOf(points: readonly Point[]): number {
  return points.slice(1).reduce((sum, point, i) => sum + length(points[i] ?? point, point), 0);
}

/** The place so many metres along a line; its ends where the line is shorter. */
export function placeAlong(points: readonly Point[], metres: number): Place {
  let rest = Math.max(0, metres);
  for (const [i, a] of points.entries()) {
    const b = points[i + 1];
    if (!b) break;
    const each = length(a, b);
    if (rest <= each || i === points.length - 2) {
      return { point: between(a, b, each === 0 ? 0 : Math.min(1, rest / each)), ahead: direction(a, b) };
    }
    rest -= each;
  }
  throw new Error('a line has two points or more');
}

/** Metres at which a line is parted evenly, about `every` metres apart, without its ends. */
export function placesEvery(metres: number, every: number): number[] {
  const parts = Math.max(1, Math.round(metres / every));
  return Array.from({ length: parts - 1 }, (_, i) => (metres * (i + 1)) / parts);
}
