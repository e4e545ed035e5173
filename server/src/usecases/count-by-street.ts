import type { CaseFilter, StreetCounts } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { countByArea } from '../store/queue.js';
import { inSnapshot } from './in-transaction.js';
import { queueOf } from './list-cases.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** A queue's cases and late ones, street by street: what a district sees of its streets' desks. */
export function countByStreet(app: App, actor: Actor, filter: CaseFilter): Promise<Result<StreetCounts>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const permission = 'case.read';
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission))
      return failed({ code: 'forbidden', permission });
    const bad = unstorable(filter);
    if (bad !== null) return failed(bad);
    const now = app.clock.now();
    const streets = config.areas.all.filter(({ level, path }) => level === 'street' && mayHold(actor, path));
    const depth = Math.max(0, ...streets.map(({ path }) => path.split('/').length));
    const counted = await countByArea(tx, queueOf(config, actor, filter, now), depth);
    return done({
      streets: streets.map(({ path, name }) => ({ path, name, ...(counted.get(path) ?? { total: 0, red: 0 }) })),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

/** Only streets in which the person holds something. */
function mayHold(actor: Actor, street: string): boolean {
  return actor.grants.some(
    ({ areaPath }) => areaPath === street || street.startsWith(`${areaPath}/`) || areaPath.startsWith(`${street}/`),
  );
}
