import type { Point } from '../district/mesh.js';

/** Whether two closed rings have ground in common: an edge of one crosses the other, or one lies in the other. */
export function overlap(one: readonly Point[], other: readonly Point[]): boolean {
  for (const [i, a] of one.entries()) {
    const b = one[i + 1];
    if (!b) break;
    for (const [j, c] of other.entries()) {
      const d = other[j + 1];
      if (d && crosses(a, b, c, d)) return true;
    }
  }
  const [first, second] = [one[0], other[0]];
  return (first !== undefined && isIn(other, first)) || (second !== undefined && isIn(one, second));
}

function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(a: Point, b: Point, p: Point): number {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

function isIn(ring: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  for (const [i, a] of ring.entries()) {
    const b = ring[i + 1] ?? a;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}
