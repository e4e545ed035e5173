import { clip, type Line, type Point } from '../district/mesh.js';
import type { Cell } from './cells.js';
import { edgeLine, length } from './plane.js';
import { fromRiver, inwards, RIVER_ROAD } from './river.js';
import { type Network, ROAD_WIDTH, type RoadKind } from './roads.js';

/** From a road's kerb to the buildings: footway, trees, steps. */
const SETBACK: Readonly<Record<RoadKind, number>> = {
  trunk: 10,
  primary: 8,
  secondary: 6,
  residential: 4,
  alley: 2.5,
  footway: 2.5,
};
const BORDER_SETBACK = 5;

/** What of a cell may be built on. */
export interface Plot {
  readonly cell: Cell;
  /** Convex, counter-clockwise; empty where roads and river leave nothing. */
  readonly ring: readonly Point[];
  /** Its sides along trunk, primary and secondary roads, from the largest on. */
  readonly fronts: readonly Front[];
}

export interface Front {
  readonly kind: RoadKind;
  /** The plot is before it; moved inwards by the setback already. */
  readonly line: Line;
}

const LARGE: readonly RoadKind[] = ['trunk', 'primary', 'secondary'];
/** A side shorter than this is a corner, no front. */
const FRONT_METRES = 28;

export function plotOf(cell: Cell, network: Network, river: readonly Line[]): Plot {
  let ring: Point[] = [...cell.ring];
  const fronts: Front[] = [];
  const cut = (line: Line, kind?: RoadKind): void => {
    if (ring.length > 2) ring = clip(ring, line);
    if (kind && LARGE.includes(kind)) fronts.push({ kind, line });
  };
  for (const [i, a] of cell.ring.entries()) {
    const b = cell.ring[(i + 1) % cell.ring.length] ?? a;
    const edge = network.mesh.edgeOf(cell, i);
    if (!edge) continue;
    const kind = network.roadOf(edge)?.kind;
    cut(edgeLine(a, b, kind ? ROAD_WIDTH[kind] / 2 + SETBACK[kind] : BORDER_SETBACK), kind);
  }
  const bank = RIVER_ROAD + ROAD_WIDTH.trunk / 2 + SETBACK.trunk;
  const nearest = Math.min(...cell.ring.map((point) => fromRiver(river, point)));
  if (nearest < bank) for (const line of inwards(river, bank)) cut(line, 'trunk');
  return {
    cell,
    ring: ring.length > 2 ? ring : [],
    fronts: merged(fronts)
      .filter(({ line }) => sideOn(ring, line) >= FRONT_METRES)
      .toSorted((a, b) => LARGE.indexOf(a.kind) - LARGE.indexOf(b.kind)),
  };
}

/** One front for edges on one line. */
function merged(fronts: readonly Front[]): Front[] {
  return fronts.filter(
    (one, i) =>
      !fronts
        .slice(0, i)
        .some(({ line }) => line.nx * one.line.nx + line.ny * one.line.ny > 0.99 && same(line, one.line)),
  );
}

function same(a: Line, b: Line): boolean {
  return Math.abs(a.offset - b.offset) < 1.5;
}

/** How long a side of the ring lies on a line. */
function sideOn(ring: readonly Point[], { nx, ny, offset }: Line): number {
  const on = ring.filter(({ x, y }) => Math.abs(nx * x + ny * y - offset) < 1.5);
  const [first] = on;
  return first ? Math.max(...on.map((point) => length(first, point))) : 0;
}
