import { type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import { insertMany } from './many.js';
import { gramsOf } from './search.js';
import type { Tables } from './tables.js';
import type { ComponentState, ComponentTable } from './tables-place.js';

/** A component as it is. Days are `2026-03-01`, instants UTC milliseconds. */
export interface ComponentRow {
  readonly id: string;
  readonly version: number;
  readonly standardRef: string;
  readonly class: string;
  readonly name: string;
  readonly state: ComponentState;
  readonly lon: number;
  readonly lat: number;
  /** Null: a point. */
  readonly geometry: unknown;
  readonly areaPath: string;
  readonly department: string | null;
  readonly owner: string | null;
  readonly maintainer: string | null;
  readonly maintainedFrom: string | null;
  readonly maintainedUntil: string | null;
  readonly source: string | null;
  readonly coordinates: string;
  readonly firstOn: string;
  readonly changedOn: string | null;
  readonly remark: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly changedAt: number;
  readonly changedBy: string;
}

export type NewComponent = Omit<ComponentRow, 'version'>;

export interface ComponentFilter {
  readonly class?: string | undefined;
  readonly standardRef?: string | undefined;
  readonly state?: ComponentState | undefined;
  /** A path: the area itself and all below it. */
  readonly area?: string | undefined;
  /** Stands in the name, or begins the id. */
  readonly text?: string | undefined;
  readonly department?: string | undefined;
  readonly owner?: string | undefined;
  readonly maintainer?: string | undefined;
  readonly changedSince?: number | undefined;
}

/** New ones, in their first version; one whose id is taken fails, or is passed over. */
export async function insertComponents(
  tx: Tx,
  tenant: string,
  components: readonly NewComponent[],
  orElse: 'fail' | 'skip' = 'fail',
): Promise<void> {
  const rows = components.map((each) => ({ tenant, ...columnsOf({ ...each, version: 1 }) }));
  await insertMany(tx, 'component', rows, orElse);
}

export async function findComponent(tx: Tx, tenant: string, id: string): Promise<ComponentRow | undefined> {
  const row = await tx
    .selectFrom('component')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && rowOf(row);
}

/** Those of these ids that are there, in no order. */
export async function findComponents(tx: Tx, tenant: string, ids: readonly string[]): Promise<ComponentRow[]> {
  const rows = await tx
    .selectFrom('component')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return rows.map(rowOf);
}

/** A page in the order of ids: after one, or after so many. */
export async function readComponentPage(
  tx: Tx,
  tenant: string,
  filter: ComponentFilter,
  after: string | number | null,
  limit: number,
): Promise<ComponentRow[]> {
  const named = await namedIn(tx, tenant, filter);
  if (typeof after === 'number') return rowsPast(tx, tenant, filter, named, after, limit);
  const query = tx
    .selectFrom('component')
    .selectAll()
    .where((eb) => matches(eb, tenant, filter, named))
    .orderBy('id')
    .limit(limit);
  const rows = await (after === null ? query : query.where('id', '>', after)).execute();
  return rows.map(rowOf);
}

/** What is passed over is only counted in an index. */
async function rowsPast(
  tx: Tx,
  tenant: string,
  filter: ComponentFilter,
  named: Named,
  passed: number,
  limit: number,
): Promise<ComponentRow[]> {
  const ids = await tx
    .selectFrom('component')
    .select('id')
    .where((eb) => matches(eb, tenant, filter, named))
    .orderBy('id')
    .offset(passed)
    .limit(limit)
    .execute();
  const found = await findComponents(
    tx,
    tenant,
    ids.map((row) => row.id),
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

/** How many there are, counted no further than `most`. */
export async function countComponents(tx: Tx, tenant: string, filter: ComponentFilter, most: number): Promise<number> {
  const named = await namedIn(tx, tenant, filter);
  const counted = tx
    .selectFrom('component')
    .select('id')
    .where((eb) => matches(eb, tenant, filter, named))
    .limit(most);
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${counted}) counted`.execute(tx);
  return rows[0]?.n ?? 0;
}

/**
 * The next version of a component, whose row `next.version - 1` is; what it was goes into the history. False: that is not
 * the version that stands.
 */
export async function replaceComponent(tx: Tx, tenant: string, next: ComponentRow, note: string): Promise<boolean> {
  return (await replaceComponents(tx, tenant, [next], note)) === 1;
}

/** The same for many; gives how many were replaced. */
export async function replaceComponents(
  tx: Tx,
  tenant: string,
  next: readonly ComponentRow[],
  note: string,
): Promise<number> {
  let replaced = 0;
  for (let from = 0; from < next.length; from += chunk) {
    const rows = next.slice(from, from + chunk).map((each) => ({ tenant, ...columnsOf(each) }));
    const json = JSON.stringify(rows);
    const kept = await sql`
      insert into component_history (tenant, id, version, body, until_at, until_by, note)
      select old.tenant, old.id, old.version, to_jsonb(old) - 'tenant' - 'changed_xid', next.changed_at, next.changed_by, ${note}
      from json_populate_recordset(null::component, ${json}::json) as next
      join component old on old.tenant = ${tenant} and old.id = next.id and old.version = next.version - 1
      for no key update of old`.execute(tx);
    await sql`
      update component set ${assignments}
      from json_populate_recordset(null::component, ${json}::json) as next
      where component.tenant = ${tenant} and component.id = next.id and component.version = next.version - 1`.execute(
      tx,
    );
    replaced += Number(kept.numAffectedRows ?? 0n);
  }
  return replaced;
}

/** What a component was, the newest first. */
export interface PastComponent {
  readonly row: ComponentRow;
  readonly untilAt: number;
  readonly untilBy: string;
  readonly note: string;
}

export async function readComponentHistory(tx: Tx, tenant: string, id: string): Promise<PastComponent[]> {
  const rows = await tx
    .selectFrom('component_history')
    .select(['body', 'until_at', 'until_by', 'note'])
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ body, until_at, until_by, note }) => {
    const past = body as Stored & { readonly changed_at: string };
    return {
      row: rowOf({ ...past, changed_at: Date.parse(past.changed_at) }),
      untilAt: until_at,
      untilBy: until_by,
      note,
    };
  });
}

/** What an index of places in memory needs of a component. */
export interface ComponentPoint {
  readonly id: string;
  readonly standardRef: string;
  readonly class: string;
  readonly state: ComponentState;
  readonly lon: number;
  readonly lat: number;
  readonly depth: number | null;
}

const pointBatch = 20_000;

/** All components of a tenant as points, some at a time, in the order of their ids. */
export async function* readComponentPoints(tx: Tx, tenant: string): AsyncGenerator<ComponentPoint[]> {
  let after = '';
  for (;;) {
    const rows = await pointQuery(tx, tenant).where('id', '>', after).orderBy('id').limit(pointBatch).execute();
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pointBatch) return;
    after = last.id;
  }
}

/** Those of these ids, as they are now. */
export function readPointsOf(tx: Tx, tenant: string, ids: readonly string[]): Promise<ComponentPoint[]> {
  return pointQuery(tx, tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

/** What a city wrote there may be no number. */
export const depth = sql<number | null>`
  case when jsonb_typeof(properties -> 'depth') = 'number' then (properties ->> 'depth')::float8 end`;

function pointQuery(tx: Tx, tenant: string) {
  return tx
    .selectFrom('component')
    .select(['id', 'standard_ref as standardRef', 'class', 'state', 'lon', 'lat'])
    .select(depth.as('depth'))
    .where('tenant', '=', tenant);
}

const chunk = 2000;

type Stored = Omit<Selectable<ComponentTable>, 'tenant' | 'changed_xid'>;

/** The columns that a new version may change: all but those that say which component it is. */
const changing = [
  'version',
  'standard_ref',
  'class',
  'name',
  'state',
  'lon',
  'lat',
  'geometry',
  'area_path',
  'department',
  'owner',
  'maintainer',
  'maintained_from',
  'maintained_until',
  'source',
  'coordinates',
  'first_on',
  'changed_on',
  'remark',
  'properties',
  'changed_at',
  'changed_by',
] as const satisfies readonly (keyof Stored)[];

const assignments = sql.join(changing.map((name) => sql`${sql.ref(name)} = ${sql.ref(`next.${name}`)}`));

/** As JSON is read into a row of the table. */
function columnsOf(row: ComponentRow) {
  return {
    id: row.id,
    version: row.version,
    standard_ref: row.standardRef,
    class: row.class,
    name: row.name,
    state: row.state,
    lon: row.lon,
    lat: row.lat,
    geometry: row.geometry,
    area_path: row.areaPath,
    department: row.department,
    owner: row.owner,
    maintainer: row.maintainer,
    maintained_from: row.maintainedFrom,
    maintained_until: row.maintainedUntil,
    source: row.source,
    coordinates: row.coordinates,
    first_on: row.firstOn,
    changed_on: row.changedOn,
    remark: row.remark,
    properties: row.properties,
    changed_at: iso(row.changedAt),
    changed_by: row.changedBy,
  };
}

function rowOf(row: Stored): ComponentRow {
  return {
    id: row.id,
    version: row.version,
    standardRef: row.standard_ref,
    class: row.class,
    name: row.name,
    state: row.state,
    lon: row.lon,
    lat: row.lat,
    geometry: row.geometry,
    areaPath: row.area_path,
    department: row.department,
    owner: row.owner,
    maintainer: row.maintainer,
    maintainedFrom: row.maintained_from,
    maintainedUntil: row.maintained_until,
    source: row.source,
    coordinates: row.coordinates,
    firstOn: row.first_on,
    changedOn: row.changed_on,
    remark: row.remark,
    properties: row.properties,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  };
}

function matches(eb: ExpressionBuilder<Tables, 'component'>, tenant: string, filter: ComponentFilter, named: Named) {
  const equal = (
    [
      ['class', filter.class],
      ['standard_ref', filter.standardRef],
      ['state', filter.state],
      ['department', filter.department],
      ['owner', filter.owner],
      ['maintainer', filter.maintainer],
    ] as const
  ).flatMap(([column, value]) => (value === undefined ? [] : [eb(column, '=', value)]));
  const { area, text, changedSince } = filter;
  return eb.and([
    eb('tenant', '=', tenant),
    ...equal,
    // The path itself and all that begin with it and a slash: `0` is the character after `/`.
    ...(area === undefined
      ? []
      : [
          eb.or([
            eb('area_path', '=', area),
            eb.and([eb('area_path', '>', `${area}/`), eb('area_path', '<', `${area}0`)]),
          ]),
        ]),
    ...(text === undefined ? [] : [isCalled(eb, text, named)]),
    ...(changedSince === undefined ? [] : [sql<SqlBool>`changed_at >= ${at(changedSince)}`]),
  ]);
}

/** Those whose name holds the text; null: too many to name, or nothing is asked. */
type Named = readonly string[] | null;

/** A name that more components have is soonest found by reading them in their order. */
const mostNamed = 2000;

async function namedIn(tx: Tx, tenant: string, { text }: ComponentFilter, most = mostNamed): Promise<Named> {
  if (text === undefined || isId(text)) return null;
  const word = text.toLowerCase();
  const { rows } = await sql<{ id: string }>`
    select component_named(${gramsOf(tenant, [word])}::text[], ${word}) as id limit ${most + 1}`.execute(tx);
  return rows.length > most ? null : rows.map(({ id }) => id);
}

const isId = (text: string): boolean => /^\d{4,}$/.test(text);

/** A text of digits is how an id begins, which its index answers. */
function isCalled(eb: ExpressionBuilder<Tables, 'component'>, text: string, named: Named) {
  const begins = eb.and([eb('id', '>=', text), eb('id', '<', `${text}\u{10ffff}`)]);
  if (isId(text)) return begins;
  const holds =
    named === null
      ? sql<SqlBool>`strpos(lower(name), ${text.toLowerCase()}) > 0`
      : eb('id', '=', sql<string>`any(${[...named]}::text[])`);
  return eb.or([begins, holds]);
}
