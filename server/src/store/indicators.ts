import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** What the log says of a case that was filed in a span, as far as the indicators ask. Instants are UTC milliseconds. */
export interface FiledRow {
  readonly severity: string;
  readonly state: string;
  readonly area_path: string;
  /** The unit that has, or last had, it. */
  readonly unit: string | null;
  readonly reported_at: number;
  readonly filed_at: number;
  readonly dispatched_at: number | null;
  readonly dispatch_no: number | null;
  readonly delayed: boolean;
  readonly feedbacks: number;
  readonly failed: number;
}

/** Cases first filed in `[from, to)` in an area, in no order. */
export async function readFiled(
  tx: Tx,
  tenant: string,
  area: string,
  from: number,
  to: number,
): Promise<readonly FiledRow[]> {
  const { rows } = await sql<FiledRow>`
    select m.severity, m.state, m.area_path, m.unit, m.reported_at, e.filed_at, e.dispatched_at, m.dispatch_no,
      e.delayed, e.feedbacks::integer, e.failed::integer
    from matter m
    cross join lateral (
      select min(at) filter (where type = 'filed') as filed_at,
        min(at) filter (where type = 'dispatched') as dispatched_at,
        coalesce(bool_or(type in ('extension-approved', 'deferral-approved')), false) as delayed,
        count(*) filter (where type = 'feedback') as feedbacks,
        count(*) filter (where type = 'verified' and data ->> 'passed' = 'false') as failed
      from event
      where event.tenant = m.tenant and event.matter = m.id
    ) e
    where m.tenant = ${tenant} and (m.area_path = ${area} or m.area_path like ${`${likely(area)}/%`})
      and m.id in (
        select matter from event where tenant = ${tenant} and type = 'filed' and at >= ${at(from)} and at < ${at(to)}
      )
  `.execute(tx);
  return rows;
}

export interface ClosedRow {
  readonly area_path: string;
  readonly unit: string | null;
  readonly closed_at: number;
}

/** Closed cases of an area whose closing lies in `[from, to)`; a reopened one is not closed. */
export async function readClosed(
  tx: Tx,
  tenant: string,
  area: string,
  from: number,
  to: number,
): Promise<readonly ClosedRow[]> {
  const { rows } = await sql<ClosedRow>`
    select area_path, unit, ended_at as closed_at from matter
    where tenant = ${tenant} and state = 'closed' and ended_at >= ${at(from)} and ended_at < ${at(to)}
      and (area_path = ${area} or area_path like ${`${likely(area)}/%`})
  `.execute(tx);
  return rows;
}

/** When the cases of an area were reported, in `[from, to)`. */
export async function readReported(
  tx: Tx,
  tenant: string,
  area: string,
  from: number,
  to: number,
): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('reported_at')
    .where('tenant', '=', tenant)
    .where('reported_at', '>=', at(from))
    .where('reported_at', '<', at(to))
    .where((eb) => eb.or([eb('area_path', '=', area), eb('area_path', 'like', `${likely(area)}/%`)]))
    .execute();
  return rows.map((row) => row.reported_at);
}

const likely = (text: string) => text.replace(/[\\%_]/g, '\\$&');
