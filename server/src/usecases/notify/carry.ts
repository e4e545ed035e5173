import { localDate, parseLocal } from '@bihuan/worktime';
import type { Tx } from '../../store/database.js';
import { insertDelivery } from '../../store/deliveries.js';
import { type EventRow, readEventsAt } from '../../store/events.js';
import { findMatter } from '../../store/matters.js';
import { claimDigests, findSetting, insertNotice, lockPosition, storePosition } from '../../store/notices.js';
import { insertMessages, lastPosition, readMessages, type StoredMessage } from '../../store/outbox.js';
import { isActive } from '../../store/people.js';
import { findSubscriber } from '../../store/subscribers.js';
import type { Channel } from '../../store/tables-notify.js';
import type { TenantConfig } from '../config.js';
import { askWhetherContent } from '../hotline/tasks.js';
import type { App } from '../types.js';
import { afterQuiet } from './quiet.js';
import { People, TOLD_EVENTS, type Told, toldOfEvent, toldOfLight } from './who.js';

const batch = 200;
/** What happened longer ago is nobody's news. */
const staleMs = 86_400_000;

/**
 * Turns what the outbox says into notices, once each: the position is moved on in the same transaction, and each notice
 * has a key. Gives how many were made. What came before the first time is nobody's news.
 */
export async function carryNotices(app: App, tenant: string): Promise<number> {
  let made = 0;
  for (;;) {
    const turn = await app.db.transaction(tenant, (tx) => carryBatch(app, tx, tenant));
    made += turn.made;
    if (turn.read < batch) break;
  }
  if (made > 0) app.committed();
  return made;
}

async function carryBatch(app: App, tx: Tx, tenant: string): Promise<{ read: number; made: number }> {
  const position = await lockPosition(tx, tenant);
  if (position === null) {
    await storePosition(tx, tenant, await lastPosition(tx));
    return { read: 0, made: 0 };
  }
  const messages = await readMessages(tx, tenant, position, batch);
  const last = messages.at(-1);
  if (last === undefined) return { read: 0, made: 0 };
  const config = await app.config.of(tx, tenant);
  const people = new People(tx, tenant);
  const events = await eventsOf(tx, tenant, messages);
  const persons = new Set<string>();
  let made = 0;
  for (const message of messages) {
    if (message.kind === 'case' && message.data.event === 'closed') {
      await askWhetherContent(app, tx, tenant, message.matter, Number(message.data.version));
    }
    const { told, matter } = await toldOf(tx, tenant, people, message, events, app.clock.now());
    for (const each of told) {
      const key = `${message.position} ${each.event} ${each.person ?? each.subscriber ?? ''}`;
      const params = { number: matter?.number ?? '', due: String(matter?.stage_due ?? ''), ...each.params };
      const urgent = matter?.severity === 'urgent';
      if (await tell(app, tx, config, { ...each, params, key, matter: message.matter, urgent })) {
        made += 1;
        if (each.person !== undefined) persons.add(each.person);
      }
    }
  }
  await storePosition(tx, tenant, last.position);
  await sayNews(app, tx, tenant, persons);
  return { read: messages.length, made };
}

async function toldOf(
  tx: Tx,
  tenant: string,
  people: People,
  message: StoredMessage,
  events: ReadonlyMap<string, EventRow>,
  now: number,
) {
  const none = { told: [], matter: undefined };
  if (message.kind !== 'light' && !isTold(message)) return none;
  const matter = await findMatter(tx, tenant, message.matter);
  if (matter === undefined) return none;
  if (message.kind === 'light') {
    const { clock, light } = message.data;
    return { told: clock === 'stage' ? await toldOfLight(people, matter, String(light)) : [], matter };
  }
  const event = events.get(`${message.matter} ${String(message.data.version)}`);
  // What an import brings in is long past. That a case was imported says nothing of what happens to it now.
  const told = event === undefined || event.at < now - staleMs ? [] : await toldOfEvent(people, matter, event);
  return { told, matter };
}

/** Most events are nobody's news: of those nothing more is read. */
const isTold = ({ kind, data }: StoredMessage): boolean => kind === 'case' && TOLD_EVENTS.has(String(data.event));

async function eventsOf(tx: Tx, tenant: string, messages: readonly StoredMessage[]): Promise<Map<string, EventRow>> {
  const asked = messages.filter(isTold).map(({ matter, data }) => ({ matter, seq: Number(data.version) }));
  const rows = await readEventsAt(tx, tenant, asked);
  return new Map(rows.map((row) => [`${row.matter} ${row.seq}`, row]));
}

interface Telling extends Told {
  readonly key: string;
  readonly matter: string | null;
  readonly urgent: boolean;
  readonly params: Readonly<Record<string, string>>;
}

/** Writes a notice and what is to go out for it. False where it was told before, or there is nobody to tell. */
async function tell(app: App, tx: Tx, config: TenantConfig, telling: Telling): Promise<boolean> {
  const { event, person = null, subscriber = null, params, key, matter, urgent } = telling;
  const { tenant } = config;
  const now = app.clock.now();
  if (person !== null && !(await isActive(tx, tenant, person))) return false;
  const wanted =
    person === null ? await ofSubscriber(tx, tenant, subscriber) : await ofPerson(tx, tenant, person, event);
  const id = await insertNotice(tx, tenant, now, { key, person, subscriber, matter, event, params, urgent });
  if (id === null) return false;
  const goesAt = urgent ? now : afterQuiet(config.notify.quiet, now, config.calendar.timeZone);
  for (const channel of wanted) {
    const dropped = isOn(config, channel) ? {} : { dropped: 'channel-off' };
    await insertDelivery(tx, tenant, { notice: id, channel, nextAt: goesAt, ...dropped });
  }
  return true;
}

export function isOn({ notify }: TenantConfig, channel: Channel): boolean {
  return channel === 'push' ? notify.push : notify[channel] !== null;
}

async function ofPerson(tx: Tx, tenant: string, person: string, event: string): Promise<readonly Channel[]> {
  const setting = await findSetting(tx, tenant, person);
  if (event === 'digest') return ['email'];
  return setting?.events[event] ?? [];
}

async function ofSubscriber(tx: Tx, tenant: string, id: string | null): Promise<readonly Channel[]> {
  const found = id === null ? undefined : await findSubscriber(tx, tenant, id);
  return found === undefined || found.channel === 'none' ? [] : [found.channel];
}

async function sayNews(app: App, tx: Tx, tenant: string, persons: Iterable<string>): Promise<void> {
  const messages = [...persons].map((person) => ({ matter: '', kind: 'notice', data: { person } }) as const);
  await insertMessages(tx, tenant, app.clock.now(), messages);
}

/** The daily summaries whose hour has come. Gives when the next is due. */
export async function makeDigests(app: App, tenant: string): Promise<number> {
  return app.db.transaction(tenant, async (tx) => {
    const config = await app.config.of(tx, tenant);
    const zone = config.calendar.timeZone;
    const now = app.clock.now();
    const date = localDate(now, zone);
    const due = parseLocal(`${date}T${config.notify.digestAt}`, zone);
    if (now < due) return due;
    const persons = config.notify.email === null ? [] : await claimDigests(tx, tenant, date);
    for (const person of persons) {
      const params = { date };
      const told = {
        event: 'digest',
        person,
        params,
        key: `digest ${date} ${person}`,
        matter: null,
        urgent: false,
      } as const;
      await tell(app, tx, config, told);
    }
    return due + 86_400_000;
  });
}
