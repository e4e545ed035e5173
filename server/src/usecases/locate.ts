import type { LocateBody, LocateView } from '@bihuan/contracts';
import { guessPlace } from '@bihuan/geo';
import { localDate } from '@bihuan/worktime';
import { openOnComponents } from '../store/component-cases.js';
import { findComponent } from '../store/components.js';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import type { TenantConfig } from './config.js';
import { classKeyOf, nearMetresOf } from './documents.js';
import { duplicatesOf } from './duplicates.js';
import { nearComponents } from './near-components.js';
import { readAs } from './read-reference.js';
import { responsibilityOf } from './responsibility.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';
import { upkeepOn } from './upkeep.js';

type ClassRef = Parameters<typeof responsibilityOf>[1];

/**
 * What is known of a place, and of a class at it: areas, components of the class nearby, who answers and why, the limit, and
 * open cases that are likely the same. All in an order of its own, whatever came in first. A place that cannot be meant is
 * said to be odd, with the one that likely is.
 */
export function locate(app: App, actor: Actor, input: LocateBody): Promise<Result<LocateView>> {
  return readAs(app, actor, 'reference.read', async (tx, config) => {
    const bad = unstorable(input);
    if (bad !== null) return failed(bad);
    const { guess, ...mended } = guessPlace(input.location, {
      contains: (lon, lat) => config.areas.at(lon, lat).length > 0,
    });
    if (guess !== 'ok') {
      return done({ ...NOTHING, odd: { guess, location: guess === 'outside' ? null : rounded(mended) } });
    }
    const { location, class: asked } = input;
    const areas = config.areas.at(location.lon, location.lat);
    const path = areas[0]?.path ?? config.tenant;
    const found = { ...NOTHING, areas: areas.map(({ id, level, name, path }) => ({ id, level, name, path })) };
    if (asked === undefined) return done(found);
    const ref = { kind: asked.kind, code: asked.code, standardRef: asked.standardRef ?? config.defaultStandard };
    const key = classKeyOf(ref);
    const known = config.classes.get(key);
    const component = input.component ? await findComponent(tx, actor.tenant, input.component) : undefined;
    const today = localDate(app.clock.now(), config.calendar.timeZone);
    const metres = nearMetresOf(config.limits, key);
    return done({
      ...found,
      components: ref.kind === 'component' ? await nearComponents(app, tx, config, ref, location) : [],
      responsibility: responsibilityOf(config, ref, path, component && upkeepOn(component, today)),
      limits: known ? { severity: known.severity, standard: known.standards[known.severity]?.limit ?? null } : null,
      duplicates: await duplicatesOf(app, tx, config, actor, { ...input, location, ref, metres }),
      duplicateMetres: metres,
      joins: component === undefined ? null : await joinsOf(tx, config, component.id, ref),
    });
  });
}

const NOTHING: LocateView = {
  areas: [],
  odd: null,
  components: [],
  responsibility: null,
  limits: null,
  duplicates: [],
  duplicateMetres: null,
  joins: null,
};

async function joinsOf(tx: Tx, config: TenantConfig, component: string, ref: ClassRef): Promise<LocateView['joins']> {
  const open = await openOnComponents(tx, config.tenant, [component]);
  const same = open.find((each) => classKeyOf(each.class) === classKeyOf(ref));
  const row = same && (await findMatter(tx, config.tenant, same.id));
  return row === undefined ? null : { number: row.number, reporters: row.reporters };
}

/** Seven places of a degree are a centimetre. */
function rounded({ lon, lat }: { readonly lon: number; readonly lat: number }) {
  return { lon: Number(lon.toFixed(7)), lat: Number(lat.toFixed(7)) };
}
