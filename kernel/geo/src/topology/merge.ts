import {
  type Corner,
  type Corners,
  edgesOf,
  inside,
  keyOf,
  type Polygons,
  polygonsOf,
  side,
  twiceArea,
  withoutRepeats,
} from './lattice.js';
import { type Edit, refuse, replaced, type Shapes, withCorner } from './partition.js';
import { isSimple } from './simple.js';

/** Makes one area of two neighbours; the first one's id stays, the other's goes. Corners on their outer edges all stay. */
export function mergeAreas(shapes: Shapes, keep: string, other: string): Edit {
  const both: Shapes = new Map([...shapes].filter(([id]) => id === keep || id === other));
  const [a, b] = [both.get(keep), both.get(other)];
  if (a === undefined || b === undefined || keep === other) return refuse('not-neighbours', other);
  // A corner of one on an edge of the other would hide that they share the edge.
  let noded = both;
  for (const corner of [a, b].flatMap((shape) => polygonsOf(shape).flat(2))) {
    noded = replaced(noded, withCorner(noded, corner));
  }
  const edges = new Map<string, readonly [Corner, Corner]>();
  let shared = 0;
  for (const shape of noded.values()) {
    for (const [from, to] of polygonsOf(shape).flatMap(directed).flatMap(edgesOf)) {
      if (edges.delete(`${keyOf(to)} ${keyOf(from)}`)) shared += 1;
      else edges.set(`${keyOf(from)} ${keyOf(to)}`, [from, to]);
    }
  }
  if (shared === 0) return refuse('not-neighbours', other);
  const polygons = polygonsFrom(rings([...edges.values()]));
  if (polygons === null || !isSimple(polygons)) return refuse('crosses', keep);
  const rest: Shapes = new Map([...shapes].filter(([id]) => id !== other));
  return { ok: true, shapes: replaced(rest, new Map([[keep, polygons]])), changed: [keep] };
}

/** Outer rings to the left, holes to the right: so that neighbours walk their common edge in opposite directions. */
function directed([outer = [], ...holes]: readonly Corners[]): Corners[] {
  const turned = (ring: Corners, left: boolean) => (twiceArea(ring) > 0 === left ? ring : ring.toReversed());
  return [turned(outer, true), ...holes.map((hole) => turned(hole, false))];
}

/** Chains edges to rings; where several go on, the one that turns most to the right, so that no ring touches itself. */
function rings(edges: readonly (readonly [Corner, Corner])[]): Corners[] {
  const next = new Map<string, (readonly [Corner, Corner])[]>();
  for (const edge of edges) next.set(keyOf(edge[0]), [...(next.get(keyOf(edge[0])) ?? []), edge]);
  const found: Corners[] = [];
  for (;;) {
    const [start] = [...next.values()].flat();
    if (start === undefined) return found;
    const ring: Corner[] = [];
    let edge: readonly [Corner, Corner] | undefined = start;
    while (edge !== undefined) {
      const [from, to]: readonly [Corner, Corner] = edge;
      ring.push(from);
      const left: (readonly [Corner, Corner])[] = (next.get(keyOf(from)) ?? []).filter((each) => each !== edge);
      if (left.length === 0) next.delete(keyOf(from));
      else next.set(keyOf(from), left);
      if (keyOf(to) === keyOf(start[0])) break;
      edge = [...(next.get(keyOf(to)) ?? [])].sort((a, b) => turn(from, to, a[1]) - turn(from, to, b[1]))[0];
    }
    found.push(withoutRepeats(ring));
  }
}

/** How far a way turns to the left at `at`, from −π (back, to the right) to π. */
function turn(from: Corner, at: Corner, to: Corner): number {
  const along = (at[0] - from[0]) * (to[0] - at[0]) + (at[1] - from[1]) * (to[1] - at[1]);
  return Math.atan2(side(from, at, to), along);
}

/** Each hole in the outer ring that holds it; null where a ring is nothing's hole. */
function polygonsFrom(found: readonly Corners[]): Polygons | null {
  const outer = found.filter((ring) => twiceArea(ring) > 0);
  const polygons = outer.map((ring) => [ring]);
  for (const hole of found.filter((ring) => twiceArea(ring) <= 0)) {
    const holder = polygons.find(([ring = []]) => hole.some((corner) => inside(ring, corner)));
    if (holder === undefined) return null;
    holder.push(hole);
  }
  return polygons;
}
