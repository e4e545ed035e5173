import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
});
