import type { OrderPage, OrderQuery, OrderView } from '@bihuan/contracts';
import { formatInstant } from '@bihuan/worktime';
import { allowsSomewhere, reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { readEventsByMatter } from '../store/events.js';
import { findMatters } from '../store/matters.js';
import {
  countOrders,
  type OrderCount,
  type OrderFilter,
  type OrderRow,
  type OrderWay,
  listOrders as readOrders,
} from '../store/orders.js';
import { namesOf } from '../store/people.js';
import { holdersAmong } from '../store/roles-of.js';
import { readTexts } from '../store/texts.js';
import { caseSummary, namedUnit } from './case-summary.js';
import { instantOrNull } from './clock-view.js';
import type { TenantConfig } from './config.js';
import { eventsWithoutTexts } from './event-lines.js';
import { inSnapshot } from './in-transaction.js';
import { makeCursor, readCursor } from './page-cursor.js';
import { textsBySeq, unseal } from './seal.js';
import { unstorable } from './storable.js';
import { type Actor, type App, done, failed, type Result } from './types.js';
import { orderOfRow } from './write-orders.js';

const day = 86_400_000;
/** Of what is done so much is listed and counted. */
const doneFor = 90 * day;

const STATUSES: Readonly<Record<OrderQuery['show'], readonly string[]>> = {
  open: ['asked', 'ordered'],
  asked: ['asked'],
  ordered: ['ordered'],
  done: ['answered', 'lapsed'],
};

/** Orders of supervision in the person's areas, or on the cases that their unit has: those that stand open oldest first. */
export function listOrders(app: App, actor: Actor, query: OrderQuery): Promise<Result<OrderPage>> {
  return inSnapshot(app, actor.tenant, async (tx, config) => {
    const rights = rightsOf(config.newestFlow);
    if (!allowsSomewhere(rights, actor, 'order.read')) return failed({ code: 'forbidden', permission: 'order.read' });
    const bad = unstorable(query);
    if (bad !== null) return failed(bad);
    const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'string', 'number']);
    if (query.cursor !== undefined && after === null) {
      return failed({ code: 'invalid', errors: [{ path: 'cursor', message: 'a cursor of a page' }] });
    }
    const now = app.clock.now();
    const ways = waysOf(config, actor);
    const filter: OrderFilter = {
      ways,
      statuses: query.case === undefined ? STATUSES[query.show] : undefined,
      matter: query.case,
      area: query.area,
      unit: query.unit,
      doneSince: query.case === undefined ? now - doneFor : undefined,
    };
    const oldestFirst = query.show !== 'done' || query.case !== undefined;
    const place = after === null ? null : { at: after[0], matter: after[1], no: after[2] };
    const rows = await readOrders(tx, actor.tenant, filter, oldestFirst, place, query.limit + 1);
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const counted = await countOrders(tx, actor.tenant, { ways, doneSince: now - doneFor });
    return done({
      items: await orderViews(tx, config, page, now),
      nextCursor: rows.length > page.length && last ? makeCursor([last.since, last.matter, last.no]) : null,
      ...summed(config, counted),
      now: formatInstant(now, config.calendar.timeZone),
    });
  });
}

function waysOf(config: TenantConfig, actor: Actor): OrderWay[] {
  return reaches(rightsOf(config.newestFlow), actor, 'order.read').flatMap(({ scope, grant }): OrderWay[] => {
    if (scope === 'area') return [{ path: grant.areaPath, unit: null }];
    return scope === 'own-unit' && grant.unit !== null ? [{ path: grant.areaPath, unit: grant.unit }] : [];
  });
}

async function orderViews(
  tx: Tx,
  config: TenantConfig,
  orders: readonly OrderRow[],
  now: number,
): Promise<OrderView[]> {
  const { tenant } = config;
  const ids = [...new Set(orders.map((order) => order.matter))];
  const matters = new Map((await findMatters(tx, tenant, ids)).map((row) => [row.id, row]));
  const events = await readEventsByMatter(tx, tenant, ids);
  const texts = textsBySeq(await readTexts(tx, tenant, ids));
  const actors = [...events.values()].flatMap((each) => each.map((event) => event.actor));
  const names = await namesOf(tx, tenant, actors);
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  const givers = orders.flatMap((order) => order.ordered_by ?? []);
  const leaders = await holdersAmong(tx, tenant, givers, 'leader');
  const zone = config.calendar.timeZone;
  return orders.flatMap((row): OrderView[] => {
    const matter = matters.get(row.matter);
    if (matter === undefined) return [];
    const { no, status, asked, ordered, done: end } = orderOfRow(row);
    const story = events.get(row.matter) ?? [];
    const text = (seq: number, member: string): string => {
      const data = unseal(story[seq - 1]?.data ?? {}, texts(row.matter, seq));
      return typeof data[member] === 'string' ? data[member] : '';
    };
    const address = matter.address_seq === null ? '' : text(matter.address_seq, 'address');
    const from = ordered?.seq ?? asked?.seq ?? 0;
    return [
      {
        case: caseSummary(config, matter, address === '' ? null : address, now),
        no,
        status,
        asked: asked && {
          at: formatInstant(asked.at, zone),
          by: named(asked.by),
          text: text(asked.seq, 'reason'),
        },
        ordered: ordered && {
          at: formatInstant(ordered.at, zone),
          by: named(ordered.by),
          text: text(ordered.seq, 'order'),
          as: leaders.has(ordered.by) ? 'leader' : 'supervisor',
        },
        doneAt: instantOrNull(end?.at ?? null, zone),
        events: eventsWithoutTexts(
          story.filter((event) => event.seq > from),
          named,
          zone,
        ),
      },
    ];
  });
}

type Counts = OrderPage['counts'];

function summed(config: TenantConfig, rows: readonly OrderCount[]): Pick<OrderPage, 'counts' | 'byUnit' | 'byArea'> {
  const counts = countsOf(rows);
  const units = [...new Set(rows.map((row) => row.unit))];
  const streets = [...new Set(rows.map((row) => row.street))];
  return {
    counts,
    byUnit: units
      .map((unit) => ({
        unit: unit === null ? null : namedUnit(config, unit),
        ...countsOf(rows.filter((row) => row.unit === unit)),
      }))
      .sort(byOpen),
    byArea: streets
      .map((path) => ({
        area: { path, name: config.areas.nameOf(path) },
        ...countsOf(rows.filter((row) => row.street === path)),
      }))
      .sort(byOpen),
  };
}

function countsOf(rows: readonly OrderCount[]): Counts {
  const of = (...statuses: string[]) =>
    rows.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + row.count, 0);
  return { asked: of('asked'), ordered: of('ordered'), done: of('answered', 'lapsed') };
}

function byOpen(a: Counts, b: Counts): number {
  return b.asked + b.ordered - (a.asked + a.ordered) || b.done - a.done;
}
