import type {
  DeliveriesQuery,
  Webhook,
  WebhookChange,
  WebhookCreate,
  WebhookDeliveries,
  WebhookList,
  WebhookSaved,
} from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import type { Tx } from '../../../store/database.js';
import { findMatters } from '../../../store/matters.js';
import { lastPosition } from '../../../store/outbox.js';
import { findPartner, readPartners } from '../../../store/partners.js';
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  readDeliveries,
  readWebhooks,
  resendDelivery,
  updateWebhook,
  type WebhookRow,
  waitingByWebhook,
} from '../../../store/webhooks.js';
import { recordAdmin } from '../../admin/record-admin.js';
import type { TenantConfig } from '../../config.js';
import { readAs } from '../../read-reference.js';
import { type Actor, type App, done, failed, type Result } from '../../types.js';
import { writing } from '../partners.js';
import { FAILURES_ALLOWED } from './deliver.js';
import { secretOf } from './signature.js';

/** What the installation lets addresses be; the adapter's. */
export interface Addresses {
  readonly privateAllowed: boolean;
  troubleOf(url: string): string | null;
}

export function listWebhooks(app: App, actor: Actor, addresses: Addresses): Promise<Result<WebhookList>> {
  return readAs(app, actor, 'partner.read', async (tx, config) => {
    const waiting = await waitingByWebhook(tx, actor.tenant);
    const names = new Map((await readPartners(tx, actor.tenant)).map(({ id, name }) => [id, name]));
    const rows = await readWebhooks(tx, actor.tenant);
    return done({
      webhooks: rows.map((row) => viewOf(config, row, names.get(row.partner), waiting.get(row.id))),
      privateAllowed: addresses.privateAllowed,
      failuresAllowed: FAILURES_ALLOWED,
    });
  });
}

/** A new address, told of what happens from now on; its secret is told with it. */
export function createWebhook(
  app: App,
  actor: Actor,
  addresses: Addresses,
  input: WebhookCreate,
): Promise<Result<WebhookSaved>> {
  return writing(app, actor, input, async (tx, config, now) => {
    const { partner, url, events, cases } = input;
    const wrong = addresses.troubleOf(url);
    if (wrong !== null) return failed({ code: 'rule', reason: `webhook-${wrong}`, params: { url } });
    const of = await findPartner(tx, actor.tenant, partner);
    if (of === undefined || of.retiredAt !== null) {
      return failed({ code: 'invalid', errors: [{ path: 'partner', message: 'the id of a partner' }] });
    }
    const id = app.random(9).toString('base64url');
    const position = await lastPosition(tx);
    const unique = [...new Set(events)];
    const { person: by } = actor;
    await insertWebhook(tx, actor.tenant, { id, partner, url, events: unique, cases, position, by }, now);
    const detail = { partner, events: unique.join(' ') };
    await recordAdmin(tx, actor, now, { action: 'webhook.created', kind: 'webhook', subject: id, name: url, detail });
    return saved(app, tx, actor.tenant, config, id, true);
  });
}

/** Another address, other events, on, off, a new secret. Switched on again it is told what happened meanwhile, as far as it is kept. */
export function changeWebhook(
  app: App,
  actor: Actor,
  addresses: Addresses,
  id: string,
  input: WebhookChange,
): Promise<Result<WebhookSaved>> {
  return writing(app, actor, { id, ...input }, async (tx, config, now) => {
    const before = await findWebhook(tx, actor.tenant, id);
    if (before === undefined) return failed({ code: 'not-found' });
    const { newSecret = false, ...members } = input;
    const wrong = members.url === undefined ? null : addresses.troubleOf(members.url);
    if (wrong !== null) return failed({ code: 'rule', reason: `webhook-${wrong}`, params: { url: members.url ?? '' } });
    const { url, events, cases, state } = members;
    await updateWebhook(tx, actor.tenant, id, {
      ...(url === undefined ? {} : { url }),
      ...(events === undefined ? {} : { events: [...new Set(events)] }),
      ...(cases === undefined ? {} : { cases }),
      ...(state === undefined ? {} : { state, failures: 0 }),
      ...(newSecret ? { generation: before.generation + 1 } : {}),
    });
    const action = 'webhook.changed';
    await recordAdmin(tx, actor, now, { action, kind: 'webhook', subject: id, name: url ?? before.url });
    return saved(app, tx, actor.tenant, config, id, newSecret);
  });
}

/** With all that was sent to it. */
export function removeWebhook(app: App, actor: Actor, id: string): Promise<Result<null>> {
  return writing(app, actor, { id }, async (tx, _config, now) => {
    const before = await findWebhook(tx, actor.tenant, id);
    if (before === undefined) return failed({ code: 'not-found' });
    await deleteWebhook(tx, actor.tenant, id);
    const action = 'webhook.removed';
    await recordAdmin(tx, actor, now, { action, kind: 'webhook', subject: id, name: before.url });
    return done(null);
  });
}

export function listDeliveries(
  app: App,
  actor: Actor,
  id: string,
  query: DeliveriesQuery,
): Promise<Result<WebhookDeliveries>> {
  return readAs(app, actor, 'partner.read', async (tx, config) => {
    const { tenant } = actor;
    if ((await findWebhook(tx, tenant, id)) === undefined) return failed({ code: 'not-found' });
    const after = query.cursor === undefined ? null : cursorOf(query.cursor);
    if (after === undefined) return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor' }] });
    const rows = await readDeliveries(tx, tenant, id, after, query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const matters = await findMatters(tx, tenant, [...new Set(shown.map(({ matter }) => matter))]);
    const numbers = new Map(matters.map((row) => [row.id, row.number]));
    const zone = config.calendar.timeZone;
    const instant = (t: number | null) => (t === null ? null : formatInstant(t, zone));
    const last = shown.at(-1);
    const more = rows.length > query.limit && last !== undefined;
    return done({
      items: shown.map(({ id: delivery, matter, event, state, attempts, createdAt, nextAt, endedAt, ...met }) => ({
        id: delivery,
        number: numbers.get(matter) ?? matter,
        event,
        state,
        attempts,
        createdAt: formatInstant(createdAt, zone),
        nextAt: instant(nextAt),
        endedAt: instant(endedAt),
        status: met.status,
        error: met.error,
        tookMs: met.tookMs,
      })),
      nextCursor: more ? Buffer.from(`${last.createdAt} ${last.id}`).toString('base64url') : null,
      now: formatInstant(app.clock.now(), zone),
    });
  });
}

/** The same body once more, whatever became of it. */
export function sendAgain(app: App, actor: Actor, webhook: string, id: string): Promise<Result<null>> {
  return writing(app, actor, { webhook, id }, async (tx, _config, now) =>
    (await resendDelivery(tx, actor.tenant, webhook, id, now)) ? done(null) : failed({ code: 'not-found' }),
  );
}

async function saved(
  app: App,
  tx: Tx,
  tenant: string,
  config: TenantConfig,
  id: string,
  withSecret: boolean,
): Promise<Result<WebhookSaved>> {
  const row = await findWebhook(tx, tenant, id);
  if (row === undefined) return failed({ code: 'not-found' });
  const partner = await findPartner(tx, tenant, row.partner);
  const waiting = await waitingByWebhook(tx, tenant);
  return done({
    webhook: viewOf(config, row, partner?.name, waiting.get(id)),
    secret: withSecret ? secretOf(app, tenant, id, row.generation) : null,
  });
}

function viewOf(config: TenantConfig, row: WebhookRow, partner: string | undefined, waiting = 0): Webhook {
  return {
    id: row.id,
    partner: { id: row.partner, name: partner ?? row.partner },
    url: row.url,
    events: [...row.events] as Webhook['events'],
    cases: row.cases,
    state: row.state,
    failures: row.failures,
    waiting,
    createdAt: formatInstant(row.createdAt, config.calendar.timeZone),
  };
}

/** Undefined: it is none. */
function cursorOf(text: string): { readonly createdAt: number; readonly id: string } | undefined {
  const [, at, id] = /^(\d{1,15}) ([\w-]{1,64})$/.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  return at === undefined || id === undefined ? undefined : { createdAt: Number(at), id };
}
