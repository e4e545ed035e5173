import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { clocksOf } from '../usecases/case-summary.js';
import { stageLight } from './light.js';
import { matterColumns } from './matters.js';
import { countQueue, type Queue, readQueue } from './queue.js';

const hour = 3_600_000;

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  for (const seed of [1, 2, 3]) await simulate(here, { days: 25, casesPerDay: 12, seed });
});
afterAll(() => here.close());

const everything = (now: number, light?: string): Queue => ({
  tenant: here.tenant,
  ways: [{ within: { kind: 'anywhere' } }],
  which: 'all',
  filter: { light },
  now,
});

describe('a light in SQL', () => {
  it('is the kernel’s reading, at any instant, of any matter', async () => {
    const { app, tenant } = here;
    await app.db.snapshot(tenant, async (tx) => {
      const config = await app.config.of(tx, tenant);
      const rows = await tx.selectFrom('matter').select(matterColumns).where('ended_at', 'is', null).execute();
      expect(rows.filter((row) => row.stage_resume !== null).length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.stage_due === null && row.stage_resume === null).length).toBeGreaterThan(0);
      const edges = rows.flatMap((row) => [row.stage_due, row.stage_warn, row.stage_resume].filter((t) => t !== null));
      const instants = fc.oneof(
        fc.integer({ min: START, max: START + 21 * 24 * hour }),
        fc
          .tuple(fc.constantFrom(...edges), fc.integer({ min: -1, max: 1 }))
          .map(([t, off]) => Math.max(t + off, START)),
      );
      await fc.assert(
        fc.asyncProperty(instants, async (now) => {
          const lights = await tx
            .selectFrom('matter')
            .select('id')
            .select(stageLight(now).as('light'))
            .where('ended_at', 'is', null)
            .execute();
          const inSql = new Map(lights.map((row) => [row.id, row.light]));
          const inKernel = new Map(rows.map((row) => [row.id, clocksOf(config, row, now).stage?.light ?? null]));
          expect(inSql).toEqual(inKernel);
        }),
        { seed: 20100401, numRuns: 120 },
      );
    });
  });

  it('counts and filters a queue as the kernel would', async () => {
    const { app, tenant } = here;
    await app.db.snapshot(tenant, async (tx) => {
      const config = await app.config.of(tx, tenant);
      const rows = await tx.selectFrom('matter').select(matterColumns).execute();
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 500 }), async (hours) => {
          const now = START + hours * hour;
          const lights = rows.map((row) => ({ id: row.id, light: clocksOf(config, row, now).stage?.light }));
          const of = (light: string): string[] => lights.filter((each) => each.light === light).map((each) => each.id);
          for (const light of ['green', 'yellow', 'red']) {
            const found = await readQueue(tx, everything(now, light), null, 10_000);
            expect(found.map((row) => row.id).sort()).toEqual(of(light).sort());
            expect(await countQueue(tx, everything(now, light), 10_000)).toBe(of(light).length);
          }
        }),
        { seed: 20100401, numRuns: 20 },
      );
    });
  });
});
