import type { ClientBase } from 'pg';

/** The role as which the server works; the store names it too (store/database.ts). */
const APP_ROLE = 'bihuan_app';

/** The role cannot be made, or this user may not become it. */
export class RoleError extends Error {
  override readonly name = 'RoleError';
}

/**
 * Makes the application's role where it is missing and lets the present user become it. Roles belong to the whole
 * cluster, so two databases that migrate at once may both try.
 */
export async function ensureAppRole(client: ClientBase): Promise<void> {
  try {
    await client.query(`
      do $$ begin
        create role ${APP_ROLE} nologin;
      exception when duplicate_object or unique_violation then null;
      end $$`);
  } catch (error) {
    if (!isDenied(error)) throw error;
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE]);
    if (rowCount === 0) throw remedy(await userOf(client), `create role ${APP_ROLE} nologin`);
  }
  await ensureMember(client);
}

/**
 * From PostgreSQL 16 on, who makes a role administers it and still may not become it: so it is tried.
 * @throws RoleError where the present user may not become it and may not let itself
 */
async function ensureMember(client: ClientBase): Promise<void> {
  if (await mayBecome(client)) return;
  try {
    await client.query(`grant ${APP_ROLE} to current_user`);
  } catch (error) {
    if (isDenied(error)) throw remedy(await userOf(client), null);
    throw error;
  }
}

async function mayBecome(client: ClientBase): Promise<boolean> {
  try {
    await client.query(`set role ${APP_ROLE}`);
    await client.query('reset role');
    return true;
  } catch (error) {
    if (isDenied(error)) return false;
    throw error;
  }
}

async function userOf(client: ClientBase): Promise<string> {
  const { rows } = await client.query('select quote_ident(current_user) as name');
  return String(rows[0]?.name);
}

function remedy(user: string, create: string | null): RoleError {
  const statements = [...(create === null ? [] : [create]), `grant ${APP_ROLE} to ${user}`].join('; ');
  return new RoleError(
    `The database user ${user} may not set up the role ${APP_ROLE}. Let a superuser run once: ${statements};`,
  );
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}
