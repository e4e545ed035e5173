import type { LocateBody, LocateView } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { readQueue } from '../store/queue.js';
import { caseSummary } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { classKeyOf } from './documents.js';
import { boxAround } from './near.js';
import { readableWays } from './queue-ways.js';
import { readAs } from './read-reference.js';
import { responsibilityOf } from './responsibility.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

type Place = LocateBody['location'];
type ClassRef = Parameters<typeof responsibilityOf>[1];

/** Open cases of the class this near are likely the same problem. */
export const nearMetres = 200;
const mostDuplicates = 10;

/** What is known of a place, and of a class at it: areas, who answers, the limit, and cases that are likely the same. */
export function locate(app: App, actor: Actor, input: LocateBody): Promise<Result<LocateView>> {
  return readAs(app, actor, 'reference.read', async (tx, config) => {
    const { lon, lat } = input.location;
    const areas = config.areas.at(lon, lat);
    const [smallest] = areas;
    if (smallest === undefined) return failed({ code: 'outside', lon, lat });
    const ref = input.class && {
      kind: input.class.kind,
      code: input.class.code,
      standardRef: input.class.standardRef ?? config.defaultStandard,
    };
    const known = ref && config.classes.get(classKeyOf(ref));
    return done({
      areas: areas.map(({ id, level, name, path }) => ({ id, level, name, path })),
      responsibility: ref ? responsibilityOf(config, ref, smallest.path) : null,
      limits: known ? { severity: known.severity, standard: known.standards[known.severity]?.limit ?? null } : null,
      duplicates: ref ? await duplicates(app, tx, config, actor, ref, input.location) : [],
    });
  });
}

/** Only those that the person may read. */
async function duplicates(
  app: App,
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  ref: ClassRef,
  place: Place,
): Promise<LocateView['duplicates']> {
  const now = app.clock.now();
  const queue = {
    tenant: actor.tenant,
    ways: readableWays(rightsOf(config.newestFlow), actor),
    which: 'open',
    filter: { class: ref.code, box: boxAround(place, nearMetres) },
    now,
  } as const;
  const rows = await readQueue(tx, queue, null, 200);
  return rows
    .filter((row) => row.kind === ref.kind && row.standard_ref === ref.standardRef)
    .map((row) => ({ row, metres: metresBetween(place.lon, place.lat, row.lon ?? 0, row.lat ?? 0) }))
    .filter(({ metres }) => metres <= nearMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, mostDuplicates)
    .map(({ row, metres }) => ({
      ...caseSummary(config, row, row.address, now),
      metres: Math.round(metres),
    }));
}
