import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';

export interface ShiftRow {
  readonly id: string;
  readonly person: string;
  readonly area_path: string;
  readonly began_at: number;
  readonly ended_at: number | null;
}

export type ShiftLine = ShiftRow & {
  readonly cells: number;
  readonly positions: number;
};

export interface PointRow {
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracy: number;
}

export interface VisitRow {
  readonly cell: string;
  readonly area_path: string;
  readonly first_at: number;
  readonly last_at: number;
  readonly positions: number;
}

const columns = ['id', 'person', 'area_path', 'began_at', 'ended_at'] as const;

export async function insertShift(tx: Tx, tenant: string, row: ShiftRow): Promise<void> {
  const { began_at, ended_at, ...rest } = row;
  await tx
    .insertInto('shift')
    .values({ tenant, ...rest, began_at: iso(began_at), ended_at: ended_at === null ? null : iso(ended_at) })
    .execute();
}

/** Shifts that are over, with what they came through: many at once. */
export async function insertPatrols(
  tx: Tx,
  tenant: string,
  patrols: readonly (ShiftRow & { readonly visits: readonly VisitRow[] })[],
): Promise<void> {
  const told = patrols.map(({ began_at, ended_at, visits, ...rest }) => ({
    ...rest,
    began_at: iso(began_at),
    ended_at: ended_at === null ? null : iso(ended_at),
    visits: visits.map((visit) => ({ ...visit, first_at: iso(visit.first_at), last_at: iso(visit.last_at) })),
  }));
  // As one text, which the database takes apart: tens of thousands of rows in two statements.
  const text = JSON.stringify(told);
  await sql`insert into shift (tenant, id, person, area_path, began_at, ended_at)
    select ${tenant}, id, person, area_path, began_at, ended_at
    from json_to_recordset(${text}::json) as s (id text, person text, area_path text, began_at timestamptz,
      ended_at timestamptz)`.execute(tx);
  await sql`insert into cell_visit (tenant, shift, cell, area_path, first_at, last_at, positions)
    select ${tenant}, s.id, v.cell, v.area_path, v.first_at, v.last_at, v.positions
    from json_to_recordset(${text}::json) as s (id text, visits json),
      json_to_recordset(s.visits) as v (cell text, area_path text, first_at timestamptz, last_at timestamptz,
        positions integer)`.execute(tx);
}

/** Of two devices that begin at once, one waits for the other. */
export function lockPerson(tx: Tx, tenant: string, person: string): Promise<unknown> {
  return tx
    .selectFrom('person')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .forUpdate()
    .executeTakeFirst();
}

export function findOpenShift(tx: Tx, tenant: string, person: string): Promise<ShiftRow | undefined> {
  return tx
    .selectFrom('shift')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Ids are made by phones: one may be another's. */
export function findShiftOfAnybody(tx: Tx, tenant: string, id: string): Promise<ShiftRow | undefined> {
  return tx.selectFrom('shift').select(columns).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

/** The shift of a person that an instant lies in. */
export function findShiftAt(tx: Tx, tenant: string, person: string, instant: number): Promise<ShiftRow | undefined> {
  return tx
    .selectFrom('shift')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('began_at', '<=', at(instant))
    .where('ended_at', '>', at(instant))
    .executeTakeFirst();
}

/** A shift of the person's own, held until the transaction's end where it is to be written. */
export function findShift(
  tx: Tx,
  tenant: string,
  of: { readonly id: string; readonly person: string },
  lock: boolean,
): Promise<ShiftRow | undefined> {
  return tx
    .selectFrom('shift')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('id', '=', of.id)
    .where('person', '=', of.person)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

export async function endShift(tx: Tx, tenant: string, id: string, ended: number): Promise<void> {
  await tx
    .updateTable('shift')
    .set({ ended_at: iso(ended) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends what was begun so long ago that it was forgotten: as long after its beginning as a shift may last. */
export async function endForgotten(tx: Tx, tenant: string, now: number, longestMs: number): Promise<void> {
  await tx
    .updateTable('shift')
    .set({ ended_at: sql<string>`began_at + make_interval(secs => ${longestMs / 1000})` })
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .where('began_at', '<', at(now - longestMs))
    .execute();
}

/** The latest of a person, or one of theirs, with what they came through. */
export async function readShifts(
  tx: Tx,
  tenant: string,
  of: { readonly person: string; readonly id?: string },
  limit: number,
): Promise<ShiftLine[]> {
  return tx
    .selectFrom('shift as s')
    .select(['s.id', 's.person', 's.area_path', 's.began_at', 's.ended_at'])
    .select([
      sql<number>`(select count(*) from cell_visit v where v.tenant = s.tenant and v.shift = s.id)`.as('cells'),
      sql<number>`(select count(*) from track_point p where p.tenant = s.tenant and p.shift = s.id)`.as('positions'),
    ])
    .where('s.tenant', '=', tenant)
    .where('s.person', '=', of.person)
    .$if(of.id !== undefined, (query) => query.where('s.id', '=', of.id ?? ''))
    .orderBy('s.began_at', 'desc')
    .orderBy('s.id')
    .limit(limit)
    .execute();
}

export async function readTrack(tx: Tx, tenant: string, shift: string): Promise<PointRow[]> {
  return tx
    .selectFrom('track_point')
    .select(['at', 'lon', 'lat', 'accuracy'])
    .where('tenant', '=', tenant)
    .where('shift', '=', shift)
    .orderBy('at')
    .execute();
}

/** @returns the instants that were not known before. */
export async function insertPoints(
  tx: Tx,
  tenant: string,
  shift: string,
  points: readonly PointRow[],
): Promise<Set<number>> {
  if (points.length === 0) return new Set();
  const written = await tx
    .insertInto('track_point')
    .values(points.map(({ at: instant, ...rest }) => ({ tenant, shift, at: iso(instant), ...rest })))
    .onConflict((conflict) => conflict.columns(['tenant', 'shift', 'at']).doNothing())
    .returning('at')
    .execute();
  return new Set(written.map((row) => row.at));
}

/** Visits of one shift: those that it has already grow. */
export async function addVisits(tx: Tx, tenant: string, shift: string, visits: readonly VisitRow[]): Promise<void> {
  if (visits.length === 0) return;
  await tx
    .insertInto('cell_visit')
    .values(
      visits.map(({ first_at, last_at, ...rest }) => ({
        tenant,
        shift,
        ...rest,
        first_at: iso(first_at),
        last_at: iso(last_at),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'shift', 'cell']).doUpdateSet({
        first_at: sql<string>`least(cell_visit.first_at, excluded.first_at)`,
        last_at: sql<string>`greatest(cell_visit.last_at, excluded.last_at)`,
        positions: sql<number>`cell_visit.positions + excluded.positions`,
      }),
    )
    .execute();
}

export async function forgetPoints(tx: Tx, tenant: string, before: number): Promise<void> {
  await tx.deleteFrom('track_point').where('tenant', '=', tenant).where('at', '<', at(before)).execute();
}

/** A cell that a shift came through. */
export interface CellVisited {
  readonly shift: string;
  readonly cell: string;
  readonly first_at: number;
  readonly last_at: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
  /** How long a visit lasts at most: no longer than a shift. */
  readonly longestMs: number;
}

/** Visits that fall into a span of time, in an area. */
export function readVisits(tx: Tx, tenant: string, area: string, span: Span): Promise<CellVisited[]> {
  return tx
    .selectFrom('cell_visit')
    .select(['shift', 'cell', 'first_at', 'last_at'])
    .where('tenant', '=', tenant)
    .where('first_at', '>=', at(span.from - span.longestMs))
    .where('first_at', '<', at(span.to))
    .where('last_at', '>=', at(span.from))
    .where(sql<boolean>`(area_path = ${area} or (area_path > ${`${area}/`} and area_path < ${`${area}0`}))`)
    .execute();
}
