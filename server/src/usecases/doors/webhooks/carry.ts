import type { Tx } from '../../../store/database.js';
import { findMatter, type MatterRow } from '../../../store/matters.js';
import { isForgotten, readMessages, type StoredMessage } from '../../../store/outbox.js';
import { isReportedBy } from '../../../store/partner-reports.js';
import { findPartner, type PartnerRow } from '../../../store/partners.js';
import { readRequests } from '../../../store/service-requests.js';
import { listRealTenants } from '../../../store/tenants.js';
import { insertDelivery, readWebhooks, takeWebhook, updateWebhook, type WebhookRow } from '../../../store/webhooks.js';
import { covers } from '../../areas-tree.js';
import type { TenantConfig } from '../../config.js';
import type { App } from '../../types.js';
import { publishedOf } from '../published.js';

const batch = 200;
/** The position before every message. */
const FIRST = '0-0';

/** Reads the outbox on for every address that is told of cases, and lays out what is to be sent. */
export async function carryOutbox(app: App): Promise<void> {
  for (const tenant of await listRealTenants(app.db)) {
    const hooks = await app.db.snapshot(tenant, (tx) => readWebhooks(tx, tenant));
    for (const { id, state } of hooks) {
      if (state !== 'on') continue;
      while (await carryBatch(app, tenant, id));
    }
  }
}

/** One batch of one address, whose row is taken for it. Gives whether there is more. */
function carryBatch(app: App, tenant: string, id: string): Promise<boolean> {
  return app.db.transaction(tenant, async (tx) => {
    const hook = await takeWebhook(tx, tenant, id);
    if (hook === undefined || hook.state !== 'on') return false;
    const partner = await findPartner(tx, tenant, hook.partner);
    // What was forgotten cannot be told any more; it goes on with what is there.
    const begin = (await isForgotten(tx, tenant, hook.position)) ? FIRST : hook.position;
    const messages = await readMessages(tx, tenant, begin, batch);
    const last = messages.at(-1);
    if (last === undefined) return false;
    if (partner !== undefined && partner.retiredAt === null) {
      const config = await app.config.of(tx, tenant);
      for (const message of messages) await layOut(app, tx, config, hook, partner, message);
    }
    await updateWebhook(tx, tenant, id, { position: last.position });
    return messages.length === batch;
  });
}

async function layOut(
  app: App,
  tx: Tx,
  config: TenantConfig,
  hook: WebhookRow,
  partner: PartnerRow,
  { kind, matter, data }: StoredMessage,
): Promise<void> {
  const { event, version } = data;
  if (kind !== 'case' || typeof event !== 'string' || typeof version !== 'number') return;
  if (!hook.events.includes(event)) return;
  const row = await findMatter(tx, config.tenant, matter);
  if (row === undefined || !(await concerns(tx, hook, partner, row))) return;
  const [request] = await readRequests(tx, config.tenant, { ids: [matter] }, { limit: 1, offset: 0 });
  if (request === undefined) return;
  const into = row.merged_into === null ? undefined : await findMatter(tx, config.tenant, row.merged_into);
  const id = app.random(12).toString('base64url');
  const body = { id, event, sequence: version, case: publishedOf(config, request, into?.number ?? null) };
  await insertDelivery(tx, config.tenant, { id, webhook: hook.id, matter, seq: version, event, body }, app.clock.now());
}

async function concerns(tx: Tx, hook: WebhookRow, partner: PartnerRow, row: MatterRow): Promise<boolean> {
  return hook.cases === 'area'
    ? covers(partner.areaPath, row.area_path)
    : isReportedBy(tx, row.tenant, row.id, partner.id);
}
