import { checkShape, isUnreadable, type ShapeFault, type ShapeFaultKind, turnOf } from './check.js';
import type { Polygon, Position, Ring, Shape } from './contains.js';
import { Plane } from './plane.js';

export type Repair = 'closed' | 'repeats-dropped' | 'heights-dropped' | 'turned' | 'short-ring-dropped' | 'untangled';

export interface RepairOptions {
  /** Draws rings that cross or touch anew, with corners where they cross (rounded to a millimetre); it may become several polygons. */
  readonly untangle?: boolean;
}

export interface Repaired {
  /** Null where nothing can be read of it. */
  readonly shape: Shape | null;
  /** What was done, each once. */
  readonly done: readonly Repair[];
  /** What is still wrong: a person has to draw it anew (rings that cross, holes outside, numbers that are none). */
  readonly left: readonly ShapeFault[];
}

/**
 * Closes rings, drops repeated positions, heights and rings of no area, turns outer rings counterclockwise and holes clockwise
 * (RFC 7946). No position moves; and none is new unless rings are to be untangled: then they are drawn as they are read, by the
 * even-odd rule, holes taken away.
 */
export function repairShape(shape: unknown, { untangle = false }: RepairOptions = {}): Repaired {
  const faults = checkShape(shape);
  const lost = faults.filter((fault) => isUnreadable(fault) && fault.kind !== 'short' && fault.kind !== 'range');
  if (lost.length > 0) return { shape: null, done: [], left: faults };
  const done = new Set<Repair>();
  const given = shape as Shape;
  const polygons = given.type === 'Polygon' ? [given.coordinates] : given.coordinates;
  const kept = polygons.map((polygon) => repairPolygon(polygon, done)).filter((polygon) => polygon.length > 0);
  const [only] = kept;
  if (only === undefined) return { shape: null, done: [], left: faults };
  const repaired: Shape =
    given.type === 'Polygon' ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: kept };
  const left = checkShape(repaired);
  if (!untangle || !left.some(({ kind }) => TANGLED.has(kind))) return { shape: repaired, done: [...done], left };
  const drawn = untangled(repaired);
  return { shape: drawn, done: [...done, 'untangled'], left: drawn === null ? left : checkShape(drawn) };
}

/** Corners that were rounded may cross anew by a hair, so it is done again; null where no ground is left. */
function untangled(tangled: Shape): Shape | null {
  let shape = tangled;
  for (let pass = 0; pass < PASSES; pass++) {
    const [first, ...more] = new Plane([shape]).untangled(shape);
    if (first === undefined) return null;
    const many = more.length > 0;
    shape = many ? { type: 'MultiPolygon', coordinates: [first, ...more] } : { type: 'Polygon', coordinates: first };
    if (!checkShape(shape).some(({ kind }) => TANGLED.has(kind))) return shape;
  }
  return shape;
}

const TANGLED: ReadonlySet<ShapeFaultKind> = new Set(['crossing', 'touching', 'rings-cross', 'hole-outside']);

const PASSES = 3;

/** Nothing of a polygon whose outer ring is none. */
function repairPolygon(polygon: Polygon, done: Set<Repair>): Polygon {
  const rings = polygon.map((ring, i) => repairRing(ring, i === 0 ? 1 : -1, done));
  if (rings.includes(null)) done.add('short-ring-dropped');
  return rings[0] === null ? [] : rings.filter((ring) => ring !== null);
}

function repairRing(ring: Ring, turn: number, done: Set<Repair>): Ring | null {
  const positions = ring.map(([lon, lat]): Position => [lon, lat]);
  if (ring.some((position) => position.length > 2)) done.add('heights-dropped');
  const open = positions.filter((position, i) => i === 0 || !same(position, positions[i - 1]));
  if (open.length < positions.length) done.add('repeats-dropped');
  const [first] = open;
  if (first === undefined) return null;
  if (open.length > 1 && same(first, open.at(-1))) open.pop();
  else done.add('closed');
  if (new Set(open.map((position) => position.join())).size < 3) return null;
  const closed = [...open, first];
  if (turnOf(closed) === -turn) {
    done.add('turned');
    return closed.reverse();
  }
  return closed;
}

function same(a: Position, b: Position | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
