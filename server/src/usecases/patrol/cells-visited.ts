import { cellsVisited as visited } from '@bihuan/geo';
import type { AreaRow } from '../../store/areas.js';
import type { PointRow, VisitRow } from '../../store/shifts.js';
import { type Areas, covers } from '../areas-tree.js';
import { EXACT_METRES } from './patrol-limits.js';

/** Areas that no other area names as its parent: where one stands is known no closer. */
export function cellsIn(areas: Areas, path: string): AreaRow[] {
  const parents = new Set(areas.all.map((area) => area.parent));
  return areas.all.filter((area) => !parents.has(area.id) && area.geometry !== null && covers(path, area.path));
}

/** The cells in which positions lie, each with its first and last instant. Positions that are not exact count in none. */
export function cellsVisited(areas: Areas, points: readonly PointRow[]): VisitRow[] {
  const cells = new Set(areas.root === null ? [] : cellsIn(areas, areas.root.path).map((area) => area.id));
  const smallest = {
    at: (lon: number, lat: number) =>
      areas
        .at(lon, lat)
        .filter(({ id }) => cells.has(id))
        .slice(0, 1),
  };
  return visited(smallest, points, { mostMetresWrong: EXACT_METRES }).map(({ area, first, last, positions }) => ({
    cell: area.id,
    area_path: area.path,
    first_at: first,
    last_at: last,
    positions,
  }));
}
