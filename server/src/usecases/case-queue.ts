import type { CaseFilter } from '@bihuan/contracts';
import { localDate, parseLocal } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { currentHolds } from '../store/desk-holds.js';
import { countQueue, type Queue, type QueueFilter, type Way } from '../store/queue.js';
import type { TenantConfig } from './config.js';
import type { Look } from './open-board/on-board.js';
import type { BoardQuery } from './open-board/open-board.js';
import { deskWays, readableWays } from './queue-ways.js';
import { searchOf } from './search.js';
import { unstorable } from './storable.js';
import type { Actor, Failure } from './types.js';

/** Whoever reads no case at all has no list; and no list is asked for by what the database cannot hold. */
export function refuseList(config: TenantConfig, actor: Actor, query: object): Failure | null {
  const allowed = allowsSomewhere(rightsOf(config.newestFlow), actor, 'case.read');
  return allowed ? unstorable(query) : { code: 'forbidden', permission: 'case.read' };
}

/** A list of open cases, as the board takes it. */
export async function boardQuery(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  query: CaseFilter,
  now: number,
): Promise<BoardQuery> {
  return {
    ways: await waysOf(tx, config, actor, query),
    order: query.sort === 'reported' ? 'latest' : (query.sort ?? 'due'),
    process: Object.keys(config.newestFlow.states),
    filter: await filterOf(tx, config, actor, query, now),
    now,
  };
}

/** A list of open and ended cases, as the database takes it. */
export async function storeQueue(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  query: CaseFilter,
  now: number,
): Promise<Queue> {
  return {
    tenant: actor.tenant,
    ways: await waysOf(tx, config, actor, query),
    which: 'all',
    filter: await filterOf(tx, config, actor, query, now),
    now,
  };
}

/** Ended cases are counted no further than this. */
const mostCounted = 10_000;

/**
 * Counts of open and ended cases: the open ones exactly, by light, from the board; the ended ones, which have no light, in
 * the database and only so far. `more`: there are more than these.
 */
export async function countAll(tx: Tx, config: TenantConfig, queue: Queue, look: Look) {
  const { ways, filter, now } = queue;
  const open = await look((board) => board.count(board.slots({ ways, filter, now, order: 'due' }), now));
  const ended = mayBeEnded(config, filter) ? await countQueue(tx, { ...queue, which: 'ended' }, mostCounted + 1) : 0;
  const more = ended > mostCounted;
  return { ...open, total: open.total + (more ? mostCounted : ended), ...(more ? { more } : {}) };
}

/** An ended case has no light, and none of the open states. */
function mayBeEnded({ newestFlow }: TenantConfig, { light, states }: QueueFilter): boolean {
  if (light !== undefined) return false;
  return states?.every((state) => newestFlow.states[state]?.open) !== true;
}

async function waysOf(tx: Tx, config: TenantConfig, actor: Actor, { queue }: CaseFilter): Promise<Way[]> {
  if (queue !== 'desk') return readableWays(rightsOf(config.newestFlow), actor);
  return deskWays(actor, await currentHolds(tx, actor.tenant));
}

async function filterOf(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  query: CaseFilter,
  now: number,
): Promise<QueueFilter> {
  return {
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
    search: await searchOf(tx, config, actor, query.q),
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
