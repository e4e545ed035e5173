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
  const visits = new Map<string, VisitRow>();
  for (const { at, lon, lat, accuracy } of points) {
    if (accuracy > EXACT_METRES) continue;
    const cell = areas.at(lon, lat).find((area) => cells.has(area.id));
    if (cell === undefined) continue;
    const before = visits.get(cell.id);
    visits.set(cell.id, {
      cell: cell.id,
      area_path: cell.path,
      first_at: Math.min(at, before?.first_at ?? at),
      last_at: Math.max(at, before?.last_at ?? at),
      positions: (before?.positions ?? 0) + 1,
    });
  }
  return [...visits.values()];
}
