import type {
  ChannelStates,
  DeliveryPage,
  DeliveryQuery,
  NoticePage,
  NoticeQuery,
  NoticeSettings,
  NoticeSettingsBody,
  PushEndpoint,
  TestMessage,
  TestSent,
  UnreadCount,
} from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import {
  countDeliveries,
  dropEndpoint,
  lastErrorOf,
  putEndpoint,
  readDeliveries,
  readEndpoints,
} from '../../store/deliveries.js';
import { countUnread, findSetting, markRead, putSetting, readNotices } from '../../store/notices.js';
import { insertMessages } from '../../store/outbox.js';
import { namesOf } from '../../store/people.js';
import { secretNames } from '../../store/secrets.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot, inTransaction } from '../in-transaction.js';
import { makeCursor, readCursor } from '../page-cursor.js';
import { readAs } from '../read-reference.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { isOn } from './carry.js';
import { fill } from './placeholders.js';
import { isNoticeEvent, renderNotices } from './render.js';
import { pushKeysOf, readSecret } from './secrets.js';

const CHANNELS = ['email', 'sms', 'push'] as const;
const week = 7 * 86_400_000;

/** The person's own notices, newest first. */
export function listNotices(app: App, actor: Actor, query: NoticeQuery): Promise<Result<NoticePage>> {
  const { show, language, cursor, limit } = query;
  return inSnapshot<NoticePage>(app, actor.tenant, async (tx, config) => {
    const before = beforeOf(cursor);
    if (before === undefined) return badCursor();
    const { tenant, person } = actor;
    const rows = await readNotices(tx, tenant, person, { unread: show === 'unread', before }, limit + 1);
    const shown = rows.slice(0, limit);
    const words = await renderNotices(tx, config, shown, language);
    const zone = config.calendar.timeZone;
    const last = shown.at(-1);
    return done({
      notices: shown.map((row, i) => ({
        id: row.id,
        event: isNoticeEvent(row.event) ? row.event : 'test',
        ...(words[i] ?? { title: '', text: '' }),
        case: row.matter,
        urgent: row.urgent,
        at: formatInstant(row.created_at, zone),
        read: row.read_at !== null,
      })),
      unread: await countUnread(tx, tenant, person),
      nextCursor: rows.length > limit && last !== undefined ? makeCursor([last.id]) : null,
    });
  });
}

export function unreadNotices(app: App, actor: Actor): Promise<Result<UnreadCount>> {
  return inSnapshot(app, actor.tenant, async (tx) =>
    done({ unread: await countUnread(tx, actor.tenant, actor.person) }),
  );
}

/** Marks notices of the person's own as read, or all of them; other windows hear of it. */
export function readThem(
  app: App,
  actor: Actor,
  input: { readonly ids?: readonly number[] | undefined },
): Promise<Result<UnreadCount>> {
  return inTransaction<UnreadCount>(app, actor.tenant, async (tx) => {
    const { tenant, person } = actor;
    const now = app.clock.now();
    await markRead(tx, tenant, person, input.ids ?? null, now);
    await insertMessages(tx, tenant, now, [{ matter: '', kind: 'notice', data: { person } }]);
    return done({ unread: await countUnread(tx, tenant, person) });
  });
}

const NO_SETTING: NoticeSettingsBody = { language: 'zh-CN', email: null, phone: null, events: {}, digest: false };

export function noticeSettings(app: App, actor: Actor): Promise<Result<NoticeSettings>> {
  // Keys for browsers are made when they are first asked for.
  return inTransaction<NoticeSettings>(app, actor.tenant, async (tx, config) => {
    const { tenant, person } = actor;
    const row = await findSetting(tx, tenant, person);
    const setting = row === undefined ? NO_SETTING : ({ ...row } as NoticeSettingsBody);
    return done({
      ...setting,
      channels: CHANNELS.filter((channel) => isOn(config, channel)),
      pushKey: config.notify.push ? (await pushKeysOf(app, tx, tenant)).publicKey : null,
      browsers: (await readEndpoints(tx, tenant, person)).length,
    });
  });
}

export async function saveNoticeSettings(
  app: App,
  actor: Actor,
  body: NoticeSettingsBody,
): Promise<Result<NoticeSettings>> {
  const bad = unstorable(body);
  if (bad !== null) return failed(bad);
  const saved = await inTransaction<null>(app, actor.tenant, async (tx) => {
    const events = Object.fromEntries(
      Object.entries(body.events).map(([event, channels]) => [event, [...new Set(channels)]]),
    );
    await putSetting(tx, actor.tenant, actor.person, { ...body, events });
    return done(null);
  });
  return saved.ok ? noticeSettings(app, actor) : saved;
}

/** A browser that the person has allowed to show messages. */
export function addBrowser(app: App, actor: Actor, to: PushEndpoint): Promise<Result<null>> {
  return inTransaction<null>(app, actor.tenant, async (tx, config) => {
    if (!config.notify.push) return failed({ code: 'rule', reason: 'channel-off', params: { channel: 'push' } });
    await putEndpoint(tx, actor.tenant, actor.person, app.clock.now(), to);
    return done(null);
  });
}

export function dropBrowser(
  app: App,
  actor: Actor,
  { endpoint }: { readonly endpoint: string },
): Promise<Result<null>> {
  return inTransaction<null>(app, actor.tenant, async (tx) => {
    await dropEndpoint(tx, actor.tenant, actor.person, endpoint);
    return done(null);
  });
}

/** The log of deliveries, for who keeps the channels: whom by name, never where to. */
export function listDeliveries(app: App, actor: Actor, query: DeliveryQuery): Promise<Result<DeliveryPage>> {
  return readAs<DeliveryPage>(app, actor, 'config.read', async (tx, config) => {
    const before = beforeOf(query.cursor);
    if (before === undefined) return badCursor();
    const { state, limit } = query;
    const rows = await readDeliveries(tx, actor.tenant, { before, ...(state && { state }) }, limit + 1);
    const shown = rows.slice(0, limit);
    const names = await namesOf(
      tx,
      actor.tenant,
      shown.flatMap(({ person }) => person ?? []),
    );
    const at = (instant: number) => formatInstant(instant, config.calendar.timeZone);
    const last = shown.at(-1);
    return done({
      deliveries: shown.map((row) => ({
        id: row.id,
        channel: row.channel,
        state: row.state,
        event: row.event,
        to: {
          kind: row.person === null ? ('reporter' as const) : ('person' as const),
          name: row.person === null ? null : (names.get(row.person) ?? null),
        },
        attempts: row.attempts,
        at: at(row.created_at),
        nextAt: row.state === 'waiting' ? at(row.next_at) : null,
        doneAt: row.done_at === null ? null : at(row.done_at),
        error: row.error,
      })),
      nextCursor: rows.length > limit && last !== undefined ? makeCursor([last.id]) : null,
    });
  });
}

/** Which channels are on, and how they did in the last week. */
export function channelStates(app: App, actor: Actor): Promise<Result<ChannelStates>> {
  return readAs<ChannelStates>(app, actor, 'config.read', async (tx, config) => {
    const { tenant } = actor;
    const counts = await countDeliveries(tx, tenant, app.clock.now() - week);
    const secrets = await secretNames(tx, tenant);
    const kept = { email: secrets.has('smtp'), sms: secrets.has('sms'), push: true };
    const channels: ChannelStates['channels'] = [];
    for (const channel of CHANNELS) {
      const count = (state: string) =>
        counts.find((each) => each.channel === channel && each.state === state)?.count ?? 0;
      channels.push({
        channel,
        on: isOn(config, channel),
        secret: kept[channel],
        waiting: count('waiting'),
        sent: count('sent'),
        failed: count('failed'),
        dropped: count('dropped'),
        lastError: await lastErrorOf(tx, tenant, channel),
      });
    }
    return done({ channels, hotlineSecret: secrets.has('hotline') });
  });
}

/** Sends one message at once and says what came of it. Nothing of it is kept. */
export async function sendTest(app: App, actor: Actor, body: TestMessage): Promise<Result<TestSent>> {
  const { channel, to } = body;
  const permission = 'config.write';
  const ready = await inSnapshot<{ config: TenantConfig; smtp: string | null; sms: string | null }>(
    app,
    actor.tenant,
    async (tx, config) => {
      if (!allowsSomewhere(rightsOf(config.newestFlow), actor, permission)) {
        return failed({ code: 'forbidden', permission });
      }
      if (!isOn(config, channel)) return failed({ code: 'rule', reason: 'channel-off', params: { channel } });
      const [smtp, sms] = [
        await readSecret(app, tx, actor.tenant, 'smtp'),
        await readSecret(app, tx, actor.tenant, 'sms'),
      ];
      return done({ config, smtp, sms });
    },
  );
  if (!ready.ok) return ready;
  const { config, smtp, sms } = ready.value;
  const template = config.templates.events.test?.['zh-CN'] ?? { title: 'Bihuan', text: 'Bihuan' };
  const values = { city: config.name };
  const key = `bihuan-test-${app.random(9).toString('base64url')}`;
  const message = { to, title: fill(template.title, values), text: fill(template.text, values), key };
  try {
    if (channel === 'email' && config.notify.email !== null) {
      await app.channels.email(config.notify.email, smtp, message);
    } else if (config.notify.sms !== null) {
      await app.channels.sms(config.notify.sms, sms, message);
    }
    return done({ sent: true, error: null });
  } catch (error) {
    return done({ sent: false, error: error instanceof Error ? error.message.slice(0, 200) : 'error' });
  }
}

/** Null: from the newest on; undefined: no cursor of ours. */
function beforeOf(cursor: string | undefined): number | null | undefined {
  return cursor === undefined ? null : readCursor(cursor, ['number'])?.[0];
}

const badCursor = () => failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of this list' }] });
