import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import { countLight, stageLight } from './light.js';
import { type MatterRow, matterColumns } from './matters.js';
import type { Tables } from './tables.js';

/** Whose matters: one of these must hold. */
export type Within =
  | { readonly kind: 'anywhere' }
  /** In an area, or below it. */
  | { readonly kind: 'area'; readonly path: string }
  /** `unit:…` or `person:…` has or had a part in it; in an area, where one is given. */
  | { readonly kind: 'party'; readonly party: string; readonly path: string | null }
  /** The unit has it, in an area. */
  | { readonly kind: 'unit'; readonly unit: string; readonly path: string }
  /** The unit has it, in an area, and the person has it in hand for the unit. */
  | { readonly kind: 'crew'; readonly person: string; readonly unit: string; readonly path: string }
  | { readonly kind: 'reporter'; readonly person: string };

/** One way into a queue: all that is given must hold. */
export interface Way {
  readonly within: Within;
  readonly states?: readonly string[] | undefined;
  readonly marks?: readonly string[] | undefined;
  readonly late?: boolean | undefined;
  readonly sentTo?: string | undefined;
  readonly waitsFor?: 'supervision' | 'coordination' | undefined;
}

export interface QueueFilter {
  readonly states?: readonly string[] | undefined;
  readonly light?: string | undefined;
  readonly severity?: string | undefined;
  readonly unit?: string | undefined;
  readonly area?: string | undefined;
  readonly class?: string | undefined;
  readonly kind?: string | undefined;
  /** The stage is due before this instant. */
  readonly dueBefore?: number | undefined;
  readonly channel?: string | undefined;
  /** One of them is up. */
  readonly marks?: readonly string[] | undefined;
  /** Start of a number, or part of an address. */
  readonly text?: string | undefined;
  readonly box?: Box | undefined;
  /** Handed to a crew, and neither dispatched anew nor fed back since. */
  readonly withCrew?: boolean | undefined;
}

/** Degrees; both sides included. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Where a page ended: the last row's place in the order. */
export interface QueuePlace {
  /** Of its state in the process; 0 where the order does not ask. */
  readonly rank: number;
  readonly at: number;
  readonly id: string;
}

export interface Queue {
  readonly tenant: string;
  /** A matter is in the queue when one of them fits; none: the queue is empty. */
  readonly ways: readonly Way[];
  readonly openOnly: boolean;
  /** By time left, the latest report first, or by the flow's states and then by time left. */
  readonly order: 'due' | 'latest' | 'state';
  /** The states in the order of the process; needed to order by them. */
  readonly process?: readonly string[];
  readonly filter: QueueFilter;
  readonly now: number;
}

export interface QueueRow extends MatterRow {
  readonly address: string | null;
  /** Its place in the order. */
  readonly rank: number;
  readonly place: number;
}

export interface QueueCounts {
  readonly total: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

type Matters = ExpressionBuilder<Tables, 'matter'>;

/** A page of a queue: after a place, or after so many rows. */
export async function readQueue(
  tx: Tx,
  queue: Queue,
  after: QueuePlace | number | null,
  limit: number,
): Promise<QueueRow[]> {
  return queueQuery(tx, queue, after, limit).execute();
}

/** The query of a page; apart, so that a test can have it explained. */
export function queueQuery(tx: Tx, queue: Queue, after: QueuePlace | number | null, limit: number) {
  const { order } = queue;
  const column = order === 'latest' ? ('reported_at' as const) : ('sort_at' as const);
  const direction = order === 'latest' ? 'desc' : 'asc';
  const query = tx
    .selectFrom('matter')
    .select(matterColumns)
    .select((eb) => [rankOf(queue).as('rank'), eb.ref(column).as('place'), addressOf(eb).as('address')])
    .where((eb) => matches(eb, queue))
    .$if(order === 'state', (each) => each.orderBy(rankOf(queue)))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(limit);
  if (after === null) return query;
  return typeof after === 'number' ? query.offset(after) : query.where(isAfter(queue, after));
}

export interface PlaceRow {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly light: string | null;
}

/** Where the first of a queue lie that have a place. */
export async function readPlaces(tx: Tx, queue: Queue, limit: number): Promise<PlaceRow[]> {
  const rows = await queueQuery(tx, queue, null, limit)
    .clearSelect()
    .select(['id', 'lon', 'lat', stageLight(queue.now).as('light')])
    .where('lon', 'is not', null)
    .where('lat', 'is not', null)
    .execute();
  return rows.map((row) => ({ ...row, lon: row.lon ?? 0, lat: row.lat ?? 0 }));
}

/** A state that the process does not name comes last. */
function rankOf({ order, process = [] }: Queue): RawBuilder<number> {
  if (order !== 'state') return sql<number>`0`;
  return sql<number>`coalesce(array_position(${[...process]}::text[], state), ${process.length + 1})`;
}

/** Which of these matters lie within one of the ways. */
export async function fittingOf(
  tx: Tx,
  tenant: string,
  ways: readonly Way[],
  ids: readonly string[],
): Promise<string[]> {
  const queue: Queue = { tenant, ways, openOnly: false, order: 'latest', filter: {}, now: 0 };
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where((eb) => matches(eb, queue))
    .execute();
  return rows.map((row) => row.id);
}

/** How many matters the whole queue has, by the light of their stage. */
export async function countQueue(tx: Tx, queue: Queue): Promise<QueueCounts> {
  return countQuery(tx, queue).executeTakeFirstOrThrow();
}

export function countQuery(tx: Tx, queue: Queue) {
  const light = stageLight(queue.now);
  return tx
    .selectFrom('matter')
    .where((eb) => matches(eb, queue))
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      countLight(light, 'green').as('green'),
      countLight(light, 'yellow').as('yellow'),
      countLight(light, 'red').as('red'),
    ]);
}

/** How many lie in each area of a depth (1: the root), and how many of those are late; by the areas' paths. */
export async function countByArea(
  tx: Tx,
  queue: Queue,
  depth: number,
): Promise<Map<string, { readonly total: number; readonly red: number }>> {
  const path = sql<string>`array_to_string((string_to_array(area_path, '/'))[1:${depth}::int], '/')`;
  const rows = await tx
    .selectFrom('matter')
    .where((eb) => matches(eb, queue))
    .select((eb) => [
      path.as('path'),
      eb.fn.countAll<number>().as('total'),
      countLight(stageLight(queue.now), 'red').as('red'),
    ])
    .groupBy(sql`1`)
    .execute();
  return new Map(rows.map(({ path: of, total, red }) => [of, { total, red }]));
}

function matches(eb: Matters, queue: Queue): Expression<SqlBool> {
  return eb.and([
    eb('tenant', '=', queue.tenant),
    ...(queue.openOnly ? [eb('ended_at', 'is', null)] : []),
    eb.or(queue.ways.map((way) => fits(eb, queue, way))),
    ...filters(eb, queue),
  ]);
}

function fits(eb: Matters, queue: Queue, way: Way): Expression<SqlBool> {
  return eb.and([
    lies(eb, queue.tenant, way.within),
    ...(way.states ? [eb('state', 'in', [...way.states])] : []),
    ...(way.marks ? [eb('marks', '&&', sql<string[]>`${[...way.marks]}::text[]`)] : []),
    ...(way.late ? [eb(stageLight(queue.now), '=', 'red')] : []),
    ...(way.sentTo === undefined ? [] : [eb('sent_to', '=', way.sentTo)]),
    ...(way.waitsFor === 'supervision' ? [eb('supervised', '=', true)] : []),
    ...(way.waitsFor === 'coordination' ? [eb('coordination', '=', true)] : []),
  ]);
}

function lies(eb: Matters, tenant: string, within: Within): Expression<SqlBool> {
  switch (within.kind) {
    case 'anywhere':
      return eb.lit(true);
    case 'area':
      return inArea(eb, within.path);
    case 'unit':
      return eb.and([eb('unit', '=', within.unit), inArea(eb, within.path)]);
    case 'crew':
      return eb.and([eb('unit', '=', within.unit), eb('crew', '=', within.person), inArea(eb, within.path)]);
    case 'reporter':
      return eb('reported_by', '=', within.person);
    case 'party':
      return eb.and([
        eb(
          'id',
          'in',
          eb.selectFrom('involved').select('matter').where('tenant', '=', tenant).where('party', '=', within.party),
        ),
        ...(within.path === null ? [] : [inArea(eb, within.path)]),
      ]);
  }
}

/** The path itself and all that begin with it and a slash: `0` is the character after `/`. */
function inArea(eb: Matters, path: string): Expression<SqlBool> {
  return eb.or([
    eb('area_path', '=', path),
    eb.and([eb('area_path', '>', `${path}/`), eb('area_path', '<', `${path}0`)]),
  ]);
}

function filters(eb: Matters, { filter, now, tenant }: Queue): Expression<SqlBool>[] {
  return [
    ...(filter.states === undefined ? [] : [eb('state', 'in', [...filter.states])]),
    ...(filter.channel === undefined ? [] : [eb('channel', '=', filter.channel)]),
    ...(filter.marks === undefined ? [] : [eb.or(filter.marks.map((mark) => hasMark(mark, now)))]),
    ...(filter.severity === undefined ? [] : [eb('severity', '=', filter.severity)]),
    ...(filter.unit === undefined ? [] : [eb('unit', '=', filter.unit)]),
    ...(filter.class === undefined ? [] : [eb('class', '=', filter.class)]),
    ...(filter.kind === undefined ? [] : [eb('kind', '=', filter.kind)]),
    ...(filter.dueBefore === undefined ? [] : [sql<SqlBool>`sort_at < ${at(filter.dueBefore)}`]),
    ...(filter.area === undefined ? [] : [inArea(eb, filter.area)]),
    ...(filter.light === undefined ? [] : [eb(stageLight(now), '=', filter.light)]),
    ...(filter.text === undefined ? [] : [hasText(eb, tenant, filter.text)]),
    ...(filter.box === undefined ? [] : inBox(eb, filter.box)),
    ...(filter.withCrew ? [eb('crew_stage', 'is not', null)] : []),
  ];
}

/** A mark that runs out by itself is down from that instant on. */
function hasMark(mark: string, now: number): Expression<SqlBool> {
  return sql<SqlBool>`(${mark} = any(marks)
    and coalesce((fold -> 'marks' -> ${mark} ->> 'until')::bigint > ${now}::bigint, true))`;
}

function inBox(eb: Matters, { west, south, east, north }: Box): Expression<SqlBool>[] {
  return [eb('lon', '>=', west), eb('lon', '<=', east), eb('lat', '>=', south), eb('lat', '<=', north)];
}

function hasText(eb: Matters, tenant: string, text: string): Expression<SqlBool> {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  return eb.or([
    eb('number', 'like', `%${escaped}%`),
    eb.exists(
      eb
        .selectFrom('private_text')
        .select('private_text.seq')
        .where('private_text.tenant', '=', tenant)
        .whereRef('private_text.matter', '=', 'matter.id')
        .whereRef('private_text.seq', '=', 'matter.address_seq')
        .where('private_text.field', '=', 'address')
        .where('private_text.body', 'ilike', `%${escaped}%`),
    ),
  ]);
}

function addressOf(eb: Matters) {
  return eb
    .selectFrom('private_text')
    .select('private_text.body')
    .whereRef('private_text.tenant', '=', 'matter.tenant')
    .whereRef('private_text.matter', '=', 'matter.id')
    .whereRef('private_text.seq', '=', 'matter.address_seq')
    .where('private_text.field', '=', 'address');
}

function isAfter(queue: Queue, { rank, at: instant, id }: QueuePlace): Expression<SqlBool> {
  switch (queue.order) {
    case 'due':
      return sql<SqlBool>`(sort_at, id) > (${at(instant)}, ${id})`;
    case 'latest':
      return sql<SqlBool>`(reported_at, id) < (${at(instant)}, ${id})`;
    case 'state':
      return sql<SqlBool>`(${rankOf(queue)}, sort_at, id) > (${rank}, ${at(instant)}, ${id})`;
  }
}
