import { forgetKeys } from '../store/idempotency.js';
import { eraseIdleLetters } from '../store/letters.js';
import { forgetNotices } from '../store/notices.js';
import { forgetMessages } from '../store/outbox.js';
import { forgetUses } from '../store/public-use.js';
import { forgetSessions } from '../store/sessions.js';
import { endForgotten, forgetPoints } from '../store/shifts.js';
import { listTenants } from '../store/tenants.js';
import { forgetAllViewers } from '../store/viewers.js';
import { forgetDeliveries } from '../store/webhooks.js';
import { forgetUnnamed } from './forget-file.js';
import { KEPT_MS, LONGEST_MS } from './patrol/patrol-limits.js';
import { forgetPractices } from './practice/forget-practices.js';
import type { App } from './types.js';
import { STALE_MS } from './viewers.js';

const day = 86_400_000;
/** A client that could not reach the server retries within days; a stream that broke off longer ago starts afresh. */
const keepKeys = 30 * day;
const keepMessages = 3 * day;
/** What somebody was told, read or not, and how it was delivered. */
const keepNotices = 90 * day;
/** What was written to the centre and became nothing. */
const keepLetters = 90 * day;
/** A report or an act is sent within a day of its pictures. */
const keepUnnamed = day;

/** Forgets what nobody will ask for again: old idempotency keys, told messages, sessions that ran out,
 * positions of patrols, pictures that no event names, practices that were begun long ago. */
export async function tidy(app: App): Promise<void> {
  const now = app.clock.now();
  await forgetPractices(app);
  for (const tenant of await listTenants(app.db)) {
    await app.db.transaction(tenant, async (tx) => {
      await forgetKeys(tx, tenant, now - keepKeys);
      await forgetMessages(tx, tenant, now - keepMessages);
      await forgetNotices(tx, tenant, now - keepNotices);
      await forgetSessions(tx, tenant, now);
      await forgetUses(tx, tenant, now);
      await forgetDeliveries(tx, tenant, now - keepKeys);
      await eraseIdleLetters(tx, tenant, now - keepLetters, now);
      await endForgotten(tx, tenant, now, LONGEST_MS);
      await forgetPoints(tx, tenant, now - KEPT_MS);
      await forgetAllViewers(tx, tenant, now - STALE_MS);
    });
    await forgetUnnamed(app, tenant, now - keepUnnamed);
  }
}
