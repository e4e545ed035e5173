import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';

export interface PatrolAreaRow {
  readonly id: string;
  readonly name: string;
  readonly area_path: string;
  readonly times: number;
  readonly per: string;
}

export interface PatrolDutyRow {
  readonly id: string;
  readonly patrol_area: string;
  readonly person: string;
  readonly substitute: string | null;
  readonly begins_at: number;
  readonly ends_at: number;
}

const areaColumns = ['id', 'name', 'area_path', 'times', 'per'] as const;
const dutyColumns = ['id', 'patrol_area', 'person', 'substitute', 'begins_at', 'ends_at'] as const;

/** The plan is written by one at a time: what two would do at once is checked against each other. */
export async function lockPlan(tx: Tx, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`patrol plan ${tenant}`}, 0))`.execute(tx);
}

export function readPatrolAreas(tx: Tx, tenant: string): Promise<PatrolAreaRow[]> {
  return tx
    .selectFrom('patrol_area')
    .select(areaColumns)
    .where('tenant', '=', tenant)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** The cells of all patrol areas. */
export function readPatrolCells(tx: Tx, tenant: string): Promise<{ cell: string; patrol_area: string }[]> {
  return tx
    .selectFrom('patrol_area_cell')
    .select(['cell', 'patrol_area'])
    .where('tenant', '=', tenant)
    .orderBy('cell')
    .execute();
}

export async function savePatrolArea(
  tx: Tx,
  tenant: string,
  row: PatrolAreaRow,
  cells: readonly string[],
  by: { readonly person: string; readonly at: number },
): Promise<void> {
  const { id, ...said } = row;
  const changed = { changed_at: iso(by.at), changed_by: by.person };
  await tx
    .insertInto('patrol_area')
    .values({ tenant, id, ...said, ...changed })
    .onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet({ ...said, ...changed }))
    .execute();
  await tx.deleteFrom('patrol_area_cell').where('tenant', '=', tenant).where('patrol_area', '=', id).execute();
  await sql`insert into patrol_area_cell (tenant, cell, patrol_area)
    select ${tenant}, cell, ${id} from unnest(${[...cells]}::text[]) as cell`.execute(tx);
}

export async function removePatrolArea(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx.deleteFrom('patrol_area').where('tenant', '=', tenant).where('id', '=', id).execute();
}

/** Duties that meet a span of time, of one person where one is named, the earliest first. */
export function readDuties(
  tx: Tx,
  tenant: string,
  span: { readonly from: number; readonly to: number },
): Promise<PatrolDutyRow[]> {
  return tx
    .selectFrom('patrol_duty')
    .select(dutyColumns)
    .where('tenant', '=', tenant)
    .where('begins_at', '<', at(span.to))
    .where('ends_at', '>', at(span.from))
    .orderBy('begins_at')
    .orderBy('id')
    .execute();
}

export function findDuty(tx: Tx, tenant: string, id: string): Promise<PatrolDutyRow | undefined> {
  return tx
    .selectFrom('patrol_duty')
    .select(dutyColumns)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function saveDuty(
  tx: Tx,
  tenant: string,
  row: PatrolDutyRow,
  by: { readonly person: string; readonly at: number },
): Promise<void> {
  const { id, begins_at, ends_at, ...rest } = row;
  const said = {
    ...rest,
    begins_at: iso(begins_at),
    ends_at: iso(ends_at),
    changed_at: iso(by.at),
    changed_by: by.person,
  };
  await tx
    .insertInto('patrol_duty')
    .values({ tenant, id, ...said })
    .onConflict((conflict) => conflict.columns(['tenant', 'id']).doUpdateSet(said))
    .execute();
}

export async function removeDuty(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx.deleteFrom('patrol_duty').where('tenant', '=', tenant).where('id', '=', id).execute();
}

/** Whose shift goes on now, and where. */
export function readOpenShifts(
  tx: Tx,
  tenant: string,
  since: number,
): Promise<{ person: string; area_path: string }[]> {
  return tx
    .selectFrom('shift')
    .select(['person', 'area_path'])
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .where('began_at', '>', at(since))
    .orderBy('began_at')
    .execute();
}
