import type { AreaFigure, AreaFigures, ByAreaQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { AreaRow } from '../store/areas.js';
import { countReported } from '../store/case-spans.js';
import type { Tx } from '../store/database.js';
import { covers } from './areas-tree.js';
import { boardQuery, refuseList, storeQueue } from './case-queue.js';
import type { TenantConfig } from './config.js';
import { type Look, onBoard } from './open-board/on-board.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

const weekMs = 7 * 86_400_000;

/** One figure for each area of a level, of the cases that the person may read: what a map shades its areas by. */
export function areaFigures(app: App, actor: Actor, { level, figure }: ByAreaQuery): Promise<Result<AreaFigures>> {
  return onBoard(app, actor.tenant, async (tx, config, look) => {
    const bad = refuseList(config, actor, {});
    if (bad !== null) return failed(bad);
    const now = app.clock.now();
    const sums = byArea(config, level, await figuresOf(tx, config, actor, figure, look, now));
    const areas = config.areas.all.filter((area) => area.level === level && mayHold(actor, area));
    return done({
      areas: areas.map(({ id, name, path }) => ({ id, name, path, value: sums.get(id) ?? 0 })),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

/** Only areas in which the person holds something. */
function mayHold(actor: Actor, { path }: AreaRow): boolean {
  return actor.grants.some(({ areaPath }) => covers(areaPath, path) || covers(path, areaPath));
}

/** By the smallest area in which the cases lie. */
async function figuresOf(tx: Tx, config: TenantConfig, actor: Actor, figure: AreaFigure, look: Look, now: number) {
  if (figure === 'reported') {
    const queue = await storeQueue(tx, config, actor, { queue: 'all' }, now);
    return countReported(tx, queue, now - weekMs);
  }
  const asked = await boardQuery(tx, config, actor, { queue: 'open' }, now);
  const counts = look((board) => board.select(asked).countBy('areaPath'));
  return new Map([...counts].map(([path, { total, red }]) => [path ?? '', figure === 'open' ? total : red]));
}

/** Summed into the areas of a level, by their ids; what lies in none of them is in no sum. */
function byArea(config: TenantConfig, level: string, figures: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [path, value] of figures) {
    const area = config.areas.on(path).find((each) => each.level === level);
    if (area !== undefined) sums.set(area.id, (sums.get(area.id) ?? 0) + value);
  }
  return sums;
}
