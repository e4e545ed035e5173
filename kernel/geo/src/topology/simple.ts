import { type Corner, type Corners, edgesOf, meet, type Polygons, same, side, twiceArea } from './lattice.js';

/** Is the whole without a crossing or a touch of its own edges, each ring turning as it should? */
export function isSimple(polygons: Polygons): boolean {
  const rings = polygons.flat();
  return (
    polygons.length > 0 &&
    rings.every((ring) => ring.length >= 3 && twiceArea(ring) !== 0) &&
    !crossesAnywhere(rings, () => true)
  );
}

/** Does an edge that has one of the corners as its end meet any edge of the rings, beyond the corners that they share? */
export function crossesAt(polygons: Polygons, corners: readonly Corner[]): boolean {
  return crossesAnywhere(polygons.flat(), (a, b) => corners.some((corner) => same(a, corner) || same(b, corner)));
}

function crossesAnywhere(rings: readonly Corners[], concerns: (a: Corner, b: Corner) => boolean): boolean {
  const edges = rings.flatMap((ring, of) => edgesOf(ring).map(([a, b], at) => ({ a, b, of, at, count: ring.length })));
  const asked = edges.filter(({ a, b }) => concerns(a, b));
  const turn = new Map(asked.map((edge, i) => [edge, i]));
  return asked.some((edge, i) =>
    edges.some((other) => {
      // Of two edges that are both asked for, one asking is enough.
      if ((turn.get(other) ?? Infinity) <= i) return false;
      const follows = other.of === edge.of && other.at === (edge.at + 1) % edge.count;
      const precedes = other.of === edge.of && edge.at === (other.at + 1) % edge.count;
      if (follows && precedes) return true;
      if (follows) return turnsBack(edge.a, edge.b, other.b);
      if (precedes) return turnsBack(other.a, other.b, edge.b);
      return apart(edge.a, edge.b, other.a, other.b) ? false : meet(edge.a, edge.b, other.a, other.b);
    }),
  );
}

/** Two edges that follow one another have the corner between them in common, and must have nothing else. */
function turnsBack(a: Corner, b: Corner, c: Corner): boolean {
  if (side(a, b, c) !== 0) return false;
  return (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0;
}

function apart(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  return (
    Math.max(a[0], b[0]) < Math.min(c[0], d[0]) ||
    Math.max(c[0], d[0]) < Math.min(a[0], b[0]) ||
    Math.max(a[1], b[1]) < Math.min(c[1], d[1]) ||
    Math.max(c[1], d[1]) < Math.min(a[1], b[1])
  );
}
