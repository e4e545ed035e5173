import type { CaseFilter, CasePlaces } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { readPlaces } from '../store/queue.js';
import { boardQuery, countAll, refuseList, storeQueue } from './case-queue.js';
import { onBoard } from './open-board/on-board.js';
import type { Light } from './open-board/selection.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** More points than this on a map are a cloud. */
const mostPlaces = 2000;

/** Where the first cases of a queue lie: the map beside the list. */
export function listPlaces(app: App, actor: Actor, filter: CaseFilter): Promise<Result<CasePlaces>> {
  return onBoard(
    app,
    actor.tenant,
    async (tx, config, look) => {
      const bad = refuseList(config, actor, filter);
      if (bad !== null) return failed(bad);
      const now = app.clock.now();
      const told = formatInstant(now, config.calendar.timeZone);
      if (filter.queue !== 'all') {
        const asked = await boardQuery(tx, config, actor, filter, now);
        return done({ ...look((board) => board.select(asked).places(mostPlaces)), now: told });
      }
      const queue = await storeQueue(tx, config, actor, filter, now);
      const { total } = await countAll(tx, config, queue, look);
      const rows = await readPlaces(tx, queue, mostPlaces);
      return done({
        places: rows.map(({ light, ...place }) => ({ ...place, light: light as Light | null })),
        total,
        now: told,
      });
    },
    { archive: filter.queue === 'all' },
  );
}
