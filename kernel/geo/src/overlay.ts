import Flatbush from 'flatbush';
import { areaOf } from './area.js';
import { type Polygon, type Position, polygonsOf, type Shape } from './contains.js';
import { metresBetween } from './distance.js';
import { jump, wrapped } from './meridian.js';
import { Plane } from './plane.js';

/** A piece of ground that belongs to too few or too many. */
export interface Patch {
  readonly shape: Shape;
  readonly squareMetres: number;
  /** A position inside of it. */
  readonly at: Position;
}

export interface Overlap extends Patch {
  /** Which two of the parts, the lower first. */
  readonly parts: readonly [number, number];
}

export interface PatchLimits {
  /** Patches that are narrower on average are rounding, not ground. */
  readonly leastMetresWide?: number;
  readonly leastSquareMetres?: number;
}

type Box = readonly [west: number, south: number, east: number, north: number];

const LEAST_METRES_WIDE = 0.05;
const LEAST_SQUARE_METRES = 0.05;

/** Ground of the whole that no part covers, the largest first. Parts whose edges are the same leave none. */
export function findGaps(whole: Shape, parts: readonly Shape[], limits: PatchLimits = {}): Patch[] {
  const plane = new Plane([whole, ...parts]);
  const covered = parts.flatMap((part) => plane.paths(part));
  return patches(plane.difference(plane.paths(whole), covered), limits).sort(largestFirst);
}

/** Ground that two of the parts cover, the largest first; each connected piece for itself. */
export function findOverlaps(parts: readonly Shape[], limits: PatchLimits = {}): Overlap[] {
  if (parts.length < 2) return [];
  const plane = new Plane(parts);
  const boxes = parts.map((part) => boxOf(part));
  const paths = parts.map((part) => plane.paths(part));
  const tree = new Flatbush(parts.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  const found: Overlap[] = [];
  for (const [first, second] of suspects(tree, plane.doubled(paths.flat()), boxes)) {
    const common = plane.intersection(paths[first] ?? [], paths[second] ?? []);
    for (const patch of patches(common, limits)) found.push({ parts: [first, second], ...patch });
  }
  return found.sort((a, b) => largestFirst(a, b) || a.parts[0] - b.parts[0] || a.parts[1] - b.parts[1]);
}

/** Pairs of parts that may overlap: those whose boxes meet in the box of ground that is covered twice. */
function suspects(tree: Flatbush, doubled: readonly Polygon[], boxes: readonly Box[]): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  for (const polygon of doubled) {
    const box = boxOf({ type: 'Polygon', coordinates: polygon });
    const near = tree.search(...box).sort((a, b) => a - b);
    for (const [i, a] of near.entries()) {
      for (const b of near.slice(i + 1)) if (meet(boxes[a], boxes[b], box)) pairs.set(`${a} ${b}`, [a, b]);
    }
  }
  return [...pairs.values()];
}

function meet(...boxes: readonly (Box | undefined)[]): boolean {
  const most = (side: number) => boxes.reduce((edge, box) => Math.max(edge, box?.[side] ?? edge), -Infinity);
  const least = (side: number) => boxes.reduce((edge, box) => Math.min(edge, box?.[side] ?? edge), Infinity);
  return most(0) <= least(2) && most(1) <= least(3);
}

function patches(polygons: readonly Polygon[], limits: PatchLimits): Patch[] {
  const { leastMetresWide = LEAST_METRES_WIDE, leastSquareMetres = LEAST_SQUARE_METRES } = limits;
  return polygons.flatMap((polygon): Patch[] => {
    const shape: Shape = { type: 'Polygon', coordinates: polygon };
    const squareMetres = areaOf(shape);
    const wide = (2 * squareMetres) / metresRound(polygon);
    if (squareMetres < leastSquareMetres || wide < leastMetresWide) return [];
    return [{ shape, squareMetres, at: insideOf(polygon) }];
  });
}

function largestFirst(a: Patch, b: Patch): number {
  return b.squareMetres - a.squareMetres;
}

function metresRound(polygon: Polygon): number {
  let sum = 0;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a !== undefined && b !== undefined) sum += metresBetween(a[0], a[1], b[0], b[1]);
    }
  }
  return sum;
}

/** The middle of the longest stretch that lies inside on a parallel half way up. */
function insideOf(polygon: Polygon): Position {
  const origin = polygon[0]?.[0]?.[0] ?? 0;
  const flat = polygon.map((ring) => ring.map(([lon, lat]): Position => [lon + 360 * jump(origin, lon), lat]));
  const lats = [...new Set(flat.flat().map(([, lat]) => lat))].sort((a, b) => a - b);
  const half = Math.max(1, Math.floor(lats.length / 2));
  const lat = ((lats[half - 1] ?? 0) + (lats[half] ?? lats[half - 1] ?? 0)) / 2;
  const crossed: number[] = [];
  for (const ring of flat) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]];
      if (a === undefined || b === undefined || a[1] > lat === b[1] > lat) continue;
      crossed.push(a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]));
    }
  }
  crossed.sort((a, b) => a - b);
  let best: readonly [number, number] = [origin, origin];
  for (let i = 1; i < crossed.length; i += 2) {
    const [from, to] = [crossed[i - 1] ?? 0, crossed[i] ?? 0];
    if (to - from > best[1] - best[0]) best = [from, to];
  }
  return [wrapped((best[0] + best[1]) / 2), lat];
}

/** Where a shape reaches across ±180, all the way round. */
function boxOf(shape: Shape): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of polygonsOf(shape).flat(2)) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}
