import type { Position } from '../contains.js';
import { metresBetween } from '../distance.js';
import { type Corner, edgesOf, nearestOn, polygonsOf, same, toCorner, toPosition } from './lattice.js';
import type { Shapes } from './partition.js';

export interface Snapped {
  readonly at: Position;
  readonly to: 'corner' | 'edge';
}

/** The nearest corner within so many metres, else the nearest place on an edge; null: nothing is near. */
export function snap(shapes: Shapes, place: Position, metres: number, except?: Position): Snapped | null {
  const corner = toCorner(place);
  const skip = except === undefined ? null : toCorner(except);
  // Edges that end in the corner that is moved move along: nothing to hold on to.
  const edges = [...shapes.values()]
    .flatMap((shape) => polygonsOf(shape).flat())
    .flatMap(edgesOf)
    .filter(([a, b]) => skip === null || !(same(a, skip) || same(b, skip)));
  const corners = edges.flat();
  const near = (at: Corner) => metresBetween(place[0], place[1], ...toPosition(at));
  const best = nearest(corners, near);
  if (best !== null && near(best) <= metres) return { at: toPosition(best), to: 'corner' };
  const on = nearest(
    edges.map(([a, b]) => {
      const { share } = nearestOn(a, b, corner);
      return [Math.round(a[0] + share * (b[0] - a[0])), Math.round(a[1] + share * (b[1] - a[1]))] as const;
    }),
    near,
  );
  return on !== null && near(on) <= metres ? { at: toPosition(on), to: 'edge' } : null;
}

function nearest(corners: readonly Corner[], far: (corner: Corner) => number): Corner | null {
  let best: { readonly corner: Corner; readonly far: number } | null = null;
  for (const corner of corners) {
    const is = far(corner);
    if (best === null || is < best.far) best = { corner, far: is };
  }
  return best?.corner ?? null;
}
