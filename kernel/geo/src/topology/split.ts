import type { Position } from '../contains.js';
import {
  type Corner,
  type Corners,
  edgesOf,
  inside,
  keyOf,
  meet,
  nearestOn,
  type Polygons,
  polygonsOf,
  same,
  side,
  toCorner,
  twiceArea,
  withoutRepeats,
} from './lattice.js';
import { type Drafts, type Edit, refuse, replaced, type Shapes, withCorner } from './partition.js';
import { isSimple } from './simple.js';

/** A cut that ends as near as this to a corner (in steps of the lattice: about half a metre) ends in the corner. */
const TO_CORNER_STEPS = 50;

/**
 * Cuts an area in two along a line of two or more places, which begins and ends at its edge or outside. The larger part
 * keeps the id. Neighbours and the areas above get the cut's ends as corners.
 */
export function splitArea(shapes: Shapes, id: string, line: readonly Position[], newId: string): Edit {
  const shape = shapes.get(id);
  if (shape === undefined) return refuse('no-cut', id);
  const path = withoutTwice(line.map(toCorner));
  const polygons = polygonsOf(shape);
  const cuts = polygons.flatMap(([outer = []], of) => {
    const cut = cutThrough(outer, path);
    return cut === null ? [] : [{ of, cut }];
  });
  const [only, ...more] = cuts;
  if (only === undefined || more.length > 0) return refuse('no-cut', id);
  let noded = shapes;
  for (const end of [only.cut.at(0), only.cut.at(-1)]) {
    if (end !== undefined) noded = replaced(noded, withCorner(noded, end));
  }
  const now = noded.get(id);
  const [outer = [], ...holes] = (now === undefined ? [] : polygonsOf(now))[only.of] ?? [];
  if (holes.some((hole) => crosses(hole, only.cut))) return refuse('holes', id);
  const parts = halves(outer, only.cut);
  if (parts === null) return refuse('no-cut', id);
  const [larger, smaller] = [...parts].sort((a, b) => Math.abs(twiceArea(b)) - Math.abs(twiceArea(a))) as [
    Corners,
    Corners,
  ];
  const within = (ring: Corners) => holes.filter((hole) => hole[0] !== undefined && inside(ring, hole[0]));
  const kept: Polygons = [...polygons.filter((_, i) => i !== only.of), [larger, ...within(larger)]];
  const split: Polygons = [[smaller, ...within(smaller)]];
  if (!isSimple(split) || !isSimple([[larger, ...within(larger)]])) return refuse('crosses', id);
  const drafts: Drafts = new Map([
    [id, kept],
    [newId, split],
  ]);
  const result = replaced(noded, drafts);
  const changed = [...result].filter(([each, made]) => shapes.get(each) !== made).map(([each]) => each);
  return { ok: true, shapes: result, changed };
}

/** The stretch of the path from one crossing of the ring to the next, ends on the ring; null where it crosses otherwise. */
function cutThrough(ring: Corners, path: Corners): Corners | null {
  const ended = path.map((corner, i) => (i === 0 || i === path.length - 1 ? drawnTo(ring, corner) : corner));
  const hits: { readonly segment: number; readonly along: number; readonly at: Corner }[] = [];
  for (let i = 1; i < ended.length; i++) {
    const [a, b] = [ended[i - 1], ended[i]];
    if (a === undefined || b === undefined) continue;
    for (const [c, d] of edgesOf(ring)) {
      const at = crossing(a, b, c, d);
      if (at !== null) hits.push({ segment: i, along: nearestOn(a, b, at).share, at: snapped(ring, at) });
    }
  }
  hits.sort((a, b) => a.segment - b.segment || a.along - b.along);
  const apart = hits.filter(({ at }, i) => hits.findIndex((other) => same(other.at, at)) === i);
  const [first, last, ...more] = apart;
  if (first === undefined || last === undefined || more.length > 0) return null;
  return withoutTwice([first.at, ...ended.slice(first.segment, last.segment), last.at]);
}

/** An end that lies within the ring is drawn to the nearest place of its edge. */
function drawnTo(ring: Corners, corner: Corner): Corner {
  if (!inside(ring, corner)) return corner;
  let best: { readonly steps: number; readonly at: Corner } = { steps: Infinity, at: corner };
  for (const [a, b] of edgesOf(ring)) {
    const { share, steps } = nearestOn(a, b, corner);
    if (steps < best.steps) best = { steps, at: between(a, b, share) };
  }
  return snapped(ring, best.at);
}

function snapped(ring: Corners, at: Corner): Corner {
  const near = ring.filter((corner) => Math.hypot(corner[0] - at[0], corner[1] - at[1]) <= TO_CORNER_STEPS);
  const far = (corner: Corner) => Math.hypot(corner[0] - at[0], corner[1] - at[1]);
  return near.sort((a, b) => far(a) - far(b))[0] ?? at;
}

function crossing(a: Corner, b: Corner, c: Corner, d: Corner): Corner | null {
  // An end that was rounded onto the edge counts as on it.
  for (const end of [a, b]) if (nearestOn(c, d, end).steps <= 1) return end;
  if (!meet(a, b, c, d)) return null;
  const [from, to] = [side(c, d, a), side(c, d, b)];
  if (from === to) return null;
  return between(a, b, from / (from - to));
}

const between = (a: Corner, b: Corner, share: number): Corner => [
  Math.round(a[0] + share * (b[0] - a[0])),
  Math.round(a[1] + share * (b[1] - a[1])),
];

function crosses(ring: Corners, path: Corners): boolean {
  return path.some((corner, i) => {
    const before = path[i - 1];
    return before !== undefined && edgesOf(ring).some(([a, b]) => meet(before, corner, a, b));
  });
}

/** The two rings on either side of a cut that begins and ends in corners of the ring. */
function halves(ring: Corners, cut: Corners): readonly [Corners, Corners] | null {
  const place = new Map(ring.map((corner, i) => [keyOf(corner), i]));
  const [first, last] = [cut.at(0), cut.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [place.get(keyOf(first)), place.get(keyOf(last))];
  if (from === undefined || to === undefined || from === to) return null;
  const walk = (start: number, end: number): Corners =>
    start <= end ? ring.slice(start, end + 1) : [...ring.slice(start), ...ring.slice(0, end + 1)];
  const inner = cut.slice(1, -1);
  return [withoutRepeats([...walk(from, to), ...inner.toReversed()]), withoutRepeats([...walk(to, from), ...inner])];
}

function withoutTwice(path: Corners): Corners {
  return path.filter((corner, i) => i === 0 || !same(corner, path[i - 1] ?? corner));
}
