import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.js';
import { type Database, openDatabase } from './database.js';

let base: TestDatabase;
let db: Database;

beforeAll(async () => {
  base = await testDatabase();
  db = openDatabase(base.connection);
});
afterAll(async () => {
  await db.close();
  await base.drop();
});

describe('database', () => {
  it('gives instants as milliseconds and counts as numbers', async () => {
    const at = new Date('2010-04-01T01:00:00.123Z');
    const row = await db.transaction('a', async (tx) => {
      await tx.insertInto('tenant').values({ tenant: 'a', name: 'A', created_at: at }).execute();
      return tx.selectFrom('tenant').selectAll().where('tenant', '=', 'a').executeTakeFirstOrThrow();
    });
    expect(row).toMatchObject({ tenant: 'a', name: 'A', revision: 1, created_at: at.getTime() });
  });

  it('answers nothing to whoever cannot take the role of the application', async () => {
    const stranger = `stranger_${process.pid}`;
    const password = 'only for this test';
    const admin = new pg.Client(inject('postgres').admin);
    await admin.connect();
    await admin.query(`create role ${stranger} login password '${password}'`);
    const barred = openDatabase({ ...base.connection, user: stranger, password });
    try {
      const asked = () => barred.snapshot('a', (tx) => sql<{ one: number }>`select 1 as one`.execute(tx));
      await expect(asked()).rejects.toThrow(/aborted/);
      await expect(barred.transaction('a', (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))).rejects.toThrow(
        /aborted/,
      );
    } finally {
      await barred.close();
      await admin.query(`drop role ${stranger}`);
      await admin.end();
    }
  });

  it('plans a question once for a connection, and keeps no plan of what is asked with another text each time', async () => {
    const one = openDatabase({ ...base.connection, max: 1 });
    const ask = (tenant: string) =>
      one.snapshot('a', (tx) => tx.selectFrom('tenant').select('name').where('tenant', '=', tenant).execute());
    await ask('a');
    expect(await ask('b')).toEqual([]);
    const kept = await one.snapshot('a', (tx) =>
      sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx),
    );
    const texts = kept.rows.map(({ statement }) => statement);
    expect(texts.filter((text) => text.includes('from "tenant"'))).toHaveLength(1);
    await one.transaction('c', (tx) =>
      tx
        .insertInto('tenant')
        .values({ tenant: 'c', name: 'C', created_at: new Date(0) })
        .execute(),
    );
    await one.close();
    expect(texts.some((text) => text.startsWith('insert'))).toBe(false);
  });
});
