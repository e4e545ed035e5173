import type { AreaCollection, Position } from '../district/geojson.js';
import { type Point, toPlane } from '../district/mesh.js';
import { fromSegment } from './plane.js';

/** A grid cell of the district. Cells are convex. */
export interface Cell {
  readonly id: string;
  /** From the district down to the cell. */
  readonly path: string;
  readonly street: string;
  readonly community: string;
  /** Counter-clockwise, not closed, with every corner that neighbours put on its edges. */
  readonly ring: readonly Point[];
  /** The same corners as the district gives them. */
  readonly corners: readonly Position[];
}

export function cellsOf(district: AreaCollection): Cell[] {
  const cells: Cell[] = [];
  for (const { id, properties, geometry } of district.features) {
    if (properties.level !== 'cell' || geometry.type !== 'Polygon') continue;
    const [, street, community] = properties.path.split('/');
    const corners = geometry.coordinates[0]?.slice(1) ?? [];
    if (street === undefined || community === undefined) continue;
    cells.push({
      id,
      path: properties.path,
      street,
      community,
      corners,
      ring: corners.map(([lon, lat]) => toPlane(lon, lat)),
    });
  }
  return cells;
}

/** Within so much of an edge a place is nobody's: what stands there must stand clearly in one cell. */
const CLEAR_METRES = 0.2;
const TILE_METRES = 150;

/** Which cell a place clearly lies in. */
export class CellIndex {
  readonly #tiles = new Map<number, Cell[]>();

  constructor(cells: readonly Cell[]) {
    for (const cell of cells) {
      const tiles = cell.ring.map(({ x, y }) => [Math.floor(x / TILE_METRES), Math.floor(y / TILE_METRES)] as const);
      const [xs, ys] = [tiles.map(([x]) => x), tiles.map(([, y]) => y)];
      for (let x = Math.min(...xs); x <= Math.max(...xs); x++) {
        for (let y = Math.min(...ys); y <= Math.max(...ys); y++) {
          const tile = this.#tiles.get(key(x, y));
          if (tile) tile.push(cell);
          else this.#tiles.set(key(x, y), [cell]);
        }
      }
    }
  }

  at(point: Point): Cell | undefined {
    const tile = this.#tiles.get(key(Math.floor(point.x / TILE_METRES), Math.floor(point.y / TILE_METRES)));
    return tile?.find((cell) => clearlyIn(cell.ring, point));
  }
}

function clearlyIn(ring: readonly Point[], point: Point): boolean {
  let inside = false;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    if (a.y > point.y !== b.y > point.y && point.x < a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x)) {
      inside = !inside;
    }
    if (fromSegment(point, a, b) < CLEAR_METRES) return false;
  }
  return inside;
}

function key(x: number, y: number): number {
  return (x + 0x8000) * 0x10000 + (y + 0x8000);
}
