import pg from 'pg';
import { PostgresError, systemCode } from './error.js';

/** How to reach a database; may be passed to `pg.Pool` as it is. */
export interface PostgresConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export const owner = 'bihuan';
export const database = 'bihuan';

export function urlOf({ host, port, user, password, database: name }: PostgresConnection): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return host.startsWith('/')
    ? `postgresql://${login}@localhost:${port}/${encodeURIComponent(name)}?host=${encodeURIComponent(host)}`
    : `postgresql://${login}@${host}:${port}/${encodeURIComponent(name)}`;
}

/** Runs `work` on one connection and closes it. */
export async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: 15_000, ...config });
  // A connection that the server drops would otherwise end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

export async function show(client: pg.Client, setting: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [setting]);
  return rows[0]?.value ?? '';
}

/**
 * Makes the application's owner and database where they are missing. The owner is no superuser, so that row-level
 * security and append-only privileges mean something here as on a server of one's own.
 */
export async function ensureOwner(admin: PostgresConnection, password: string): Promise<void> {
  await withClient(admin, async (client) => {
    const role = await client.query('select from pg_roles where rolname = $1', [owner]);
    if (role.rowCount === 0) {
      await client.query(`create role ${owner} login createrole password ${client.escapeLiteral(password)}`);
    }
    const found = await client.query('select from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${database} owner ${owner}`);
  });
}

const oldest = 15;

/** `18.4` of `180004`. */
function versionOf(number: string): { version: string; major: number } {
  const major = Math.floor(Number(number) / 10_000);
  return { version: `${major}.${Number(number) % 10_000}`, major };
}

function remedyFor(error: unknown): string {
  switch (systemCode(error)) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return 'Is the server running, and are host and port right?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'Is the host name right?';
    case '28P01':
    case '28000':
      return 'Check user and password, and pg_hba.conf on the server.';
    case '3D000':
      return 'Create the database first: CREATE DATABASE … ENCODING UTF8.';
    default:
      return 'Check DATABASE_URL, or unset it to use the embedded PostgreSQL.';
  }
}

/** Checks that a server of one's own can be used, and tells its version. */
export async function checkOwnServer(url: string): Promise<string> {
  const found = await withClient({ connectionString: url }, async (client) => ({
    ...versionOf(await show(client, 'server_version_num')),
    encoding: await show(client, 'server_encoding'),
  })).catch((error: unknown) => {
    const why = error instanceof Error ? error.message || systemCode(error) || error.name : String(error);
    throw new PostgresError('not-reachable', `DATABASE_URL cannot be used: ${why}. ${remedyFor(error)}`, { why });
  });
  if (found.major < oldest) {
    throw new PostgresError(
      'too-old',
      `DATABASE_URL leads to PostgreSQL ${found.version}; Bihuan needs ${oldest} or newer.`,
      { version: found.version },
    );
  }
  if (found.encoding !== 'UTF8') {
    throw new PostgresError(
      'not-utf8',
      `The database of DATABASE_URL is encoded in ${found.encoding}: create one with ENCODING UTF8.`,
      { encoding: found.encoding },
    );
  }
  return found.version;
}
