import type { ComponentPage, ComponentQuery } from '@bihuan/contracts';
import { formatInstant, parseInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { type ComponentFilter, countComponents, readComponentPage } from '../../store/components.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { componentSummaryOf } from './component-view.js';

/** Counted no further; of those with a name, which may have to be read through, not so far. */
const mostCounted = 100_000;
const mostNamed = 10_000;

/** A page of the inventory, in the order of ids. */
export function listComponents(app: App, actor: Actor, query: ComponentQuery): Promise<Result<ComponentPage>> {
  return readAs(app, actor, 'component.read', async (tx, config) => {
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const { cursor, offset, limit, q, standard, changedSince, ...equal } = query;
    const place = cursor === undefined ? null : readCursor(cursor, ['string']);
    if (cursor !== undefined && place === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const filter: ComponentFilter = {
      ...equal,
      standardRef: standard,
      text: q,
      changedSince: changedSince === undefined ? undefined : parseInstant(changedSince),
    };
    const most = q === undefined ? mostCounted : mostNamed;
    const after = place?.[0] ?? offset ?? null;
    const rows = await readComponentPage(tx, actor.tenant, filter, after, limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    // Whoever goes on in a list knows how long it is.
    const total = after === null || after === 0 ? await countComponents(tx, actor.tenant, filter, most + 1) : null;
    return done({
      items: page.map((row) => componentSummaryOf(config, row)),
      nextCursor: rows.length > page.length && last !== undefined ? makeCursor([last.id]) : null,
      total: total === null ? null : Math.min(total, most),
      more: total !== null && total > most,
      mayEdit: allowsSomewhere(rightsOf(config.newestFlow), actor, 'component.write'),
      now: formatInstant(app.clock.now(), config.calendar.timeZone),
    });
  });
}
