import type { Coverage } from '@bihuan/contracts';
import { localDate, parseLocal } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { type PatrolDutyRow, readDuties, readPatrolAreas, readPatrolCells } from '../../store/patrol-plan.js';
import type { CellVisited } from '../../store/shifts.js';
import type { TenantConfig } from '../config.js';
import { cellsIn } from './cells-visited.js';

interface Period {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const day = 86_400_000;

/**
 * How many of an area's cells were visited as often as the plan wants: in each day of the period that has begun, or in each
 * planned shift that has. A visit is a shift that came through the cell.
 */
export async function requiredIn(
  tx: Tx,
  config: TenantConfig,
  path: string,
  period: Period,
  visits: readonly CellVisited[],
): Promise<Coverage['required']> {
  const areas = new Map((await readPatrolAreas(tx, config.tenant)).map((area) => [area.id, area]));
  if (areas.size === 0) return null;
  const inside = new Set(cellsIn(config.areas, path).map((cell) => cell.id));
  const cells = (await readPatrolCells(tx, config.tenant)).filter(({ cell }) => inside.has(cell));
  if (cells.length === 0) return null;
  const duties = await readDuties(tx, config.tenant, period);
  const days = daysOf(config, period);
  const byCell = new Map<string, CellVisited[]>();
  for (const visit of visits) byCell.set(visit.cell, [...(byCell.get(visit.cell) ?? []), visit]);
  let [asked, met] = [0, 0];
  for (const { cell, patrol_area } of cells) {
    const area = areas.get(patrol_area);
    if (area === undefined) continue;
    const spans = area.per === 'day' ? days : shiftsOf(duties, patrol_area, period);
    if (spans.length === 0) continue;
    asked += 1;
    const own = byCell.get(cell) ?? [];
    if (spans.every((span) => own.filter((visit) => meets(visit, span)).length >= area.times)) met += 1;
  }
  return { cells: asked, met };
}

/** The days of the period that have begun. */
function daysOf(config: TenantConfig, { from, to, now }: Period): Span[] {
  const zone = config.calendar.timeZone;
  const spans: Span[] = [];
  for (let begin = from; begin < to && begin <= now; ) {
    // Half a day more than one: also where a day has 23 or 25 hours.
    const end = parseLocal(`${localDate(begin + 1.5 * day, zone)}T00:00`, zone);
    spans.push({ from: begin, to: end });
    begin = end;
  }
  return spans;
}

function shiftsOf(duties: readonly PatrolDutyRow[], area: string, { from, to, now }: Period): Span[] {
  return duties
    .filter(
      (duty) => duty.patrol_area === area && duty.begins_at >= from && duty.begins_at < to && duty.begins_at <= now,
    )
    .map((duty) => ({ from: duty.begins_at, to: duty.ends_at }));
}

function meets(visit: CellVisited, { from, to }: Span): boolean {
  return visit.first_at < to && visit.last_at >= from;
}
