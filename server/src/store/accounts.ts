import { sql } from 'kysely';
import type { Tx } from './database.js';
import type { GrantRow } from './people.js';

/** An account as its administrators see it: everything but the password. */
export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly disabled: boolean;
  /** Infinity: until somebody unlocks it. */
  readonly lockedUntil: number | null;
  readonly mustChange: boolean;
  readonly signedInAt: number | null;
  readonly createdAt: number;
  readonly grants: readonly GrantRow[];
}

export interface AccountFilter {
  /** Part of the login or of the name. */
  readonly text?: string | undefined;
  readonly role?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: 'active' | 'locked' | 'disabled' | undefined;
  readonly now: number;
}

const members = [
  'id',
  'login',
  'name',
  'disabled',
  'locked_until as lockedUntil',
  'must_change as mustChange',
  'signed_in_at as signedInAt',
  'created_at as createdAt',
] as const;

/** By login, after one; null: from the start. */
export async function readAccounts(
  tx: Tx,
  tenant: string,
  filter: AccountFilter,
  after: string | null,
  limit: number,
): Promise<AccountRow[]> {
  const rows = await filtered(tx, tenant, filter)
    .select(members)
    .orderBy('login')
    .$if(after !== null, (query) => query.where('login', '>', after ?? ''))
    .limit(limit)
    .execute();
  return withGrants(tx, tenant, rows);
}

export async function countAccounts(tx: Tx, tenant: string, filter: AccountFilter): Promise<number> {
  const row = await filtered(tx, tenant, filter)
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

function filtered(tx: Tx, tenant: string, { text, role, unit, state, now }: AccountFilter) {
  let query = tx.selectFrom('person').where('person.tenant', '=', tenant);
  if (text !== undefined) {
    const part = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((each) => each.or([each('login', 'ilike', part), each('name', 'ilike', part)]));
  }
  if (role !== undefined || unit !== undefined) {
    query = query.where(({ exists, selectFrom }) => {
      let grants = selectFrom('role_grant')
        .select('role_grant.person')
        .where('role_grant.tenant', '=', tenant)
        .whereRef('role_grant.person', '=', 'person.id');
      if (role !== undefined) grants = grants.where('role_grant.role', '=', role);
      if (unit !== undefined) grants = grants.where('role_grant.unit', '=', unit);
      return exists(grants);
    });
  }
  const locked = sql<boolean>`coalesce(person.locked_until > ${new Date(now).toISOString()}::timestamptz, false)`;
  if (state === 'disabled') query = query.where('disabled', '=', true);
  if (state === 'locked') query = query.where('disabled', '=', false).where(locked);
  if (state === 'active') query = query.where('disabled', '=', false).where(sql<boolean>`not ${locked}`);
  return query;
}

export async function findAccountById(tx: Tx, tenant: string, id: string): Promise<AccountRow | null> {
  const rows = await tx
    .selectFrom('person')
    .select(members)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
  return (await withGrants(tx, tenant, rows))[0] ?? null;
}

async function withGrants(tx: Tx, tenant: string, rows: readonly Omit<AccountRow, 'grants'>[]): Promise<AccountRow[]> {
  if (rows.length === 0) return [];
  const grants = await tx
    .selectFrom('role_grant')
    .select(['person', 'role', 'area_path as areaPath', 'unit'])
    .where('tenant', '=', tenant)
    .where(
      'person',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('person')
    .orderBy('role')
    .orderBy('area_path')
    .orderBy('unit')
    .execute();
  return rows.map((row) => ({
    ...row,
    grants: grants
      .filter((grant) => grant.person === row.id)
      .map(({ role, areaPath, unit }) => ({ role, areaPath, unit: unit || null })),
  }));
}

export async function isLoginTaken(tx: Tx, tenant: string, login: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('tenant', '=', tenant)
    .where((each) => each(each.fn<string>('lower', ['login']), '=', login.toLowerCase()))
    .executeTakeFirst();
  return row !== undefined;
}

export async function renameAccount(tx: Tx, tenant: string, person: string, name: string): Promise<void> {
  await tx.updateTable('person').set({ name }).where('tenant', '=', tenant).where('id', '=', person).execute();
}

/** @param mustChange it was given by somebody else, so it must be changed before anything else */
export async function setPassword(
  tx: Tx,
  tenant: string,
  person: string,
  password: string,
  mustChange: boolean,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ password, must_change: mustChange, failures: 0 })
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .execute();
}

export async function passwordOf(tx: Tx, tenant: string, person: string): Promise<string | null> {
  const row = await tx
    .selectFrom('person')
    .select('password')
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.password ?? null;
}

/** Locked until somebody unlocks it; or unlocked, with its failures forgotten. */
export async function setLocked(tx: Tx, tenant: string, person: string, locked: boolean): Promise<void> {
  await tx
    .updateTable('person')
    .set({ failures: 0, locked_until: locked ? 'infinity' : null })
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .execute();
}

export async function setDisabled(tx: Tx, tenant: string, person: string, disabled: boolean): Promise<void> {
  await tx.updateTable('person').set({ disabled }).where('tenant', '=', tenant).where('id', '=', person).execute();
}

export async function noteSignIn(tx: Tx, tenant: string, person: string, now: number): Promise<void> {
  await tx
    .updateTable('person')
    .set({ signed_in_at: new Date(now) })
    .where('tenant', '=', tenant)
    .where('id', '=', person)
    .execute();
}

/** Ends a person's sessions, all but one where it is named. */
export async function endSessionsOf(tx: Tx, tenant: string, person: string, but: Buffer | null): Promise<void> {
  let query = tx.deleteFrom('session').where('tenant', '=', tenant).where('person', '=', person);
  if (but !== null) query = query.where('hash', '!=', but);
  await query.execute();
}

export async function insertGrant(tx: Tx, tenant: string, person: string, grant: GrantRow): Promise<boolean> {
  const { role, areaPath, unit } = grant;
  const row = await tx
    .insertInto('role_grant')
    .values({ tenant, person, role, area_path: areaPath, unit: unit ?? '' })
    .onConflict((conflict) => conflict.columns(['tenant', 'person', 'role', 'area_path', 'unit']).doNothing())
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteGrant(tx: Tx, tenant: string, person: string, grant: GrantRow): Promise<boolean> {
  const row = await tx
    .deleteFrom('role_grant')
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('role', '=', grant.role)
    .where('area_path', '=', grant.areaPath)
    .where('unit', '=', grant.unit ?? '')
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many can sign in who hold a role. */
export async function countHolders(tx: Tx, tenant: string, role: string, now: number): Promise<number> {
  const row = await tx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select((each) => each.fn.count<number>('person.id').distinct().as('count'))
    .where('role_grant.tenant', '=', tenant)
    .where('role_grant.role', '=', role)
    .where('person.disabled', '=', false)
    .where(
      sql<boolean>`(person.locked_until is null or person.locked_until <= ${new Date(now).toISOString()}::timestamptz)`,
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Accounts of a tenant are changed one transaction after another: what must hold for all of them is then seen by each. */
export async function lockAccounts(tx: Tx, tenant: string): Promise<void> {
  await tx.selectFrom('tenant').select('tenant').where('tenant', '=', tenant).forNoKeyUpdate().execute();
}
