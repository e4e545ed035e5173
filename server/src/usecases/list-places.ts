import type { CaseFilter, CasePlaces } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { countQueue, readPlaces } from '../store/queue.js';
import { inSnapshot } from './in-transaction.js';
import { queueOf } from './list-cases.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** More points than this on a map are a cloud. */
const mostPlaces = 2000;

/** Where the cases of a queue lie: the map beside the list. */
export function listPlaces(app: App, actor: Actor, filter: CaseFilter): Promise<Result<CasePlaces>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'case.read')) {
      return failed({ code: 'forbidden', permission: 'case.read' });
    }
    const bad = unstorable(filter);
    if (bad !== null) return failed(bad);
    const now = app.clock.now();
    const queue = queueOf(config, actor, filter, now);
    const { total } = await countQueue(tx, queue);
    const places = await readPlaces(tx, queue, mostPlaces);
    return done({
      places: places.map(({ light, ...place }) => ({
        ...place,
        light: light as CasePlaces['places'][number]['light'],
      })),
      total,
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}
