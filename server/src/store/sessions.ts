import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import type { GrantRow } from './people.js';
import type { TenantRow } from './tenants.js';

export interface Account {
  readonly person: string;
  readonly name: string;
  readonly password: string;
  readonly disabled: boolean;
  readonly mustChange: boolean;
  readonly failures: number;
  readonly lockedUntil: number | null;
}

export async function findAccount(tx: Tx, tenant: string, login: string): Promise<Account | null> {
  // No login has a NUL in it, and PostgreSQL refuses to look for one.
  if (login.includes('\u0000')) return null;
  const row = await tx
    .selectFrom('person')
    .select([
      'id as person',
      'name',
      'password',
      'disabled',
      'must_change as mustChange',
      'failures',
      'locked_until as lockedUntil',
    ])
    .where('tenant', '=', tenant)
    .where('login', '=', login)
    .executeTakeFirst();
  return row ?? null;
}

/** Counts one more wrong password; gives how many there are now. */
export async function countFailure(tx: Tx, tenant: string, person: string): Promise<number> {
  const row = await tx
    .updateTable('person')
    .set((each) => ({ failures: each('failures', '+', 1) }))
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .returning('failures')
    .executeTakeFirstOrThrow();
  return row.failures;
}

/** Locks until an instant, or for as long as it was locked already; from then on failures are counted anew. */
export async function lockAccount(tx: Tx, tenant: string, person: string, until: number): Promise<void> {
  await tx
    .updateTable('person')
    .set({ failures: 0, locked_until: sql<string>`greatest(locked_until, ${at(until)})` })
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .execute();
}

/** False where the account is locked: then nothing is forgotten. */
export async function forgetFailures(tx: Tx, tenant: string, person: string, now: number): Promise<boolean> {
  const row = await tx
    .updateTable('person')
    .set({ failures: 0, locked_until: null })
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .where((each) => each.or([each('locked_until', 'is', null), each('locked_until', '<=', at(now))]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertSession(
  tx: Tx,
  tenant: string,
  session: { readonly hash: Buffer; readonly person: string; readonly now: number; readonly expiresAt: number },
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      tenant,
      hash: session.hash,
      person: session.person,
      created_at: new Date(session.now),
      expires_at: new Date(session.expiresAt),
    })
    .execute();
}

export interface LiveSession {
  readonly person: string;
  readonly name: string;
  readonly mustChange: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly grants: readonly GrantRow[];
  readonly tenant: TenantRow;
}

/** A session that has not run out, of a person who is not disabled, with all that a request needs to know of them. */
export async function findSession(tx: Tx, tenant: string, hash: Buffer, now: number): Promise<LiveSession | null> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('tenant', 'tenant.tenant', 'session.tenant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'session.tenant').onRef('person.id', '=', 'session.person'),
    )
    .select([
      'session.person',
      'person.name',
      'person.must_change as mustChange',
      'session.created_at as createdAt',
      'session.expires_at as expiresAt',
      'tenant.name as tenantName',
      'tenant.revision',
    ])
    .select((eb) =>
      eb
        .selectFrom('role_grant')
        .select(
          sql<
            GrantRow[]
          >`coalesce(json_agg(json_build_object('role', role, 'areaPath', area_path, 'unit', nullif(unit, ''))
            order by role, area_path, unit), '[]')`.as('grants'),
        )
        .whereRef('role_grant.tenant', '=', 'session.tenant')
        .whereRef('role_grant.person', '=', 'session.person')
        .as('grants'),
    )
    .where('session.tenant', '=', tenant)
    .where('session.hash', '=', hash)
    .where('session.expires_at', '>', at(now))
    .where('person.disabled', '=', false)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { tenantName, revision, grants, ...session } = row;
  return { ...session, grants: grants ?? [], tenant: { tenant, name: tenantName, revision } };
}

export async function prolongSession(tx: Tx, tenant: string, hash: Buffer, expiresAt: number): Promise<void> {
  await tx
    .updateTable('session')
    .set({ expires_at: new Date(expiresAt) })
    .where('tenant', '=', tenant)
    .where('hash', '=', hash)
    .execute();
}

export async function deleteSession(tx: Tx, tenant: string, hash: Buffer): Promise<void> {
  await tx.deleteFrom('session').where('tenant', '=', tenant).where('hash', '=', hash).execute();
}

export async function forgetSessions(tx: Tx, tenant: string, now: number): Promise<void> {
  await tx.deleteFrom('session').where('tenant', '=', tenant).where('expires_at', '<=', at(now)).execute();
}

export async function grantsOf(tx: Tx, tenant: string, person: string): Promise<GrantRow[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select(['role', 'area_path as areaPath', 'unit'])
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .orderBy('role')
    .orderBy('area_path')
    .orderBy('unit')
    .execute();
  // A collector's unit is the company that they work for, on which no right depends.
  return rows.map((row) => ({ ...row, unit: row.role === 'collector' ? null : row.unit || null }));
}
