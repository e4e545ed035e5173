import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { testDatabase } from './index.js';

async function query(config: pg.ClientConfig, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a database for a test', () => {
  it('is a copy of the template that others do not see', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    await query(one.connection, 'create table only_here (id int)');
    const found = "select to_regclass('only_here') is not null as found";
    expect(await query({ connectionString: one.url }, found)).toEqual([{ found: true }]);
    expect(await query(two.connection, found)).toEqual([{ found: false }]);
    await Promise.all([one.drop(), two.drop()]);
  });

  it('belongs to an owner who is no superuser, in UTF-8', async () => {
    const { connection, drop } = await testDatabase();
    const text = `select rolsuper, current_setting('server_encoding') as encoding, upper('é') as upper
      from pg_roles where rolname = current_user`;
    expect(await query(connection, text)).toEqual([{ rolsuper: false, encoding: 'UTF8', upper: 'É' }]);
    await drop();
  });

  it('is gone once dropped, also with a connection still open', async () => {
    const { connection, drop } = await testDatabase();
    const client = new pg.Client(connection);
    client.on('error', () => {});
    await client.connect();
    await drop();
    const text = `select count(*)::int as count from pg_database where datname = '${connection.database}'`;
    expect(await query(inject('postgres').admin, text)).toEqual([{ count: 0 }]);
    await client.end().catch(() => {});
  });

  it('runs on the server that was asked for', () => {
    const expected = process.env.BIHUAN_TEST_PG === 'installed' ? /^15\./ : /^18\./;
    expect(inject('postgres').version).toMatch(expected);
  });
});
