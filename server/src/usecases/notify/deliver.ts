import type { Tx } from '../../store/database.js';
import { claimDue, type Due, dropEndpoint, nextDue, readEndpoints, settle } from '../../store/deliveries.js';
import { findNotice, findSetting, type NoticeRow } from '../../store/notices.js';
import { findSubscriber } from '../../store/subscribers.js';
import type { Channel, Language } from '../../store/tables-notify.js';
import type { TenantConfig } from '../config.js';
import { nameOfDelivery } from '../letters/message-id.js';
import { senderOf } from '../letters/tell-sender.js';
import type { App, BrowserEndpoint, PushKeys } from '../types.js';
import { isOn } from './carry.js';
import { renderNotice, type Words } from './render.js';
import { pushKeysOf, readSecret } from './secrets.js';

const minute = 60_000;
/** After a failure it is tried again after these; after the last it has failed. */
export const RETRY_MS = [1, 5, 30, 120, 480].map((minutes) => minutes * minute);
/** Whoever dies with a message in hand leaves it to another after this long: longer than any channel takes. */
const leaseMs = 2 * minute;
const batch = 20;

/** Sends what is due. Gives when the next is; null: nothing waits. */
export async function deliverDue(app: App, tenant: string): Promise<number | null> {
  for (;;) {
    const now = app.clock.now();
    const due = await app.db.transaction(tenant, (tx) => claimDue(tx, tenant, now, leaseMs, batch));
    for (const each of due) await deliver(app, tenant, each);
    if (due.length < batch) break;
  }
  return app.db.transaction(tenant, (tx) => nextDue(tx, tenant));
}

async function deliver(app: App, tenant: string, due: Due): Promise<void> {
  const parcel = await app.db.transaction(tenant, async (tx) => pack(app, tx, await app.config.of(tx, tenant), due));
  if (typeof parcel === 'string') return end(app, tenant, due, 'dropped', parcel);
  try {
    await parcel.send();
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : 'error';
    const wait = isRefused(error) ? undefined : RETRY_MS[due.attempts - 1];
    if (wait === undefined) return end(app, tenant, due, 'failed', why);
    return put(app, tenant, due, { state: 'waiting', at: app.clock.now() + wait, error: why });
  }
  return end(app, tenant, due, 'sent', null);
}

interface Parcel {
  send(): Promise<void>;
}

/** Everything that sending needs, read at once; or why there is nothing to send any more. */
async function pack(app: App, tx: Tx, config: TenantConfig, due: Due): Promise<Parcel | string> {
  const { tenant, notify } = config;
  if (!isOn(config, due.channel)) return 'channel-off';
  const notice = await findNotice(tx, tenant, due.notice);
  const to = notice === undefined ? null : await whereTo(app, tx, config, notice, due.channel);
  if (notice === undefined || to === null) return 'no-address';
  const words = await renderNotice(tx, config, notice, to.language, to.words);
  const key = nameOfDelivery(app, tenant, due.id);
  if (due.channel === 'push') {
    const browsers = notice.person === null ? [] : await readEndpoints(tx, tenant, notice.person);
    if (browsers.length === 0) return 'no-address';
    const vapid = await pushKeysOf(app, tx, tenant);
    const link = notice.matter === null ? '/notices' : `/cases/${encodeURIComponent(notice.matter)}`;
    return { send: () => sendToBrowsers(app, tenant, vapid, browsers, { ...words, key, link }) };
  }
  const message = { to: to.address, ...words, key, answers: to.answers };
  if (due.channel === 'email' && notify.email !== null) {
    const [settings, password] = [notify.email, await readSecret(app, tx, tenant, 'smtp')];
    return { send: () => app.channels.email(settings, password, message) };
  }
  if (due.channel === 'sms' && notify.sms !== null) {
    const [settings, secret] = [notify.sms, await readSecret(app, tx, tenant, 'sms')];
    return { send: () => app.channels.sms(settings, secret, message) };
  }
  return 'channel-off';
}

interface To {
  readonly address: string;
  readonly language: Language;
  readonly answers?: string;
  readonly words?: Readonly<Record<string, string>>;
}

async function whereTo(
  app: App,
  tx: Tx,
  config: TenantConfig,
  notice: NoticeRow,
  channel: Channel,
): Promise<To | null> {
  const { tenant } = config;
  if (notice.params.letter !== undefined) return channel === 'email' ? senderOf(app, tx, config, notice) : null;
  if (notice.subscriber !== null) {
    const found = await findSubscriber(tx, tenant, notice.subscriber);
    return found?.address == null || found.channel !== channel
      ? null
      : { address: found.address, language: found.language };
  }
  if (notice.person === null) return null;
  const setting = await findSetting(tx, tenant, notice.person);
  const language = setting?.language ?? 'zh-CN';
  if (channel === 'push') return { address: '', language };
  const address = channel === 'email' ? setting?.email : setting?.phone;
  return address == null ? null : { address, language };
}

/** To each of the person's browsers; one that is gone is forgotten. It failed where none took it. */
async function sendToBrowsers(
  app: App,
  tenant: string,
  vapid: PushKeys,
  browsers: readonly BrowserEndpoint[],
  message: Words & { readonly key: string; readonly link: string },
): Promise<void> {
  let failure: unknown = null;
  let taken = 0;
  for (const browser of browsers) {
    try {
      await app.channels.push(vapid, browser, message);
      taken += 1;
    } catch (error) {
      failure = error;
      if (!isGone(error)) continue;
      await app.db.transaction(tenant, (tx) => dropEndpoint(tx, tenant, null, browser.endpoint));
    }
  }
  if (taken === 0 && failure !== null) throw failure;
}

const isRefused = (error: unknown): boolean => error instanceof Error && 'refused' in error;
const isGone = (error: unknown): boolean => error instanceof Error && 'refused' in error && error.refused === 'gone';

function end(app: App, tenant: string, due: Due, state: 'sent' | 'failed' | 'dropped', error: string | null) {
  return put(app, tenant, due, { state, at: app.clock.now(), error });
}

function put(app: App, tenant: string, due: Due, to: Parameters<typeof settle>[3]): Promise<void> {
  return app.db.transaction(tenant, (tx) => settle(tx, tenant, due.id, to));
}
