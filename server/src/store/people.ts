import type { Tx } from './database.js';

export interface GrantRow {
  readonly role: string;
  readonly areaPath: string;
  readonly unit: string | null;
}

export interface NewPerson {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  /** Argon2id. */
  readonly password: string;
  readonly grants: readonly GrantRow[];
}

export async function insertPerson(tx: Tx, tenant: string, now: number, person: NewPerson): Promise<void> {
  const { grants, ...rest } = person;
  await tx
    .insertInto('person')
    .values({ tenant, ...rest, created_at: new Date(now) })
    .execute();
  if (grants.length === 0) return;
  await tx
    .insertInto('role_grant')
    .values(
      grants.map(({ role, areaPath, unit }) => ({
        tenant,
        person: person.id,
        role,
        area_path: areaPath,
        unit: unit ?? '',
      })),
    )
    .execute();
}

/** What people are called, by id. */
export async function namesOf(tx: Tx, tenant: string, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('tenant', '=', tenant)
    .where('id', 'in', wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface PersonByRole {
  readonly id: string;
  readonly name: string;
  readonly areaPath: string;
  readonly unit: string | null;
}

/** People who hold a role and are not disabled, a row for each of its grants. */
export async function peopleWithRole(tx: Tx, tenant: string, role: string): Promise<PersonByRole[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select(['person.id', 'person.name', 'role_grant.area_path as areaPath', 'role_grant.unit'])
    .where('role_grant.tenant', '=', tenant)
    .where('role_grant.role', '=', role)
    .where('person.disabled', '=', false)
    .orderBy('role_grant.area_path')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({ ...row, unit: row.unit || null }));
}

/** The same, those who are disabled too: what they did stays theirs. */
export async function holdersOf(tx: Tx, tenant: string, role: string): Promise<PersonByRole[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select(['person.id', 'person.name', 'role_grant.area_path as areaPath', 'role_grant.unit'])
    .where('role_grant.tenant', '=', tenant)
    .where('role_grant.role', '=', role)
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({ ...row, unit: row.unit || null }));
}

/** What people are called and which roles they hold; who has no account is absent. */
export async function rolesOfPeople(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, { readonly name: string; readonly roles: readonly string[] }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .leftJoin('role_grant', (join) =>
      join.onRef('person.tenant', '=', 'role_grant.tenant').onRef('person.id', '=', 'role_grant.person'),
    )
    .select(['person.id', 'person.name', 'role_grant.role'])
    .where('person.tenant', '=', tenant)
    .where('person.id', 'in', ids)
    .execute();
  const people = new Map<string, { name: string; roles: string[] }>();
  for (const { id, name, role } of rows) {
    const one = people.get(id) ?? { name, roles: [] };
    if (role !== null) one.roles.push(role);
    people.set(id, one);
  }
  return people;
}

/** Is there such a person, and may they sign in? */
export async function isActive(tx: Tx, tenant: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('disabled', '=', false)
    .executeTakeFirst();
  return row !== undefined;
}
