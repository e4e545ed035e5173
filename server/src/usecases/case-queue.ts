import type { CaseFilter } from '@bihuan/contracts';
import { localDate, parseLocal } from '@bihuan/worktime';
import { allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { currentHolds } from '../store/desk-holds.js';
import { countQueue, type Queue, type QueueFilter, type Way } from '../store/queue.js';
import type { TenantConfig } from './config.js';
import type { Look } from './open-board/on-board.js';
import type { BoardQuery } from './open-board/selection.js';
import { deskWays, type Held, readableWays } from './queue-ways.js';
import { searchOf } from './search.js';
import { unstorable } from './storable.js';
import type { Actor, Failure } from './types.js';

/** Whoever reads no case at all has no list; and no list is asked for by what the database cannot hold. */
export function refuseList(config: TenantConfig, actor: Actor, query: object): Failure | null {
  const allowed = allowsSomewhere(rightsOf(config.newestFlow), actor, 'case.read');
  return allowed ? unstorable(query) : { code: 'forbidden', permission: 'case.read' };
}

/** What a list needs to know that it can ask for before anything else is known. */
export function heldFor(actor: Actor, { queue }: Pick<CaseFilter, 'queue'>): ((tx: Tx) => Promise<Held>) | undefined {
  return queue === 'desk' ? (tx) => currentHolds(tx, actor.tenant) : undefined;
}

/**
 * A list of open cases, as the board takes it.
 * @param held as `heldFor` asks for it, where it was asked before
 */
export async function boardQuery(
  tx: Tx,
  config: TenantConfig,
  actor: Actor,
  query: CaseFilter,
  now: number,
  held?: Held,
): Promise<BoardQuery> {
  return {
    ways: await waysOf(tx, config, actor, query, held),
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
 * the database and only so far, of common words only among what was found. `more`: there may be more than these.
 * @param queue as `probed` gives it
 */
export async function countAll(tx: Tx, config: TenantConfig, queue: Queue, look: Look) {
  const { ways, filter, now } = queue;
  const open = look((board) => board.select({ ways, filter, now, order: 'due' }).counts());
  if (!mayBeEnded(config, filter)) return open;
  const { search } = filter;
  const among = search?.found && { ...filter, search: { ...search, found: { ...search.found, many: false } } };
  const ended = await countQueue(tx, { ...queue, filter: among ?? filter, which: 'ended' }, mostCounted + 1);
  const more = ended > mostCounted || search?.found?.many === true;
  return { ...open, total: open.total + Math.min(ended, mostCounted), ...(more ? { more } : {}) };
}

/** An ended case has no light, and none of the open states. */
function mayBeEnded({ newestFlow }: TenantConfig, { light, states }: QueueFilter): boolean {
  if (light !== undefined) return false;
  return states?.every((state) => newestFlow.states[state]?.open) !== true;
}

async function waysOf(tx: Tx, config: TenantConfig, actor: Actor, query: CaseFilter, held?: Held): Promise<Way[]> {
  const ask = heldFor(actor, query);
  if (ask === undefined) return readableWays(rightsOf(config.newestFlow), actor);
  return deskWays(actor, held ?? (await ask(tx)));
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
