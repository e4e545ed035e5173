import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Tx } from '../../store/database.js';
import { good, openCase } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { simulate } from '../../testing/simulation.js';
import { listCases } from '../list-cases.js';
import type { Actor } from '../types.js';
import { BoardAhead, openBoards } from './boards.js';

let here: TestInstallation;
let leader: Actor;
let collector: Actor;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 5, casesPerDay: 10 });
  leader = await here.person('leader', 'leader');
  collector = await here.person('collector-1', 'collector');
});
afterAll(() => here.close());

const open = async (): Promise<string[]> =>
  good(await listCases(here.app, leader, { queue: 'open', limit: 200 })).items.map(({ id }) => id);

const changed = (id: string) => sql`update matter set severity = 'special' where id = ${id}`;

/** What a snapshot that was opened before sees on the board. */
async function severityIn(tx: Tx, id: string): Promise<string | null> {
  const look = await here.app.boards.read(tx, here.tenant);
  return look(({ columns }) => {
    const { codes, dictionary } = columns.coded.severity;
    return dictionary.text(codes[columns.slotOf(id) ?? -1] ?? -1);
  });
}

describe('the boards of a process', () => {
  it('show what was committed, whatever began before it, and never what was undone', async () => {
    const { db, boards } = here.app;
    const [first = '', second = '', third = ''] = await open();
    let release: () => void = () => {};
    let begun: () => void = () => {};
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    // Begins first, and commits last.
    const slow = db.transaction(here.tenant, async (tx) => {
      await changed(first).execute(tx);
      begun();
      await new Promise<void>((resolve) => (release = resolve));
    });
    await isBegun;
    await db.transaction(here.tenant, (tx) => changed(second).execute(tx));
    await db
      .transaction(here.tenant, async (tx) => {
        await changed(third).execute(tx);
        throw new Error('undone');
      })
      .catch(() => {});
    const severities = () =>
      db.snapshot(here.tenant, (tx) => Promise.all([first, second, third].map((id) => severityIn(tx, id))));
    await boards.ready(here.tenant);
    const [before, after, never] = await severities();
    expect([before === 'special', after, never === 'special']).toEqual([false, 'special', false]);
    release();
    await slow;
    expect((await severities()).slice(0, 2)).toEqual(['special', 'special']);
  });

  it('are not turned back by a snapshot that is older, which begins anew instead', async () => {
    const { db } = here.app;
    const [id = ''] = await open();
    const old = await db.openSnapshot(here.tenant);
    await sql`select 1 from matter limit 1`.execute(old.tx);
    const { id: added } = await openCase(here.app, collector);
    expect(await open()).toContain(added);
    await expect(severityIn(old.tx, id)).rejects.toThrow(BoardAhead);
    await old.close();
  });

  it('are of one instant with what is read beside them, however many ask while others write', async () => {
    let writing = true;
    const writes = (async () => {
      for (let i = 0; i < 25; i++) await openCase(here.app, collector);
      writing = false;
    })();
    const reads = Array.from({ length: 6 }, async () => {
      while (writing) {
        const page = good(await listCases(here.app, leader, { queue: 'open', limit: 200 }));
        expect(page.items.length).toBe(Math.min(200, page.counts.total));
      }
    });
    await Promise.all([writes, ...reads]);
  });

  it('see at once what another process has written', async () => {
    const db = openDatabase(here.base.connection);
    const other = { ...here.app, db, boards: openBoards(db, here.clock) };
    const { id } = await openCase(other, collector);
    expect(await open()).toContain(id);
    await db.close();
  });

  it('go when nobody has looked for an hour, and are made anew', async () => {
    const { db } = here.app;
    const boards = openBoards(db, here.clock);
    const size = (tenant: string) =>
      db.snapshot(tenant, async (tx) => (await boards.read(tx, tenant))((board) => board.size)).catch(() => -1);
    const before = await size(here.tenant);
    here.clock.advance(2 * 3_600_000);
    expect(await size('another')).toBe(0);
    expect(await size(here.tenant)).toBe(before);
  });
});
