import type { Position } from '../district/geojson.js';
import { clip, type Line, type Point } from '../district/mesh.js';
import { outlinePoints } from '../district/subdivide.js';
import { edgeLine } from './plane.js';

/** From the outline inwards, in metres: where the water ends, and where the road along the river has its middle. */
export const BANK = 44;
export const RIVER_ROAD = 92;

/**
 * The northern edges of the outline, in its order (from east to west): the Yellow River flows along them, and the
 * outline is the line that its middle takes.
 */
export function riverLines(outline: readonly Position[]): Line[] {
  const points = outlinePoints(outline);
  const lines = points.map((a, i) => edgeLine(a, points[(i + 1) % points.length] ?? a));
  return lines.filter(({ ny }) => ny > 0.5);
}

export function inwards(lines: readonly Line[], metres: number): Line[] {
  return lines.map(({ nx, ny, offset }) => ({ nx, ny, offset: offset - metres }));
}

/** How far a point is from the river's middle; Infinity without a river. */
export function fromRiver(lines: readonly Line[], { x, y }: Point): number {
  return Math.min(...lines.map(({ nx, ny, offset }) => offset - nx * x - ny * y), Number.POSITIVE_INFINITY);
}

/**
 * The part of a convex ring that lies between two distances from the river: a band that follows the river's bends.
 * Empty where the ring has none of it.
 */
export function riverBand(ring: readonly Point[], lines: readonly Line[], from: number, to: number): Point[] {
  const outer = clipped(ring, inwards(lines, from));
  const inner = clipped(outer, inwards(lines, to));
  if (outer.length < 3) return [];
  const wet = runOf(outer, (point) => fromRiver(lines, point) < to - 0.01);
  if (wet.length === 0) return [];
  if (inner.length < 3) return outer;
  const shore = runOf(inner, (point) => fromRiver(lines, point) < to + 0.01);
  return [...shore.slice(0, 1), ...wet, ...shore.slice(1).reverse()];
}

function clipped(ring: readonly Point[], lines: readonly Line[]): Point[] {
  let rest = [...ring];
  for (const line of lines) if (rest.length > 2) rest = clip(rest, line);
  return rest;
}

/** The corners that fit, as they follow each other round the ring. */
function runOf(ring: readonly Point[], fits: (point: Point) => boolean): Point[] {
  const start = ring.findIndex((point, i) => fits(point) && !fits(ring.at(i - 1) ?? point));
  if (start < 0) return ring.every(fits) ? [...ring] : [];
  const turned = [...ring.slice(start), ...ring.slice(0, start)];
  const end = turned.findIndex((point) => !fits(point));
  return end < 0 ? turned : turned.slice(0, end);
}
