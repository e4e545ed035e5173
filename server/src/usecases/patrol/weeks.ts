import type { Trends } from '@bihuan/contracts';
import { parseLocal } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { readVisits } from '../../store/shifts.js';
import type { TenantConfig } from '../config.js';
import { cellsIn } from './cells-visited.js';
import { dayAfter } from './coverage.js';
import { LONGEST_MS } from './patrol-limits.js';

/**
 * Long-term coverage (长效覆盖率, seeds, part 1, 六(五)) by weeks that end with the last of the dates: how many grid
 * cells some shift came through. Days too many for whole weeks are left out.
 */
export async function patrolWeeks(
  tx: Tx,
  config: TenantConfig,
  area: string,
  dates: readonly string[],
): Promise<Trends['patrol']> {
  const zone = config.calendar.timeZone;
  const instant = (date: string): number => parseLocal(`${date}T00:00`, zone);
  const cells = new Set(cellsIn(config.areas, area).map(({ id }) => id));
  const last = dates.at(-1);
  if (last === undefined) return { cells: cells.size, weeks: [] };
  const whole = dates.slice(dates.length % 7);
  const span = { from: instant(whole[0] ?? last), to: instant(dayAfter(last)), longestMs: LONGEST_MS };
  const visits = await readVisits(tx, config.tenant, area, span);
  const weeks = Array.from({ length: whole.length / 7 }, (_, i) => {
    const [from = last, to = last] = [whole[7 * i], whole[7 * i + 6]];
    const [start, end] = [instant(from), instant(dayAfter(to))];
    const own = visits.filter(({ first_at, last_at, cell }) => last_at >= start && first_at < end && cells.has(cell));
    return {
      from,
      to,
      visited: new Set(own.map(({ cell }) => cell)).size,
      shifts: new Set(own.map(({ shift }) => shift)).size,
    };
  });
  return { cells: cells.size, weeks };
}
