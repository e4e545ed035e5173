import type { CaseFilter, CasePage, CaseQuery } from '@bihuan/contracts';
import { formatInstant, localDate, parseLocal } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import { countQueue, type Queue, type QueuePlace, readQueue } from '../store/queue.js';
import { caseSummary } from './case-summary.js';
import type { TenantConfig } from './config.js';
import { inSnapshot } from './in-transaction.js';
import { isInstant } from './instants.js';
import { deskWays, readableWays } from './queue-ways.js';
import { isStorable, unstorable } from './storable.js';
import { type Actor, type App, done, type Failure, failed, type Result } from './types.js';

/** A page of a queue, ordered as asked (all cases: the latest first), with the lights of the whole queue. */
export function listCases(app: App, actor: Actor, query: CaseQuery): Promise<Result<CasePage>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const rights = rightsOf(config.newestFlow);
    if (!allowsSomewhere(rights, actor, 'case.read')) return failed({ code: 'forbidden', permission: 'case.read' });
    const bad = unstorable(query) ?? unclear(query);
    if (bad !== null) return failed(bad);
    const after = query.cursor === undefined ? (query.offset ?? null) : readCursor(query.cursor);
    if (after === undefined)
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });

    const now = app.clock.now();
    const queue = queueOf(config, actor, query, now);
    const counts = await countQueue(tx, queue);
    const rows = await readQueue(tx, queue, after, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return done({
      items: page.map((row) => caseSummary(config, row, row.address, now)),
      nextCursor:
        rows.length > page.length && last ? makeCursor({ rank: last.rank, at: last.place, id: last.id }) : null,
      counts: { ...counts },
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

function unclear({ cursor, offset }: CaseQuery): Failure | null {
  if (cursor === undefined || offset === undefined) return null;
  return { code: 'invalid', errors: [{ path: 'offset', message: 'nothing beside a cursor: one of the two' }] };
}

/** The queue that a filter means for a person. */
export function queueOf(config: TenantConfig, actor: Actor, query: CaseFilter, now: number): Queue {
  const { newestFlow } = config;
  return {
    tenant: actor.tenant,
    ways: query.queue === 'desk' ? deskWays(actor) : readableWays(rightsOf(newestFlow), actor),
    openOnly: query.queue !== 'all',
    order: orderOf(query),
    process: Object.keys(newestFlow.states),
    filter: {
      states: listOf(query.state),
      light: query.light,
      severity: query.severity,
      channel: query.source,
      marks: listOf(query.mark),
      unit: query.unit,
      area: query.area,
      class: query.class,
      kind: query.kind,
      dueBefore: query.due === 'today' ? nextMidnight(now, config.calendar.timeZone) : undefined,
      text: query.q || undefined,
    },
    now,
  };
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(',').map((each) => each.trim());
}

/** The end of the city's day. */
function nextMidnight(now: number, zone: string): number {
  const tomorrow = new Date(Date.parse(`${localDate(now, zone)}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return parseLocal(`${tomorrow}T00:00`, zone);
}

function orderOf({ queue, sort = 'due' }: CaseFilter): Queue['order'] {
  return queue === 'all' || sort === 'reported' ? 'latest' : sort;
}

function makeCursor({ rank, at, id }: QueuePlace): string {
  return Buffer.from(JSON.stringify([at === Infinity ? null : at, id, rank])).toString('base64url');
}

/** Undefined where the text is no cursor. */
function readCursor(text: string): QueuePlace | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(value) || value.length !== 3) return undefined;
    const [at, id, rank]: unknown[] = value;
    if (typeof id !== 'string' || !isStorable(id)) return undefined;
    if (typeof rank !== 'number' || !Number.isInteger(rank) || rank < 0 || rank > 1000) return undefined;
    if (at === null) return { rank, at: Infinity, id };
    return typeof at === 'number' && isInstant(at) ? { rank, at, id } : undefined;
  } catch {
    return undefined;
  }
}
