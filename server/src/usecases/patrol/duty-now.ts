import type { Tx } from '../../store/database.js';
import { readDuties, readOpenShifts, readPatrolCells } from '../../store/patrol-plan.js';
import { covers } from '../areas-tree.js';
import { LONGEST_MS } from './patrol-limits.js';

export interface OnDuty {
  readonly person: string;
  /** By the plan; or since their shift goes on there. */
  readonly why: 'planned' | 'walking';
}

/** Who is on duty at an instant. */
export interface DutyNow {
  /** Whoever is on duty where a path's last area is, those by the plan first, each once. */
  at(path: string): readonly OnDuty[];
}

/** Read once for as many places as wanted: those who stand in count for whom they stand in. */
export async function dutyNow(tx: Tx, tenant: string, now: number): Promise<DutyNow> {
  const duties = await readDuties(tx, tenant, { from: now, to: now + 1 });
  const shifts = await readOpenShifts(tx, tenant, now - LONGEST_MS);
  const cells = duties.length === 0 ? [] : await readPatrolCells(tx, tenant);
  const areaOf = new Map(cells.map(({ cell, patrol_area }) => [cell, patrol_area]));
  return {
    at(path) {
      const patrolArea = areaOf.get(path.slice(path.lastIndexOf('/') + 1));
      const planned = duties
        .filter((duty) => duty.patrol_area === patrolArea)
        .map((duty): OnDuty => ({ person: duty.substitute ?? duty.person, why: 'planned' }));
      const walking = shifts
        .filter((shift) => covers(shift.area_path, path))
        .map((shift): OnDuty => ({ person: shift.person, why: 'walking' }));
      const known = new Set<string>();
      return [...planned, ...walking].filter(({ person }) => !known.has(person) && known.add(person));
    },
  };
}
