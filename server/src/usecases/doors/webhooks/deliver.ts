import { listRealTenants } from '../../../store/tenants.js';
import {
  claimDeliveries,
  type DeliveryRow,
  findWebhook,
  lockWebhook,
  nextDelivery,
  settleDelivery,
  updateWebhook,
} from '../../../store/webhooks.js';
import { recordAdmin } from '../../admin/record-admin.js';
import type { App } from '../../types.js';
import { secretOf, signatureOf } from './signature.js';

/** What an address answered; the adapter's. */
export type Answer =
  | { readonly status: number; readonly tookMs: number }
  | { readonly trouble: string; readonly tookMs: number };

export type Tell = (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>;

const minute = 60_000;
/** How long after an attempt that failed the next one follows; after the last it is given up. */
export const BACK_OFF = [minute, 5 * minute, 30 * minute, 2 * 60 * minute, 6 * 60 * minute, 12 * 60 * minute];
/** After so many attempts that failed, without one that came through, an address is switched off. */
export const FAILURES_ALLOWED = 20;
/** An attempt is over long before: whoever died in it leaves it to the next. */
const leaseMs = 2 * minute;
const atOnce = 10;

/** Sends what is due. Gives when the next is, or null where none waits. */
export async function deliver(app: App, tell: Tell): Promise<number | null> {
  let next: number | null = null;
  for (const tenant of await listRealTenants(app.db)) {
    for (;;) {
      const now = app.clock.now();
      const due = await app.db.transaction(tenant, (tx) => claimDeliveries(tx, tenant, now, now + leaseMs, atOnce));
      if (due.length === 0) break;
      await Promise.all(due.map((each) => attempt(app, tenant, each, tell)));
    }
    const own = await app.db.snapshot(tenant, (tx) => nextDelivery(tx, tenant));
    if (own !== null && (next === null || own < next)) next = own;
  }
  return next;
}

async function attempt(app: App, tenant: string, delivery: DeliveryRow, tell: Tell): Promise<void> {
  const hook = await app.db.snapshot(tenant, (tx) => findWebhook(tx, tenant, delivery.webhook));
  if (hook === undefined || hook.state !== 'on') return;
  const body = JSON.stringify(delivery.body);
  const seconds = Math.floor(app.clock.now() / 1000);
  const secret = secretOf(app, tenant, hook.id, hook.generation);
  const answer = await tell(
    hook.url,
    {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Bihuan-Webhook/1',
      'bihuan-event': delivery.event,
      'bihuan-delivery': delivery.id,
      'bihuan-signature': signatureOf(secret, seconds, body),
    },
    body,
  );
  const { tookMs } = answer;
  const status = 'status' in answer ? answer.status : null;
  const error = 'trouble' in answer ? answer.trouble : null;
  const arrived = status !== null && status >= 200 && status < 300;
  await app.db.transaction(tenant, async (tx) => {
    const now = app.clock.now();
    const wait = BACK_OFF[delivery.attempts - 1];
    const over = arrived || wait === undefined;
    await settleDelivery(tx, tenant, delivery.id, {
      state: arrived ? 'delivered' : over ? 'failed' : 'waiting',
      nextAt: over ? null : now + wait,
      endedAt: over ? now : null,
      status,
      error,
      tookMs: Math.round(tookMs),
    });
    const stands = await lockWebhook(tx, tenant, hook.id);
    if (stands === undefined) return;
    if (arrived) {
      if (stands.failures > 0) await updateWebhook(tx, tenant, hook.id, { failures: 0 });
      return;
    }
    const failures = stands.failures + 1;
    const gone = stands.state === 'on' && failures >= FAILURES_ALLOWED;
    await updateWebhook(tx, tenant, hook.id, { failures, ...(gone ? { state: 'failing' } : {}) });
    if (!gone) return;
    const action = 'webhook.switched-off';
    await recordAdmin(tx, { tenant, person: null }, now, { action, kind: 'webhook', subject: hook.id, name: hook.url });
  });
}
