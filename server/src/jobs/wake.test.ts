import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { createBell } from './bell.js';
import { startWakeJob } from './wake.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => here.close());

it('rests while what is due is in the hands of another transaction', async () => {
  const { app, clock, tenant } = here;
  const { id } = await openCase(app, await here.person('collector-1', 'collector'));
  clock.advance(48 * 3_600_000);

  let turns = 0;
  const begun: (() => void)[] = [];
  const turnBegun = () => new Promise<void>((resolve) => begun.push(resolve));
  // A turn asks for the tenant's documents once.
  const counting = {
    ...app,
    config: {
      ...app.config,
      of: (tx: Parameters<typeof app.config.of>[0], of: string) => {
        turns += 1;
        for (const call of begun.splice(0)) call();
        return app.config.of(tx, of);
      },
    },
  };

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await app.db.transaction(tenant, async (tx) => {
    await tx.selectFrom('matter').select('id').where('id', '=', id).forUpdate().execute();
    const first = turnBegun();
    const job = startWakeJob(counting, createBell(), (error) => {
      throw error;
    });
    await first;
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    expect(turns).toBe(1);
    const second = turnBegun();
    vi.advanceTimersByTime(999);
    expect(turns).toBe(1);
    vi.advanceTimersByTime(1);
    await second;
    expect(turns).toBe(2);
    await job.stop();
  });
});
