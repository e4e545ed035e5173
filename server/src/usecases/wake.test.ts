import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMatter } from '../store/matters.js';
import { openCase } from '../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { clocksOf } from './case-summary.js';
import { readOutbox } from './outbox.js';
import type { Actor } from './types.js';
import { wake } from './wake.js';

const minute = 60_000;

let here: TestInstallation;
let collector: Actor;
let duty: Actor;
let dispatch: Actor;
let clerk: Actor;
beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector-1', 'collector');
  duty = await here.person('duty', 'duty-officer');
  dispatch = await here.person('dispatch', 'dispatcher');
  clerk = await here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
});
afterAll(() => here.close());

async function news(after: string) {
  const { rows, position } = await readOutbox(here.app, here.tenant, after, 1000);
  return { rows: rows.map(({ kind, matter, data }) => ({ kind, matter, ...data })), position };
}
const here0 = async (): Promise<string> => (await readOutbox(here.app, here.tenant, null, 0)).position;

/** The application may not delete a tenant. */
async function asOwner(text: string): Promise<void> {
  const client = new pg.Client(here.base.connection);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Nothing goes wrong in any tenant. */
const waken = () =>
  wake(here.app, (error) => {
    throw error;
  });

describe('waking', () => {
  it('tells each light when it changes, once, and when to come again', async () => {
    const from = await here0();
    const { id } = await openCase(here.app, collector);
    const at = here.clock.now();
    // 30 minutes to file: yellow when 6 are left, red after the 30th.
    expect(await waken()).toEqual({ changed: 0, next: at + 24 * minute });
    here.clock.set(at + 24 * minute - 1);
    expect((await waken()).changed).toBe(0);
    here.clock.set(at + 24 * minute);
    expect(await waken()).toEqual({ changed: 1, next: at + 30 * minute + 1 });
    expect((await waken()).changed).toBe(0);
    here.clock.set(at + 30 * minute);
    expect((await waken()).changed).toBe(0);
    here.clock.set(at + 30 * minute + 1);
    expect(await waken()).toEqual({ changed: 1, next: null });
    expect((await news(from)).rows).toEqual([
      { kind: 'case', matter: id, version: 1, event: 'reported' },
      { kind: 'light', matter: id, clock: 'stage', light: 'yellow' },
      { kind: 'light', matter: id, clock: 'stage', light: 'red' },
    ]);
  });

  it('says nothing while a case is deferred, and goes on after', async () => {
    const one = await openCase(here.app, collector);
    await one.next(duty, 'filed', { standard: { hours: 2 } });
    await one.next(dispatch, 'dispatched', { unit: 'xiyuan' });
    const from = here.clock.now();
    await one.next(clerk, 'deferral-requested', { reason: 'rain' });
    const until = from + 24 * 60 * minute;
    await one.next(dispatch, 'deferral-approved', { until: new Date(until).toISOString() });
    expect((await waken()).next).toBe(until);
    const start = await here0();
    here.clock.set(until);
    const woken = await waken();
    expect(woken.changed).toBe(0);
    expect(woken.next).not.toBeNull();
    here.clock.set(woken.next ?? 0);
    await waken();
    expect((await news(start)).rows).toEqual([{ kind: 'light', matter: one.id, clock: 'stage', light: 'yellow' }]);
  });

  it('claims a case for one process alone', async () => {
    const from = await here0();
    await openCase(here.app, collector);
    await openCase(here.app, collector);
    here.clock.advance(48 * 60 * minute);
    const changed = await Promise.all([waken(), waken(), waken()]);
    const told = (await news(from)).rows.filter((row) => row.kind === 'light');
    expect(changed.reduce((sum, each) => sum + each.changed, 0)).toBe(told.length);
    expect(new Set(told.map((row) => JSON.stringify(row))).size).toBe(told.length);
  });

  it('goes on with the other tenants where one of them fails', async () => {
    await openCase(here.app, collector);
    const before = here.app.config;
    const config = {
      ...before,
      of: (tx: Parameters<typeof before.of>[0], tenant: string) =>
        tenant === 'aaa-broken' ? Promise.reject(new Error('no calendar')) : before.of(tx, tenant),
    };
    await here.app.db.transaction('aaa-broken', (tx) =>
      tx
        .insertInto('tenant')
        .values({ tenant: 'aaa-broken', name: 'Broken', created_at: new Date(0) })
        .execute(),
    );
    here.clock.advance(48 * 60 * minute);
    const failures: string[] = [];
    const woken = await wake({ ...here.app, config }, (error) => failures.push(String(error)));
    expect(failures).toEqual(['Error: tenant aaa-broken: no calendar']);
    expect(woken.changed).toBeGreaterThan(0);
    await asOwner("delete from tenant where tenant = 'aaa-broken'");
  });

  it('leaves every stored light as the kernel reads it, however long it slept', async () => {
    await simulate(here, { days: 5, casesPerDay: 20, seed: 3 });
    for (let i = 0; i < 6; i++) {
      here.clock.advance(5 * 60 * minute);
      await waken();
      await here.app.db.snapshot(here.tenant, async (tx) => {
        const config = await here.app.config.of(tx, here.tenant);
        const open = await tx.selectFrom('matter').select('id').where('ended_at', 'is', null).execute();
        expect(open.length).toBeGreaterThan(20);
        for (const { id } of open) {
          const row = await findMatter(tx, here.tenant, id);
          if (row === undefined) throw new Error('gone');
          const reading = clocksOf(config, row, here.clock.now());
          expect([row.stage_light, row.whole_light]).toEqual([reading.stage?.light, reading.whole.light]);
          if (row.wake_at !== null) expect(row.wake_at).toBeGreaterThan(here.clock.now());
        }
      });
    }
    expect(here.clock.now()).toBeGreaterThan(START);
  });
});
