import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import { stageLight } from './light.js';
import { type MatterRow, matterColumns, type SummaryRow, summaryColumns } from './matters.js';
import { gramsOf } from './search.js';
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
  /** Not these. */
  readonly except?: ReadonlySet<string> | undefined;
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
  readonly search?: Search | undefined;
  readonly box?: Box | undefined;
  /** Handed to a crew, and neither dispatched anew nor fed back since. */
  readonly withCrew?: boolean | undefined;
}

/** Found by all of the words, or by a reporter's phone. */
export interface Search {
  /** As `wordsOf` gives them. */
  readonly words: readonly string[];
  /** Matters with such a phone count where one of the ways fits: in which its reporter's contact may be seen. */
  readonly phones: { readonly matters: ReadonlySet<string>; readonly ways: readonly Way[] } | null;
  /** As `probed` found it; undefined: not looked up. */
  readonly found?: Found | undefined;
}

/** Matters whose text holds all of the words. */
export interface Found {
  readonly ids: readonly string[];
  /** There are more of them, in no order. */
  readonly many: boolean;
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
  readonly at: number;
  readonly id: string;
}

export interface Queue {
  readonly tenant: string;
  /** A matter is in the queue when one of them fits; none: the queue is empty. */
  readonly ways: readonly Way[];
  /** Open ones by the time that is left to them; all of them by their report, the latest first; only the ended ones. */
  readonly which: 'open' | 'all' | 'ended';
  readonly filter: QueueFilter;
  readonly now: number;
}

export interface RowWithAddress extends SummaryRow {
  readonly address: string | null;
}

export interface QueueRow extends MatterRow {
  readonly address: string | null;
  /** Its place in the order. */
  readonly place: number;
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

/** Words that more matters hold are common: a page of them is soonest found by reading the latest matters. */
const mostFound = 2000;

/** The queue with what its search finds, where that is not much; a page or a count of it is then the sooner there. */
export async function probed(tx: Tx, queue: Queue, most = mostFound): Promise<Queue> {
  const { search } = queue.filter;
  if (search === undefined) return queue;
  const grams = gramsOf(queue.tenant, search.words);
  const { rows } = await sql<{ id: string }>`
    select search_found(${grams}::text[], ${[...search.words]}::text[]) as id limit ${most + 1}`.execute(tx);
  const found = { ids: rows.slice(0, most).map(({ id }) => id), many: rows.length > most };
  return { ...queue, filter: { ...queue.filter, search: { ...search, found } } };
}

/** The query of a page; apart, so that a test can have it explained. */
export function queueQuery(tx: Tx, queue: Queue, after: QueuePlace | number | null, limit: number) {
  const column = queue.which === 'open' ? ('sort_at' as const) : ('reported_at' as const);
  const direction = queue.which === 'open' ? 'asc' : 'desc';
  const query = tx
    .selectFrom('matter')
    .select(matterColumns)
    .select((eb) => [eb.ref(column).as('place'), addressOf(eb).as('address')])
    .where((eb) => matches(eb, queue))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(limit);
  if (after === null) return query;
  return typeof after === 'number' ? query.offset(after) : query.where(isAfter(queue, after));
}

/** The rows of some matters, in the order of their ids here; one that is not there is missing. */
export async function readRows(tx: Tx, tenant: string, ids: readonly string[]): Promise<RowWithAddress[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('matter')
    .select(summaryColumns)
    .select((eb) => addressOf(eb).as('address'))
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
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

/** How many matters the queue has, counted no further than `most`. */
export async function countQueue(tx: Tx, queue: Queue, most: number): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from (${countedQuery(tx, queue, most)}) counted`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** How many lie in each area of a depth (1: the root), by the areas' paths. */
export async function countByArea(tx: Tx, queue: Queue, depth: number): Promise<Map<string, number>> {
  const path = sql<string>`array_to_string((string_to_array(area_path, '/'))[1:${depth}::int], '/')`;
  const rows = await tx
    .selectFrom('matter')
    .where((eb) => matches(eb, queue))
    .select((eb) => [path.as('path'), eb.fn.countAll<number>().as('total')])
    .groupBy(sql`1`)
    .execute();
  return new Map(rows.map(({ path: of, total }) => [of, total]));
}

export function countedQuery(tx: Tx, queue: Queue, most: number) {
  return tx
    .selectFrom('matter')
    .select('id')
    .where((eb) => matches(eb, queue))
    .limit(most);
}

/** Which of these matters lie within one of the ways. */
export async function fittingOf(
  tx: Tx,
  tenant: string,
  ways: readonly Way[],
  ids: readonly string[],
): Promise<string[]> {
  const queue: Queue = { tenant, ways, which: 'all', filter: {}, now: 0 };
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .where((eb) => matches(eb, queue))
    .execute();
  return rows.map((row) => row.id);
}

/** What makes a matter one of a queue. */
export function matches(eb: Matters, queue: Queue): Expression<SqlBool> {
  return eb.and([
    eb('tenant', '=', queue.tenant),
    ...(queue.which === 'all' ? [] : [eb('ended_at', queue.which === 'open' ? 'is' : 'is not', null)]),
    fitsOne(eb, queue, queue.ways),
    ...filters(eb, queue),
  ]);
}

function fitsOne(eb: Matters, queue: Queue, ways: readonly Way[]): Expression<SqlBool> {
  return eb.or(ways.map((way) => fits(eb, queue, way)));
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
    ...(way.except?.size ? [eb('id', '<>', sql<string>`all(${[...way.except]}::text[])`)] : []),
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

function filters(eb: Matters, queue: Queue): Expression<SqlBool>[] {
  const { filter, now } = queue;
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
    ...(filter.search === undefined ? [] : [isFound(eb, queue, filter.search)]),
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

function isFound(eb: Matters, queue: Queue, search: Search): Expression<SqlBool> {
  const { phones } = search;
  const byText = holdsWords(eb, queue, search);
  if (phones === null) return byText;
  const byPhone = eb.and([
    eb('id', '=', sql<string>`any(${[...phones.matters]}::text[])`),
    fitsOne(eb, queue, phones.ways),
  ]);
  return eb.or([byText, byPhone]);
}

/** By what was found, else by reading texts where much was, else by the index of texts; what that finds it has compared. */
function holdsWords(eb: Matters, queue: Queue, { words, found }: Search): Expression<SqlBool> {
  if (found === undefined) {
    const grams = gramsOf(queue.tenant, words);
    return sql<SqlBool>`id in (select search_found(${grams}::text[], ${[...words]}::text[]))`;
  }
  if (!found.many) return eb('id', '=', sql<string>`any(${[...found.ids]}::text[])`);
  return eb.exists(
    eb
      .selectFrom('search_text')
      .select('search_text.matter')
      .whereRef('search_text.tenant', '=', 'matter.tenant')
      .whereRef('search_text.matter', '=', 'matter.id')
      .where(sql<SqlBool>`not exists (select from unnest(${[...words]}::text[]) as word where strpos(body, word) = 0)`)
      // Not to be turned into a join: then all texts would be read, and all that is found sorted.
      .offset(0),
  );
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

function isAfter({ which }: Queue, after: QueuePlace): Expression<SqlBool> {
  return which === 'open'
    ? sql<SqlBool>`(sort_at, id) > (${at(after.at)}, ${after.id})`
    : sql<SqlBool>`(reported_at, id) < (${at(after.at)}, ${after.id})`;
}
