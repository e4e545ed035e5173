import pg from 'pg';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.js';
import { type Notices, openNotices } from './notices.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  return () => database.drop();
});

/** Another process's notice. */
async function tellFromOutside(payload = 'another'): Promise<void> {
  const client = new pg.Client(database.connection);
  await client.connect();
  await client.query('select pg_notify($1, $2)', ['bihuan_committed', payload]);
  await client.end();
}

function open(heard: () => void, broken: (error: unknown) => void = () => {}): Notices {
  const notices = openNotices({ connection: database.connection, heard, broken });
  onTestFinished(() => notices.close());
  return notices;
}

/** A function to be called, and promises of its first calls. */
function calls(): { call: () => void; count: () => number; nth: (n: number) => Promise<void> } {
  let count = 0;
  const waiting: { n: number; resolve: () => void }[] = [];
  return {
    call() {
      count += 1;
      for (const each of waiting) if (each.n <= count) each.resolve();
    },
    count: () => count,
    nth: (n) => new Promise((resolve) => (count >= n ? resolve() : waiting.push({ n, resolve }))),
  };
}

it('hears of commits in other processes, and at first of what it may have missed', async () => {
  const heard = calls();
  open(heard.call);
  await heard.nth(1);
  await tellFromOutside();
  await heard.nth(2);
});

it('tells others, and not itself', async () => {
  const [one, other] = [calls(), calls()];
  const notices = open(one.call);
  open(other.call);
  await Promise.all([one.nth(1), other.nth(1)]);
  notices.tell();
  notices.tell();
  await other.nth(2);
  // What came before this has come by now.
  await tellFromOutside();
  await Promise.all([one.nth(2), other.nth(3)]);
  expect([one.count(), other.count()]).toEqual([2, 3]);
});

it('connects anew when the connection breaks', async () => {
  const heard = calls();
  const broke = calls();
  open(heard.call, broke.call);
  await heard.nth(1);
  const admin = new pg.Client(database.connection);
  await admin.connect();
  await admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bihuan notices' and datname = current_database()",
  );
  await admin.end();
  await broke.nth(1);
  await heard.nth(2);
  await tellFromOutside();
  await heard.nth(3);
});
