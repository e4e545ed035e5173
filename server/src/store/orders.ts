import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso, isoOrNull } from './instants.js';
import { insertMany } from './many.js';

/** A row of the index over orders of supervision. Instants are UTC milliseconds. */
export interface OrderRow {
  readonly matter: string;
  readonly no: number;
  readonly status: string;
  readonly asked_seq: number | null;
  readonly asked_at: number | null;
  readonly asked_by: string | null;
  readonly ordered_seq: number | null;
  readonly ordered_at: number | null;
  readonly ordered_by: string | null;
  readonly done_seq: number | null;
  readonly done_at: number | null;
}

const columns = [
  'matter',
  'no',
  'status',
  'asked_seq',
  'asked_at',
  'asked_by',
  'ordered_seq',
  'ordered_at',
  'ordered_by',
  'done_seq',
  'done_at',
] as const satisfies readonly (keyof OrderRow)[];

export async function insertOrders(tx: Tx, tenant: string, rows: readonly OrderRow[]): Promise<void> {
  await insertMany(
    tx,
    'supervision_order',
    rows.map((row) => ({
      tenant,
      ...row,
      asked_at: isoOrNull(row.asked_at),
      ordered_at: isoOrNull(row.ordered_at),
      done_at: isoOrNull(row.done_at),
    })),
  );
}

export async function updateOrder(tx: Tx, tenant: string, row: OrderRow): Promise<void> {
  const { matter, no, status, ordered_seq, ordered_at, ordered_by, done_seq, done_at } = row;
  await tx
    .updateTable('supervision_order')
    .set({
      status,
      ordered_seq,
      ordered_at: isoOrNull(ordered_at),
      ordered_by,
      done_seq,
      done_at: isoOrNull(done_at),
    })
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('no', '=', no)
    .execute();
}

/** The orders of some matters, each matter's in order. */
export async function ordersOf(tx: Tx, tenant: string, matters: readonly string[]): Promise<OrderRow[]> {
  if (matters.length === 0) return [];
  return tx
    .selectFrom('supervision_order')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('matter', 'in', matters)
    .orderBy('matter')
    .orderBy('no')
    .execute();
}

/** The number of a matter's last feedback before an event; null: none. */
export async function lastFeedback(tx: Tx, tenant: string, matter: string, before: number): Promise<number | null> {
  const row = await tx
    .selectFrom('event')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('type', '=', 'feedback')
    .where('seq', '<', before)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** Whose matters: in an area, or those that a unit has in an area. */
export interface OrderWay {
  readonly path: string;
  readonly unit: string | null;
}

export interface OrderFilter {
  readonly ways: readonly OrderWay[];
  readonly statuses?: readonly string[] | undefined;
  readonly matter?: string | undefined;
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
  /** Of those that are done only what was given since. */
  readonly doneSince?: number | undefined;
}

export interface OrderPlace {
  readonly at: number;
  readonly matter: string;
  readonly no: number;
}

/** Orders that stand open: the oldest first; else the latest first. After a place in that order. */
export async function listOrders(
  tx: Tx,
  tenant: string,
  filter: OrderFilter,
  oldestFirst: boolean,
  after: OrderPlace | null,
  limit: number,
): Promise<(OrderRow & { readonly since: number })[]> {
  const way = oldestFirst ? 'asc' : 'desc';
  return tx
    .selectFrom('supervision_order as o')
    .innerJoin('matter', (join) => join.onRef('matter.tenant', '=', 'o.tenant').onRef('matter.id', '=', 'o.matter'))
    .select(columns.map((name) => `o.${name}` as const))
    .select('o.since')
    .where('o.tenant', '=', tenant)
    .where(fits(filter))
    .$if(after !== null, (query) => query.where(isAfter(oldestFirst, after ?? { at: 0, matter: '', no: 0 })))
    .orderBy('o.since', way)
    .orderBy('o.matter', way)
    .orderBy('o.no', way)
    .limit(limit)
    .execute();
}

export interface OrderCount {
  readonly unit: string | null;
  /** Path down to the street. */
  readonly street: string;
  readonly status: string;
  readonly count: number;
}

/** How many there are, by unit, street and status. */
export async function countOrders(tx: Tx, tenant: string, filter: OrderFilter): Promise<OrderCount[]> {
  const street = sql<string>`array_to_string((string_to_array(matter.area_path, '/'))[1:2], '/')`;
  return tx
    .selectFrom('supervision_order as o')
    .innerJoin('matter', (join) => join.onRef('matter.tenant', '=', 'o.tenant').onRef('matter.id', '=', 'o.matter'))
    .select((eb) => ['matter.unit', street.as('street'), 'o.status', eb.fn.countAll<number>().as('count')])
    .where('o.tenant', '=', tenant)
    .where(fits(filter))
    .groupBy(['matter.unit', street, 'o.status'])
    .execute();
}

function fits({ ways, statuses, matter, area, unit, doneSince }: OrderFilter): RawBuilder<SqlBool> {
  const all = [
    ways.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(ways.map(lies), sql` or `)})`,
    ...(statuses === undefined ? [] : [sql<SqlBool>`o.status = any(${[...statuses]}::text[])`]),
    ...(matter === undefined ? [] : [sql<SqlBool>`o.matter = ${matter}`]),
    ...(area === undefined ? [] : [inArea(area)]),
    ...(unit === undefined ? [] : [sql<SqlBool>`matter.unit = ${unit}`]),
    ...(doneSince === undefined ? [] : [sql<SqlBool>`(o.done_at is null or o.since >= ${at(doneSince)})`]),
  ];
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

function lies({ path, unit }: OrderWay): RawBuilder<SqlBool> {
  return unit === null ? inArea(path) : sql<SqlBool>`(matter.unit = ${unit} and ${inArea(path)})`;
}

/** The path itself and all that begin with it and a slash: `0` is the character after `/`. */
function inArea(path: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(matter.area_path = ${path}
    or (matter.area_path > ${`${path}/`} and matter.area_path < ${`${path}0`}))`;
}

function isAfter(oldestFirst: boolean, after: OrderPlace): RawBuilder<SqlBool> {
  const place = sql`(${iso(after.at)}::timestamptz, ${after.matter}, ${after.no}::integer)`;
  return oldestFirst
    ? sql<SqlBool>`(o.since, o.matter, o.no) > ${place}`
    : sql<SqlBool>`(o.since, o.matter, o.no) < ${place}`;
}
