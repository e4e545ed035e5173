import type { CasePage, CaseQuery } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { countQueue, type Queue, type QueuePlace, readQueue } from '../store/queue.js';
import { caseSummary } from './case-summary.js';
import { inSnapshot } from './in-transaction.js';
import { isInstant } from './instants.js';
import { deskWays, readableWays } from './queue-ways.js';
import { isStorable, unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

/** A page of a queue, ordered by time left (all cases: the latest first), with the lights of the whole queue. */
export function listCases(app: App, actor: Actor, query: CaseQuery): Promise<Result<CasePage>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const rights = rightsOf(config.newestFlow);
    if (!allowsSomewhere(rights, actor, 'case.read')) return failed({ code: 'forbidden', permission: 'case.read' });
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const after = query.cursor === undefined ? null : readCursor(query.cursor);
    if (after === undefined)
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });

    const now = app.clock.now();
    const queue: Queue = {
      tenant: actor.tenant,
      ways: query.queue === 'desk' ? deskWays(actor) : readableWays(rights, actor),
      openOnly: query.queue !== 'all',
      order: query.queue === 'all' ? 'latest' : 'due',
      filter: {
        state: query.state,
        light: query.light,
        severity: query.severity,
        unit: query.unit,
        area: query.area,
        class: query.class,
        text: query.q || undefined,
      },
      now,
    };
    const counts = await countQueue(tx, queue);
    const rows = await readQueue(tx, queue, after, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return done({
      items: page.map((row) => caseSummary(config, row, row.address, now)),
      nextCursor: rows.length > page.length && last ? makeCursor({ at: last.place, id: last.id }) : null,
      counts: { ...counts },
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

function makeCursor(place: QueuePlace): string {
  return Buffer.from(JSON.stringify([place.at === Infinity ? null : place.at, place.id])).toString('base64url');
}

/** Undefined where the text is no cursor. */
function readCursor(text: string): QueuePlace | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 2) return undefined;
    const [at, id]: unknown[] = value;
    if (typeof id !== 'string' || !isStorable(id)) return undefined;
    if (at === null) return { at: Infinity, id };
    return typeof at === 'number' && isInstant(at) ? { at, id } : undefined;
  } catch {
    return undefined;
  }
}
