import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import type { WebhookState } from './tables-doors.js';

/** An address that is told of cases. */
export interface WebhookRow {
  readonly id: string;
  readonly partner: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly cases: 'own' | 'area';
  readonly generation: number;
  readonly state: WebhookState;
  readonly failures: number;
  readonly position: string;
  readonly createdAt: number;
}

const columns = [
  'id',
  'partner',
  'url',
  'events',
  'cases',
  'generation',
  'state',
  'failures',
  'position',
  'created_at as createdAt',
] as const;

export function readWebhooks(tx: Tx, tenant: string): Promise<WebhookRow[]> {
  return tx
    .selectFrom('webhook')
    .select(columns)
    .where('tenant', '=', tenant)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function findWebhook(tx: Tx, tenant: string, id: string): Promise<WebhookRow | undefined> {
  return tx.selectFrom('webhook').select(columns).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

/** Takes the row until the transaction ends. */
export function lockWebhook(tx: Tx, tenant: string, id: string): Promise<WebhookRow | undefined> {
  return tx
    .selectFrom('webhook')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Takes the row until the transaction ends; undefined also where another process has it. */
export function takeWebhook(tx: Tx, tenant: string, id: string): Promise<WebhookRow | undefined> {
  return tx
    .selectFrom('webhook')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function insertWebhook(
  tx: Tx,
  tenant: string,
  hook: Pick<WebhookRow, 'id' | 'partner' | 'url' | 'events' | 'cases' | 'position'> & { readonly by: string },
  now: number,
): Promise<void> {
  const { by, events, ...rest } = hook;
  await tx
    .insertInto('webhook')
    .values({ tenant, ...rest, events: [...events], created_at: new Date(now), created_by: by })
    .execute();
}

export async function updateWebhook(
  tx: Tx,
  tenant: string,
  id: string,
  to: Partial<Pick<WebhookRow, 'url' | 'events' | 'cases' | 'generation' | 'state' | 'failures' | 'position'>>,
): Promise<void> {
  const { events, ...rest } = to;
  await tx
    .updateTable('webhook')
    .set({ ...rest, ...(events === undefined ? {} : { events: [...events] }) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

export async function deleteWebhook(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx.deleteFrom('webhook').where('tenant', '=', tenant).where('id', '=', id).execute();
}

/** How many deliveries of each still wait. */
export async function waitingByWebhook(tx: Tx, tenant: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('webhook_delivery')
    .select((each) => ['webhook', each.fn.countAll<number>().as('count')])
    .where('tenant', '=', tenant)
    .where('state', '=', 'waiting')
    .groupBy('webhook')
    .execute();
  return new Map(rows.map((row) => [row.webhook, row.count]));
}

export interface NewDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly matter: string;
  readonly seq: number;
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The same event for the same address again changes nothing. */
export async function insertDelivery(tx: Tx, tenant: string, delivery: NewDelivery, now: number): Promise<void> {
  const { body, ...rest } = delivery;
  await tx
    .insertInto('webhook_delivery')
    .values({
      tenant,
      ...rest,
      body: JSON.stringify(body),
      created_at: new Date(now),
      state: 'waiting',
      next_at: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface DeliveryRow extends NewDelivery {
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly createdAt: number;
  readonly nextAt: number | null;
  readonly endedAt: number | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly tookMs: number | null;
}

const deliveryColumns = [
  'id',
  'webhook',
  'matter',
  'seq',
  'event',
  'body',
  'state',
  'attempts',
  'created_at as createdAt',
  'next_at as nextAt',
  'ended_at as endedAt',
  'status',
  'error',
  'took_ms as tookMs',
] as const;

/** The latest first, after one where it is given. */
export function readDeliveries(
  tx: Tx,
  tenant: string,
  webhook: string,
  after: { readonly createdAt: number; readonly id: string } | null,
  limit: number,
): Promise<DeliveryRow[]> {
  let query = tx
    .selectFrom('webhook_delivery')
    .select(deliveryColumns)
    .where('tenant', '=', tenant)
    .where('webhook', '=', webhook)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== null) {
    query = query.where(sql<boolean>`(created_at, id) < (${at(after.createdAt)}, ${after.id})`);
  }
  return query.execute();
}

/**
 * Takes deliveries that are due, for so long that their attempt is over: whoever else looks meanwhile finds none of them.
 * Those of addresses that are switched off wait.
 */
export async function claimDeliveries(
  tx: Tx,
  tenant: string,
  now: number,
  until: number,
  limit: number,
): Promise<DeliveryRow[]> {
  const due = await tx
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', (join) =>
      join.onRef('webhook.tenant', '=', 'webhook_delivery.tenant').onRef('webhook.id', '=', 'webhook_delivery.webhook'),
    )
    .select('webhook_delivery.id')
    .where('webhook_delivery.tenant', '=', tenant)
    .where('webhook_delivery.state', '=', 'waiting')
    .where('webhook_delivery.next_at', '<=', at(now))
    .where('webhook.state', '=', 'on')
    .orderBy('webhook_delivery.next_at')
    .orderBy('webhook_delivery.created_at')
    .limit(limit)
    .forUpdate('webhook_delivery')
    .skipLocked()
    .execute();
  if (due.length === 0) return [];
  return tx
    .updateTable('webhook_delivery')
    .set((each) => ({ next_at: new Date(until).toISOString(), attempts: each('attempts', '+', 1) }))
    .where('tenant', '=', tenant)
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .returning(deliveryColumns)
    .execute();
}

/** When the next delivery is due; null: none waits. */
export async function nextDelivery(tx: Tx, tenant: string): Promise<number | null> {
  const row = await tx
    .selectFrom('webhook_delivery')
    .innerJoin('webhook', (join) =>
      join.onRef('webhook.tenant', '=', 'webhook_delivery.tenant').onRef('webhook.id', '=', 'webhook_delivery.webhook'),
    )
    .select('next_at as nextAt')
    .where('webhook_delivery.tenant', '=', tenant)
    .where('webhook_delivery.state', '=', 'waiting')
    .where('webhook.state', '=', 'on')
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row?.nextAt ?? null;
}

export async function settleDelivery(
  tx: Tx,
  tenant: string,
  id: string,
  to: Pick<DeliveryRow, 'state' | 'nextAt' | 'endedAt' | 'status' | 'error' | 'tookMs'>,
): Promise<void> {
  const { state, nextAt, endedAt, status, error, tookMs } = to;
  await tx
    .updateTable('webhook_delivery')
    .set({
      state,
      next_at: nextAt === null ? null : new Date(nextAt),
      ended_at: endedAt === null ? null : new Date(endedAt),
      status,
      error,
      took_ms: tookMs,
    })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

/** Has it sent once more, counted anew. False: there is none, or it waits already. */
export async function resendDelivery(
  tx: Tx,
  tenant: string,
  webhook: string,
  id: string,
  now: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', attempts: 0, next_at: new Date(now), ended_at: null })
    .where('tenant', '=', tenant)
    .where('webhook', '=', webhook)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Forgets what was delivered, or given up, before an instant. */
export async function forgetDeliveries(tx: Tx, tenant: string, before: number): Promise<void> {
  await tx
    .deleteFrom('webhook_delivery')
    .where('tenant', '=', tenant)
    .where('state', '<>', 'waiting')
    .where('created_at', '<', at(before))
    .execute();
}
