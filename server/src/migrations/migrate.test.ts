import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.js';
import { describeSchema } from './describe-schema.js';
import { migrate } from './migrate.js';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Every migration, in order. */
const known = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.sql') && name !== 'schema.sql')
  .sort();

async function migrated(): Promise<TestDatabase> {
  const base = await testDatabase();
  closers.push(() => base.drop());
  return base;
}

async function connect(options: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(options);
  await client.connect();
  closers.push(() => client.end());
  return client;
}

/** A database that nobody has migrated, owned by a user who may do nothing else. */
async function empty(): Promise<{ readonly options: pg.ClientConfig; readonly user: string }> {
  const { admin } = inject('postgres');
  const client = await connect(admin);
  const [user, password] = [`plain_${randomBytes(6).toString('hex')}`, randomBytes(6).toString('hex')];
  await client.query(`create role ${user} login password '${password}'`);
  await client.query(`create database ${user} owner ${user}`);
  closers.push(async () => {
    await client.query(`drop database ${user} with (force)`);
    await client.query(`drop role ${user}`);
  });
  return { options: { ...admin, user, password, database: user }, user };
}

describe('migrate', () => {
  it('leaves a schema that is written down beside it; `vitest -u` writes it anew', async () => {
    const { connection } = await migrated();
    const schema = await describeSchema(await connect(connection));
    await expect(schema).toMatchFileSnapshot('./schema.sql');
  });

  it('has nothing left to do the second time', async () => {
    const { connection } = await migrated();
    expect(await migrate(connection)).toEqual({ applied: [] });
  });

  it('puts the tenant first in every key and index', async () => {
    const { connection } = await migrated();
    const client = await connect(connection);
    const { rows } = await client.query(`
      select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and c.relname <> 'migration' and a.attname <> 'tenant'`);
    expect(rows).toEqual([]);
  });

  it('is done once when several start at once', async () => {
    const { options, user } = await empty();
    const client = await connect(inject('postgres').admin);
    await client.query(`grant bihuan_app to ${user}`);
    const results = await Promise.all([migrate(options), migrate(options), migrate(options)]);
    expect(results.flatMap((each) => each.applied)).toEqual(known);
  });

  it('names the remedy where it may not become the application’s role', async () => {
    const { options, user } = await empty();
    await expect(migrate(options)).rejects.toThrow(`Let a superuser run once: grant bihuan_app to ${user};`);
  });

  it('refuses a database that a newer program, or another file, has made', async () => {
    const { connection } = await migrated();
    const client = await connect(connection);
    await client.query(`insert into migration (name, digest) values ('9999_later.sql', 'x')`);
    await expect(migrate(connection)).rejects.toThrow('9999_later.sql, which this program does not know');
    await client.query(`delete from migration where name = '9999_later.sql'`);
    await client.query(`update migration set digest = 'x' where name = '0001_matters.sql'`);
    await expect(migrate(connection)).rejects.toThrow('0001_matters.sql is not what was applied');
  });
});
