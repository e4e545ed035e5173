import { fold, runFacts } from '@bihuan/flow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents } from '../store/events.js';
import { readLogOrder } from '../store/log.js';
import { findMatter } from '../store/matters.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { beginStory, continueStory, matterRow } from './matter-row.js';
import { matterEvent } from './period-facts.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 21, casesPerDay: 12, seed: 7 });
});
afterAll(() => here.close());

describe('what is stored beside the log', () => {
  it('is what a fold of the log gives, for every matter', async () => {
    const { app, tenant } = here;
    await app.db.snapshot(tenant, async (tx) => {
      const config = await app.config.of(tx, tenant);
      const places = await readLogOrder(tx, tenant, null, 10_000);
      expect(places.length).toBeGreaterThan(150);
      for (const { id } of places) {
        const row = await findMatter(tx, tenant, id);
        if (row === undefined) throw new Error(`matter ${id} is gone`);
        const stored = await readEvents(tx, tenant, [id]);
        const events = stored.map(matterEvent);
        const matter = fold(config.flow(row.definition_version), events);
        const [first, ...others] = events;
        if (matter === null || first === undefined) throw new Error(`matter ${id} has no events`);
        const begun = beginStory(config, row, first);
        const story = others.reduce((so, event, i) => continueStory(config, so, event, i + 2), begun);
        expect(row).toEqual(JSON.parse(JSON.stringify(matterRow(config, story, matter, here.clock.now()))));
        expect(stored.map((event) => event.seq)).toEqual(stored.map((_, i) => i + 1));

        const runs = await tx.selectFrom('run').selectAll().where('matter', '=', id).orderBy('no').execute();
        const facts = runFacts(config.context(row.definition_version, row.reported_at), matter);
        expect(runs).toEqual(
          facts.map(({ unit, start, firstDue }, no) => ({
            tenant,
            matter: id,
            no,
            unit,
            start_at: start,
            first_due_at: firstDue,
          })),
        );
      }
    });
  });
});
