import { sql } from 'kysely';
import type { Tx } from './database.js';

/** Open matters of each unit: those that it has, and those with which it helps. */
export async function openByUnit(tx: Tx, tenant: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; count: number }>`
    select unit, count(*) as count from (
      select unit from matter where tenant = ${tenant} and ended_at is null and unit is not null
      union all
      select unnest(helpers) from matter where tenant = ${tenant} and ended_at is null and helpers <> '{}'
    ) as has group by unit`.execute(tx);
  return new Map(rows.map((row) => [row.unit, row.count]));
}

/** Open matters by the whole path of the smallest area. */
export async function openByArea(tx: Tx, tenant: string): Promise<readonly { path: string; count: number }[]> {
  return tx
    .selectFrom('matter')
    .select((each) => ['area_path as path', each.fn.countAll<number>().as('count')])
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .groupBy('area_path')
    .execute();
}

/** Numbers of open matters that units have or help with, the oldest first; at most so many. */
export async function openNumbersOf(tx: Tx, tenant: string, unit: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('number')
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .where((each) => each.or([each('unit', '=', unit), sql<boolean>`${unit} = any(helpers)`]))
    .orderBy('reported_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.number);
}

/** Has a matter ever been dispatched to the unit? */
export async function everHadCases(tx: Tx, tenant: string, unit: string): Promise<boolean> {
  const row = await tx
    .selectFrom('involved')
    .select('party')
    .where('tenant', '=', tenant)
    .where('party', '=', `unit:${unit}`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Holder {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly areaPath: string;
  readonly unit: string | null;
}

/** Who holds one of some roles and is not disabled, a row for each grant. */
export async function holdersOf(tx: Tx, tenant: string, roles: readonly string[]): Promise<Holder[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select(['person.id', 'person.name', 'role_grant.role', 'role_grant.area_path as areaPath', 'role_grant.unit'])
    .where('role_grant.tenant', '=', tenant)
    .where('role_grant.role', 'in', [...roles])
    .where('person.disabled', '=', false)
    .orderBy('person.login')
    .execute();
  return rows.map((row) => ({ ...row, unit: row.unit || null }));
}

/** The paths in which people who are not disabled hold roles, each grant for itself. */
export async function grantPaths(tx: Tx, tenant: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select('role_grant.area_path as path')
    .where('role_grant.tenant', '=', tenant)
    .where('person.disabled', '=', false)
    .execute();
  return rows.map((row) => row.path);
}

/** How many people hold each role and are not disabled. */
export async function countByRole(tx: Tx, tenant: string): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select((each) => ['role_grant.role', each.fn.count<number>('person.id').distinct().as('count')])
    .where('role_grant.tenant', '=', tenant)
    .where('person.disabled', '=', false)
    .groupBy('role_grant.role')
    .execute();
  return new Map(rows.map((row) => [row.role, row.count]));
}
