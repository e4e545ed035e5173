import type { Line, Point } from '../district/mesh.js';
import type { Cell } from './cells.js';
import { between } from './plane.js';
import { fromRiver, inwards, RIVER_ROAD } from './river.js';

/** What an edge parts: nothing of the district beyond it, two streets, two communities of a street, or two cells. */
export type EdgeLevel = 'border' | 'street' | 'community' | 'cell';

/** An edge of the cells, outside the river and its bank: where a road may run. */
export interface MeshEdge {
  readonly from: number;
  readonly to: number;
  readonly level: EdgeLevel;
  /** One or two. */
  readonly cells: readonly Cell[];
}

/** Numbered corners: those of the cells, and where an edge meets the road along the river. */
export class Nodes {
  readonly points: Point[] = [];
  readonly #known = new Map<string, number>();

  at(name: string, point: Point): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.points.length);
    return this.points.push(point) - 1;
  }

  point(node: number): Point {
    const point = this.points[node];
    if (!point) throw new Error(`node ${node} is none of this network`);
    return point;
  }
}

export interface Mesh {
  readonly nodes: Nodes;
  readonly edges: readonly MeshEdge[];
  /** Nodes on the middle of the road along the river. */
  readonly onRiverRoad: readonly number[];
  /** The edge of two corners of a cell, numbered from 0 in its ring; undefined where it is under the river or its bank. */
  edgeOf(cell: Cell, corner: number): MeshEdge | undefined;
}

export function meshOf(cells: readonly Cell[], river: readonly Line[]): Mesh {
  const nodes = new Nodes();
  const onRiverRoad: number[] = [];
  const byKey = new Map<string, MeshEdge | undefined>();
  const land = inwards(river, RIVER_ROAD);
  for (const [key, { a, b, cells: beside }] of sides(cells)) {
    const [start, end] = onLand(a.point, b.point, land);
    if (start >= end) continue;
    const ends = [
      { share: start, whole: a },
      { share: end, whole: b },
    ].map(({ share, whole }) => {
      const isCut = share !== (whole === a ? 0 : 1);
      if (!isCut) return nodes.at(whole.name, whole.point);
      const node = nodes.at(`${key} ${whole.name}`, between(a.point, b.point, share));
      if (fromRiver(river, nodes.point(node)) < RIVER_ROAD + 0.01) onRiverRoad.push(node);
      return node;
    });
    const [from, to] = ends;
    if (from === undefined || to === undefined) continue;
    byKey.set(key, { from, to, level: levelOf(beside), cells: beside });
  }
  return {
    nodes,
    edges: [...byKey.values()].filter((edge) => edge !== undefined),
    onRiverRoad,
    edgeOf: (cell, corner) => byKey.get(sideKey(cell, corner)),
  };
}

interface Corner {
  readonly name: string;
  readonly point: Point;
}

function sides(cells: readonly Cell[]): Map<string, { a: Corner; b: Corner; cells: Cell[] }> {
  const found = new Map<string, { a: Corner; b: Corner; cells: Cell[] }>();
  for (const cell of cells) {
    for (const i of cell.ring.keys()) {
      const key = sideKey(cell, i);
      const known = found.get(key);
      if (known) known.cells.push(cell);
      else found.set(key, { a: cornerOf(cell, i), b: cornerOf(cell, i + 1), cells: [cell] });
    }
  }
  return found;
}

function cornerOf(cell: Cell, i: number): Corner {
  const at = i % cell.ring.length;
  const [position, point] = [cell.corners[at], cell.ring[at]];
  if (!position || !point) throw new Error(`cell ${cell.id} has no corner ${i}`);
  return { name: position.join(' '), point };
}

/** The same from either side. */
function sideKey(cell: Cell, i: number): string {
  const [a, b] = [cornerOf(cell, i).name, cornerOf(cell, i + 1).name];
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function levelOf([one, other]: readonly Cell[]): EdgeLevel {
  if (!one || !other) return 'border';
  if (one.street !== other.street) return 'street';
  return one.community === other.community ? 'cell' : 'community';
}

/** Between which shares of its length a segment lies before all lines. */
function onLand(a: Point, b: Point, land: readonly Line[]): [start: number, end: number] {
  let [start, end] = [0, 1];
  for (const { nx, ny, offset } of land) {
    const [here, there] = [nx * a.x + ny * a.y - offset, nx * b.x + ny * b.y - offset];
    if (here > 0 && there > 0) return [1, 0];
    if (here > 0) start = Math.max(start, here / (here - there));
    if (there > 0) end = Math.min(end, here / (here - there));
  }
  return [start, end];
}
