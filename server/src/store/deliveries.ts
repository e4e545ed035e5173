import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import type { BrowserKeys, Channel, DeliveryState } from './tables-notify.js';

export interface Due {
  readonly id: number;
  readonly notice: number;
  readonly channel: Channel;
  /** This time included. */
  readonly attempts: number;
}

export async function insertDelivery(
  tx: Tx,
  tenant: string,
  row: { readonly notice: number; readonly channel: Channel; readonly nextAt: number; readonly dropped?: string },
): Promise<void> {
  const { notice, channel, nextAt, dropped } = row;
  const next_at = iso(nextAt);
  await tx
    .insertInto('delivery')
    .values({
      tenant,
      notice,
      channel,
      next_at,
      ...(dropped === undefined
        ? { state: 'waiting' as const }
        : { state: 'dropped' as const, done_at: next_at, error: dropped }),
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'notice', 'channel']).doNothing())
    .execute();
}

/**
 * Takes what is due, so that nobody else sends it until the lease runs out: whoever dies with it in hand leaves it to
 * another. What another process takes in this moment is passed over.
 */
export async function claimDue(tx: Tx, tenant: string, now: number, leaseMs: number, limit: number): Promise<Due[]> {
  const { rows } =
    await sql<Due>`update delivery d set attempts = d.attempts + 1, next_at = ${iso(now + leaseMs)}::timestamptz
    where d.tenant = ${tenant} and d.id in (
      select id from delivery where tenant = ${tenant} and state = 'waiting' and next_at <= ${iso(now)}::timestamptz
      order by next_at, id limit ${limit} for update skip locked)
    returning d.id, d.notice, d.channel, d.attempts`.execute(tx);
  return [...rows].sort((a, b) => a.id - b.id);
}

/** When something is due next; null: nothing waits. */
export async function nextDue(tx: Tx, tenant: string): Promise<number | null> {
  const row = await tx
    .selectFrom('delivery')
    .select('next_at')
    .where('tenant', '=', tenant)
    .where('state', '=', 'waiting')
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_at ?? null;
}

/** Ends a delivery, or puts it off where it is still `waiting`. */
export async function settle(
  tx: Tx,
  tenant: string,
  id: number,
  end: { readonly state: DeliveryState; readonly at: number; readonly error: string | null },
): Promise<void> {
  const instant = iso(end.at);
  await tx
    .updateTable('delivery')
    .set({
      state: end.state,
      error: end.error,
      ...(end.state === 'waiting' ? { next_at: instant } : { done_at: instant }),
    })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

export interface DeliveryLine {
  readonly id: number;
  readonly channel: Channel;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly next_at: number;
  readonly done_at: number | null;
  readonly error: string | null;
  readonly event: string;
  readonly person: string | null;
  readonly created_at: number;
}

export function readDeliveries(
  tx: Tx,
  tenant: string,
  of: { readonly state?: DeliveryState; readonly before: number | null },
  limit: number,
): Promise<DeliveryLine[]> {
  return tx
    .selectFrom('delivery as d')
    .innerJoin('notice as n', (join) => join.onRef('n.tenant', '=', 'd.tenant').onRef('n.id', '=', 'd.notice'))
    .select(['d.id', 'd.channel', 'd.state', 'd.attempts', 'd.next_at', 'd.done_at', 'd.error'])
    .select(['n.event', 'n.person', 'n.created_at'])
    .where('d.tenant', '=', tenant)
    .$if(of.state !== undefined, (query) => query.where('d.state', '=', of.state ?? 'failed'))
    .$if(of.before !== null, (query) => query.where('d.id', '<', of.before ?? 0))
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();
}

/** Of the last days: how many by channel and state, and the last error. */
export async function countDeliveries(
  tx: Tx,
  tenant: string,
  since: number,
): Promise<{ readonly channel: Channel; readonly state: DeliveryState; readonly count: number }[]> {
  return tx
    .selectFrom('delivery')
    .select((each) => ['channel', 'state', each.fn.countAll<number>().as('count')])
    .where('tenant', '=', tenant)
    .where('next_at', '>', at(since))
    .groupBy(['channel', 'state'])
    .execute();
}

export async function lastErrorOf(tx: Tx, tenant: string, channel: Channel): Promise<string | null> {
  const row = await tx
    .selectFrom('delivery')
    .select('error')
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    .where('state', 'in', ['waiting', 'failed'])
    .where('error', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.error ?? null;
}

export async function putEndpoint(
  tx: Tx,
  tenant: string,
  person: string,
  now: number,
  to: { readonly endpoint: string; readonly keys: BrowserKeys },
): Promise<void> {
  // A browser belongs to whoever allowed it last.
  await dropEndpoint(tx, tenant, null, to.endpoint);
  await tx
    .insertInto('push_endpoint')
    .values({ tenant, person, endpoint: to.endpoint, keys: JSON.stringify(to.keys), created_at: iso(now) })
    .execute();
}

export async function dropEndpoint(tx: Tx, tenant: string, person: string | null, endpoint: string): Promise<void> {
  await tx
    .deleteFrom('push_endpoint')
    .where('tenant', '=', tenant)
    .$if(person !== null, (query) => query.where('person', '=', person ?? ''))
    .where('endpoint', '=', endpoint)
    .execute();
}

export function readEndpoints(
  tx: Tx,
  tenant: string,
  person: string,
): Promise<{ readonly endpoint: string; readonly keys: BrowserKeys }[]> {
  return tx
    .selectFrom('push_endpoint')
    .select(['endpoint', 'keys'])
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .limit(10)
    .execute();
}

/** The notice of a delivery by e-mail; undefined: it is forgotten. */
export function noticeOfDelivery(tx: Tx, tenant: string, id: number) {
  return tx
    .selectFrom('delivery as d')
    .innerJoin('notice as n', (join) => join.onRef('n.tenant', '=', 'd.tenant').onRef('n.id', '=', 'd.notice'))
    .select(['n.matter', 'n.subscriber', 'n.params'])
    .where('d.tenant', '=', tenant)
    .where('d.id', '=', id)
    .where('d.channel', '=', 'email')
    .executeTakeFirst();
}
