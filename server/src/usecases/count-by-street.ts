import type { CaseFilter, StreetCounts } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { countByArea } from '../store/queue.js';
import { boardQuery, refuseList, storeQueue } from './case-queue.js';
import { onBoard } from './open-board/on-board.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** A queue's cases and late ones, street by street: what a district sees of its streets' desks. */
export function countByStreet(app: App, actor: Actor, filter: CaseFilter): Promise<Result<StreetCounts>> {
  return onBoard(
    app,
    actor.tenant,
    async (tx, config, look) => {
      const bad = refuseList(config, actor, filter);
      if (bad !== null) return failed(bad);
      const now = app.clock.now();
      const streets = config.areas.all.filter(({ level, path }) => level === 'street' && mayHold(actor, path));
      const paths = streets.map(({ path }) => path);
      const asked = await boardQuery(tx, config, actor, filter, now);
      const open = look((board) => board.select(asked).countByArea(paths));
      const ended =
        filter.queue === 'all'
          ? await countByArea(
              tx,
              { ...(await storeQueue(tx, config, actor, filter, now)), which: 'ended' },
              Math.max(0, ...paths.map((path) => path.split('/').length)),
            )
          : new Map<string, number>();
      return done({
        streets: streets.map(({ path, name }) => {
          const { total, red } = open.get(path) ?? { total: 0, red: 0 };
          return { path, name, total: total + (ended.get(path) ?? 0), red };
        }),
        now: formatInstant(now, config.calendar.timeZone),
      });
    },
    { archive: filter.queue === 'all' },
  );
}

/** Only streets in which the person holds something. */
function mayHold(actor: Actor, street: string): boolean {
  return actor.grants.some(
    ({ areaPath }) => areaPath === street || street.startsWith(`${areaPath}/`) || areaPath.startsWith(`${street}/`),
  );
}
