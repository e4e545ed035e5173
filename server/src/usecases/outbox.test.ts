import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertMessages } from '../store/outbox.js';
import { openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { readOutbox } from './outbox.js';
import { tidy } from './tidy.js';
import type { Actor } from './types.js';

const day = 86_400_000;

let here: TestInstallation;
let collector: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector');
});
afterAll(() => here.close());

const start = async (): Promise<string> => (await readOutbox(here.app, here.tenant, null, 10)).position;
const after = (position: string | null, limit = 100) => readOutbox(here.app, here.tenant, position, limit);

describe('the outbox', () => {
  it('is read in commit order, however long a transaction took', async () => {
    const { app, tenant } = here;
    const from = await start();
    let finish = (): void => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let written = (): void => {};
    const first = new Promise<void>((resolve) => {
      written = resolve;
    });
    const slow = app.db.transaction(tenant, async (tx) => {
      await insertMessages(tx, tenant, 0, [{ matter: 'slow', kind: 'case', data: {} }]);
      written();
      await held;
    });
    await first;
    await app.db.transaction(tenant, (tx) =>
      insertMessages(tx, tenant, 0, [{ matter: 'quick', kind: 'case', data: {} }]),
    );
    const early = await after(from);
    expect(early.rows).toEqual([]);
    finish();
    await slow;
    const late = await after(early.position);
    expect(late.rows.map((row) => row.matter)).toEqual(['slow', 'quick']);
    expect((await after(late.position)).rows).toEqual([]);
  });

  it('is read page by page, from any position', async () => {
    const from = await start();
    for (let i = 0; i < 5; i++) await openCase(here.app, collector);
    const whole = await after(from);
    expect(whole.rows).toHaveLength(5);
    const parts: string[] = [];
    let position = from;
    for (;;) {
      const page = await after(position, 2);
      parts.push(...page.rows.map((row) => row.position));
      position = page.position;
      if (page.rows.length < 2) break;
    }
    expect(parts).toEqual(whole.rows.map((row) => row.position));
    expect((await after(parts[2] ?? '')).rows).toHaveLength(2);
  });

  it('says when something after a position was forgotten, or the position is none', async () => {
    const from = await start();
    await openCase(here.app, collector);
    expect((await after(from)).gap).toBe(false);
    here.clock.advance(4 * day);
    await tidy(here.app);
    expect(await after(from)).toMatchObject({ rows: [], gap: true });
    expect((await after(await start())).gap).toBe(false);
    expect(await after('nonsense')).toMatchObject({ rows: [], gap: true });
  });
});

describe('tidying', () => {
  it('forgets old keys, and leaves young ones', async () => {
    const count = () =>
      here.app.db.transaction(
        here.tenant,
        async (tx) => (await tx.selectFrom('idempotency').select('key').execute()).length,
      );
    await openCase(here.app, collector, { key: 'old' });
    here.clock.advance(20 * day);
    await openCase(here.app, collector, { key: 'young' });
    await tidy(here.app);
    expect(await count()).toBe(2);
    here.clock.advance(15 * day);
    await tidy(here.app);
    expect(await count()).toBe(1);
  });
});
