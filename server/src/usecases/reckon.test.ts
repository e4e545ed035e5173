import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDocuments } from '../store/documents.js';
import { matterColumns } from '../store/matters.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { clockColumns } from './matter-row.js';
import { reckon } from './reckon.js';
import { runsOf } from './record.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 10, casesPerDay: 15, seed: 9 });
});
afterAll(() => here.close());

const raise = (error: unknown): never => {
  throw error;
};

/** Compares every stored clock and run with what the present documents give. */
async function differences(): Promise<number> {
  return here.app.db.snapshot(here.tenant, async (tx) => {
    const config = await here.app.config.of(tx, here.tenant);
    const rows = await tx.selectFrom('matter').select(matterColumns).execute();
    expect(rows.length).toBeGreaterThan(80);
    let different = 0;
    for (const row of rows) {
      const clocks = clockColumns(config, row.definition_version, row.fold, here.clock.now());
      const runs = await tx.selectFrom('run').selectAll().where('matter', '=', row.id).orderBy('no').execute();
      const dues = runsOf(config, row, row.fold).map((run) => run.firstDueAt);
      const same =
        Object.entries(clocks).every(([name, value]) => row[name as keyof typeof clocks] === value) &&
        JSON.stringify(runs.map((run) => run.first_due_at)) === JSON.stringify(dues);
      if (!same) different += 1;
    }
    return different;
  });
}

describe('reckoning anew', () => {
  it('moves nothing while the documents are the same', async () => {
    expect(await reckon(here.app, raise)).toBe(0);
    expect(await reckon(here.app, raise)).toBe(0);
  });

  it('lets what is due follow a new calendar, once', async () => {
    const config = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
    const shorter = {
      ...config.calendar.definition,
      seasons: [{ from: '01-01', to: '12-31', periods: ['09:00-11:00', '15:00-16:30'] }],
    };
    await here.app.db.transaction(here.tenant, (tx) =>
      insertDocuments(tx, here.tenant, 'test', START, [
        { kind: 'calendar', id: config.calendar.definition.id, version: 2, body: shorter, validFrom: null },
      ]),
    );
    const wrong = await differences();
    expect(wrong).toBeGreaterThan(20);
    const moved = await reckon(here.app, raise);
    expect(moved).toBeGreaterThanOrEqual(wrong);
    expect(await differences()).toBe(0);
    expect(await reckon(here.app, raise)).toBe(0);
  });
});
