import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg, { type ClientBase, type ClientConfig } from 'pg';
import { ensureAppRole } from './roles.js';

export interface Migrated {
  /** Names of the migrations that were applied now, in order. */
  readonly applied: readonly string[];
}

/** The database and the program do not fit together; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly digest: string;
}

/** The SQL lies with the sources: the compiler copies nothing but code. */
const folder = new URL('../../src/migrations/', import.meta.url);
const oldest = 15;
/** Any number will do that no other program uses on this database; the same one lets migrations wait for each other. */
const lock = 620103;

/** Brings a database to the newest schema; safe to run from several processes at once. */
export async function migrate(options: ClientConfig): Promise<Migrated> {
  const client = new pg.Client(options);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await checkVersion(client);
    await ensureAppRole(client);
    return { applied: await applyMissing(client, await migrations()) };
  } finally {
    await client.end();
  }
}

async function checkVersion(client: ClientBase): Promise<void> {
  const { rows } = await client.query(`select current_setting('server_version_num')::integer / 10000 as major`);
  const major = Number(rows[0]?.major);
  if (major >= oldest) return;
  throw new MigrationError(
    `This is PostgreSQL ${major}; ${oldest} or later is needed. Point DATABASE_URL at a newer one.`,
  );
}

async function applyMissing(client: ClientBase, known: readonly Migration[]): Promise<string[]> {
  await client.query(
    'create table if not exists migration (name text collate "C" primary key, digest text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query('select name, digest from migration');
  const stored = new Map<string, string>(rows.map((row) => [row.name, row.digest]));
  refuseOthers(stored, known);
  const missing = known.filter((each) => !stored.has(each.name));
  for (const migration of missing) await apply(client, migration);
  return missing.map((each) => each.name);
}

function refuseOthers(stored: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const digests = new Map(known.map((each) => [each.name, each.digest]));
  for (const [name, digest] of stored) {
    if (!digests.has(name)) {
      throw new MigrationError(`The database has ${name}, which this program does not know. Start a newer program.`);
    }
    if (digests.get(name) !== digest) {
      throw new MigrationError(
        `${name} is not what was applied to this database. Restore the file, add a new one instead.`,
      );
    }
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.text);
    await client.query('insert into migration (name, digest) values ($1, $2)', [migration.name, migration.digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, text, digest: createHash('sha256').update(text).digest('hex') };
    }),
  );
}
