import type { Position, Shape } from '../contains.js';
import {
  type Corner,
  type Corners,
  edgesOf,
  keyOf,
  nearestOn,
  type Polygons,
  polygonsOf,
  same,
  shapeOf,
  toCorner,
  twiceArea,
  withoutRepeats,
} from './lattice.js';
import { crossesAt } from './simple.js';

/** Shapes by the ids of their areas, of all levels that share corners: what is moved in one moves in all. */
export type Shapes = ReadonlyMap<string, Shape>;

/**
 * Why an edit is not made. `crosses`: an edge would cross another one of the area `id`. `too-few`: fewer than three
 * corners would be left. `junction`: edges of several areas meet in the corner. `no-corner`, `no-edge`: there is none at
 * the place. `no-cut`: the line does not cross the area from edge to edge, just once. `holes`: it crosses a hole.
 * `not-neighbours`: the two have no edge in common.
 */
export type Refusal =
  | 'crosses'
  | 'too-few'
  | 'junction'
  | 'no-corner'
  | 'no-edge'
  | 'no-cut'
  | 'holes'
  | 'not-neighbours';

export type Edit =
  | { readonly ok: true; readonly shapes: Shapes; readonly changed: readonly string[] }
  | { readonly ok: false; readonly why: Refusal; readonly id?: string };

export type Drafts = Map<string, Polygons>;

export const refuse = (why: Refusal, id?: string): Edit =>
  id === undefined ? { ok: false, why } : { ok: false, why, id };

/** How near (in steps of the lattice, about a centimetre) a corner must lie to an edge to be on it. */
const ON_EDGE_STEPS = 2;

/** Moves a corner, in all areas that have it. Shared corners stay shared; areas that only have an edge through it get it first. */
export function moveCorner(shapes: Shapes, from: Position, to: Position): Edit {
  const [was, is] = [toCorner(from), toCorner(to)];
  const drafts = withCorner(shapes, was);
  if (!hasCorner(shapes, was)) return refuse('no-corner');
  if (same(was, is)) return { ok: true, shapes, changed: [] };
  const moved: Drafts = new Map();
  for (const [id, polygons] of drafts) {
    moved.set(
      id,
      polygons.map((polygon) =>
        polygon.map((ring) => withoutRepeats(ring.map((corner) => (same(corner, was) ? is : corner)))),
      ),
    );
  }
  // Set down on another area's edge, it belongs to that edge too.
  const rest = new Map([...shapes].filter(([id]) => !moved.has(id)));
  for (const [id, polygons] of withCorner(rest, is)) moved.set(id, polygons);
  return checked(shapes, moved, [is]);
}

/** Puts a corner on an edge, in all areas that share the edge. */
export function addCorner(shapes: Shapes, at: Position): Edit {
  const corner = toCorner(at);
  if (hasCorner(shapes, corner)) return { ok: true, shapes, changed: [] };
  const drafts = withCorner(shapes, corner);
  return drafts.size === 0 ? refuse('no-edge') : checked(shapes, drafts, [corner]);
}

/** Takes a corner out where it only bends an edge that areas share; where edges part it must stay. */
export function removeCorner(shapes: Shapes, at: Position): Edit {
  const corner = toCorner(at);
  if (!hasCorner(shapes, corner)) return refuse('no-corner');
  const drafts: Drafts = new Map();
  const ends = new Map<string, Corner>();
  for (const [id, polygons] of withCorner(shapes, corner)) {
    for (const ring of polygons.flat()) {
      const i = ring.findIndex((each) => same(each, corner));
      if (i < 0) continue;
      if (ring.length <= 3) return refuse('too-few', id);
      for (const end of [ring.at(i - 1), ring[(i + 1) % ring.length]]) if (end !== undefined) ends.set(keyOf(end), end);
    }
    drafts.set(
      id,
      polygons.map((polygon) => polygon.map((ring) => ring.filter((each) => !same(each, corner)))),
    );
  }
  return ends.size > 2 ? refuse('junction') : checked(shapes, drafts, [...ends.values()]);
}

/** The shapes with what was drafted in their places, if no drafted one crosses itself or turns over. */
export function checked(shapes: Shapes, drafts: Drafts, corners: readonly Corner[]): Edit {
  for (const [id, polygons] of drafts) {
    if (polygons.flat().some((ring) => ring.length < 3)) return refuse('too-few', id);
    const before = shapes.get(id);
    if (before !== undefined && turnedOver(polygonsOf(before), polygons)) return refuse('crosses', id);
    if (crossesAt(polygons, corners)) return refuse('crosses', id);
  }
  return { ok: true, shapes: replaced(shapes, drafts), changed: [...drafts.keys()] };
}

export function replaced(shapes: Shapes, drafts: Drafts): Shapes {
  return new Map([...shapes, ...[...drafts].map(([id, polygons]) => [id, shapeOf(polygons)] as const)]);
}

function turnedOver(before: Polygons, after: Polygons): boolean {
  const turns = (polygons: Polygons) => polygons.flat().map((ring) => Math.sign(twiceArea(ring)));
  const [were, are] = [turns(before), turns(after)];
  return are.some((turn, i) => turn !== were[i]);
}

export function hasCorner(shapes: Shapes, corner: Corner): boolean {
  for (const shape of shapes.values()) {
    if (polygonsOf(shape).some((polygon) => polygon.some((ring) => ring.some((each) => same(each, corner)))))
      return true;
  }
  return false;
}

/** The areas that have the corner, or an edge through it: these with the corner put in. */
export function withCorner(shapes: Shapes, corner: Corner): Drafts {
  const found: Drafts = new Map();
  for (const [id, shape] of shapes) {
    const polygons = polygonsOf(shape);
    const rings = polygons.flat();
    if (!rings.some((ring) => touches(ring, corner))) continue;
    found.set(
      id,
      polygons.map((polygon) => polygon.map((ring) => putIn(ring, corner))),
    );
  }
  return found;
}

function touches(ring: Corners, corner: Corner): boolean {
  return edgesOf(ring).some(([a, b]) => onEdge(a, b, corner));
}

/** The ring with the corner on its edge; as it is where it has it already, or where the corner lies elsewhere. */
function putIn(ring: Corners, corner: Corner): Corners {
  if (ring.some((each) => same(each, corner))) return ring;
  return edgesOf(ring).flatMap(([a, b]) => (onEdge(a, b, corner) ? [a, corner] : [a]));
}

function onEdge(a: Corner, b: Corner, corner: Corner): boolean {
  const reach = ON_EDGE_STEPS;
  if (corner[0] < Math.min(a[0], b[0]) - reach || corner[0] > Math.max(a[0], b[0]) + reach) return false;
  if (corner[1] < Math.min(a[1], b[1]) - reach || corner[1] > Math.max(a[1], b[1]) + reach) return false;
  return nearestOn(a, b, corner).steps <= reach;
}
