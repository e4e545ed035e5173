import type { Random } from '../random.js';
import { area, areaBefore, clip, type Line, type Mesh, type Point, type Ring, toPlane } from './mesh.js';

/** Where each middle is the nearest one, within an outline: Voronoi cells, as rings of the mesh. */
export function nearest(mesh: Mesh, outline: readonly Point[], middles: readonly Point[]): Ring[] {
  return middles.map((middle) => {
    let cell = [...outline];
    for (const other of middles) if (other !== middle) cell = clip(cell, halfway(middle, other));
    return cell.map((point) => mesh.corner(point));
  });
}

/** The line half way between two points, with the first one before it. */
function halfway(a: Point, b: Point): Line {
  const length = Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
  const nx = (b.x - a.x) / length;
  const ny = (b.y - a.y) / length;
  return { nx, ny, offset: (nx * (a.x + b.x) + ny * (a.y + b.y)) / 2 };
}

/**
 * Cuts a convex ring into as many pieces, of sizes like the weights, always across its longer direction: what comes
 * out looks like blocks between streets.
 * @param turn how far, in radians, a cut may lean.
 */
export function subdivide(mesh: Mesh, ring: Ring, weights: readonly number[], turn: number, rng: Random): Ring[] {
  if (weights.length <= 1) return [ring];
  const half = Math.floor(weights.length / 2);
  const [first, second] = [weights.slice(0, half), weights.slice(half)];
  const share = sum(first) / (sum(first) + sum(second));
  const [before, behind] = mesh.cut(ring, cutAt(mesh.points(mesh.full(ring)), share, rng.between(-turn, turn)));
  return [...subdivide(mesh, before, first, turn, rng), ...subdivide(mesh, behind, second, turn, rng)];
}

/** The line across a polygon's longer direction that leaves a share of its area before it. */
function cutAt(points: readonly Point[], share: number, lean: number): Line {
  const { nx, ny } = turned(longerDirection(points), lean);
  const along = points.map((point) => nx * point.x + ny * point.y);
  let low = Math.min(...along);
  let high = Math.max(...along);
  const wanted = area(points) * share;
  for (let i = 0; i < 24; i++) {
    const offset = (low + high) / 2;
    if (areaBefore(points, { nx, ny, offset }) < wanted) low = offset;
    else high = offset;
  }
  return { nx, ny, offset: (low + high) / 2 };
}

/** Of 36 directions the one in which the polygon is longest, by the spread of its second moments. */
function longerDirection(points: readonly Point[]): { nx: number; ny: number } {
  const moments = secondMoments(points);
  let best = { nx: 1, ny: 0 };
  let most = -1;
  for (const { nx, ny } of DIRECTIONS) {
    const spread = nx * nx * moments.xx + 2 * nx * ny * moments.xy + ny * ny * moments.yy;
    if (spread > most) {
      most = spread;
      best = { nx, ny };
    }
  }
  return best;
}

/** Every 5°, by the half-angle formulas' rational points: no cosine, whose last digit may differ between engines. */
const DIRECTIONS = Array.from({ length: 36 }, (_, i) => {
  const t = -1 + i / 18;
  return { nx: (1 - t * t) / (1 + t * t), ny: (2 * t) / (1 + t * t) };
});

function turned({ nx, ny }: { nx: number; ny: number }, angle: number): { nx: number; ny: number } {
  const length = Math.sqrt(1 + angle * angle);
  return { nx: (nx - angle * ny) / length, ny: (ny + angle * nx) / length };
}

function secondMoments(points: readonly Point[]): { xx: number; xy: number; yy: number } {
  const middle = centroid(points);
  let [xx, xy, yy] = [0, 0, 0];
  for (const [i, from] of points.entries()) {
    const to = points[(i + 1) % points.length] ?? from;
    const [ax, ay] = [from.x - middle.x, from.y - middle.y];
    const [bx, by] = [to.x - middle.x, to.y - middle.y];
    const cross = ax * by - bx * ay;
    xx += cross * (ax * ax + ax * bx + bx * bx);
    yy += cross * (ay * ay + ay * by + by * by);
    xy += (cross * (2 * ax * ay + ax * by + bx * ay + 2 * bx * by)) / 2;
  }
  return { xx, xy, yy };
}

export function centroid(points: readonly Point[]): Point {
  const [origin] = points;
  if (!origin) throw new Error('a polygon without corners has no middle');
  let [x, y, twice] = [0, 0, 0];
  for (const [i, from] of points.entries()) {
    const to = points[(i + 1) % points.length] ?? from;
    const [ax, ay] = [from.x - origin.x, from.y - origin.y];
    const [bx, by] = [to.x - origin.x, to.y - origin.y];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += cross * (ax + bx);
    y += cross * (ay + by);
  }
  return { x: origin.x + x / (3 * twice), y: origin.y + y / (3 * twice) };
}

export function outlinePoints(outline: readonly (readonly [lon: number, lat: number])[]): Point[] {
  return outline.map(([lon, lat]) => toPlane(lon, lat));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
