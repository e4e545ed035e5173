import { apply, type Matter, parseEvent, runFacts } from '@bihuan/flow';
import { score } from '@bihuan/scoring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../testing/cases.js';
import { exported } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import type { ExportedEvent } from './export-histories.js';
import { getCase } from './get-case.js';
import { scorecard } from './scorecard.js';
import { scorecardRuns } from './scorecard-runs.js';
import type { Actor } from './types.js';

const day = 86_400_000;

let here: TestInstallation;
let leader: Actor;
let lines: ExportedEvent[];
beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 40, casesPerDay: 20, seed: 11 });
  leader = await here.person('leader', 'leader');
  lines = await exported(here);
});
afterAll(() => here.close());

/** What scoring gives over the whole exported log: no index, no stored fold. */
async function overTheLog(from: number, to: number, asOf: number) {
  const config = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  const matters = new Map<string, Matter>();
  for (const line of lines) {
    const event = parseEvent(line);
    if (event.at > asOf) continue;
    matters.set(event.case, apply(config.newestFlow, matters.get(event.case) ?? null, event));
  }
  const facts = [...matters.values()].flatMap((matter) =>
    runFacts(config.context(config.newestFlow.version, matter.begun), matter),
  );
  return score(facts, [...config.units.keys()], { from, to, asOf }, config.policyAt(from));
}

const periods: [name: string, from: number, to: number, asOf?: number][] = [
  ['a month that is over', START - 40 * day, START - 10 * day],
  ['the same, read later', START - 40 * day, START - 10 * day, START],
  ['the same, as it stood in the middle', START - 40 * day, START - 10 * day, START - 20 * day],
  ['the period that runs', START - 10 * day, START + 20 * day],
  ['a day', START - 21 * day, START - 20 * day],
  ['nothing', START - 400 * day, START - 380 * day],
];

describe('a scorecard', () => {
  it.each(periods)('of %s is the score over the exported log', async (_, from, to, asOf) => {
    const card = good(await scorecard(here.app, leader, { from, to, asOf }));
    const expected = await overTheLog(from, to, asOf ?? Math.min(to, START));
    expect(card.area).toEqual(expected.area);
    expect(card.units.map(({ name, ...unit }) => unit)).toEqual(expected.units);
    expect(card.policy).toBe('formal-2010');
  });

  it('reads the events at `asOf`, and none after', async () => {
    const ends = lines.filter((line) => line.type === 'verified' || line.type === 'feedback');
    const some = ends.filter((_, i) => i % Math.ceil(ends.length / 12) === 0).map((line) => Date.parse(line.at));
    for (const asOf of some.flatMap((at) => [at - 1, at])) {
      const [from, to] = [START - 40 * day, START];
      const card = good(await scorecard(here.app, leader, { from, to, asOf }));
      expect(card.area).toEqual((await overTheLog(from, to, asOf)).area);
    }
  });

  it('has something to score', async () => {
    const { area } = await overTheLog(START - 40 * day, START - 10 * day, START);
    expect(area.dispatched).toBeGreaterThan(100);
    expect(area.timely).toBeGreaterThan(20);
    expect(area.timely).toBeLessThan(area.should);
  });

  it('opens the runs behind a unit’s figures', async () => {
    const period = { from: START - 40 * day, to: START - 10 * day };
    const card = good(await scorecard(here.app, leader, period));
    const [first] = card.units;
    if (first === undefined) throw new Error('no unit');
    const { runs } = good(await scorecardRuns(here.app, leader, { ...period, unit: first.unit }));
    expect(runs.filter((run) => run.set === 'should')).toHaveLength(first.should);
    expect(runs.filter((run) => run.set === 'should' && run.timely)).toHaveLength(first.timely);
    expect(runs.every((run) => run.unit === first.unit && /^\d{4}-\d{6}$/.test(run.number))).toBe(true);
  });

  it('shows a unit’s head the own unit only', async () => {
    const head = await here.person('head', 'unit-head', { unit: 'xiyuan' });
    const period = { from: START - 40 * day, to: START };
    expect(good(await scorecard(here.app, head, period)).units.map((unit) => unit.unit)).toEqual(['xiyuan']);
    const all = good(await scorecard(here.app, leader, period));
    const own = all.units.find((unit) => unit.unit === 'xiyuan');
    const { area } = good(await scorecard(here.app, head, period));
    expect(area.dispatched).toBe(own?.dispatched);
    expect(area.dispatched).toBeLessThan(all.area.dispatched);
    expect(own).toMatchObject(area);
    const other = await scorecardRuns(here.app, head, { ...period, unit: 'xihu' });
    expect(other).toEqual({ ok: false, failure: { code: 'forbidden', permission: 'scorecard.read' } });
  });

  it('refuses a period that ends before it begins, and a policy that is not stored', async () => {
    const wrong = await scorecard(here.app, leader, { from: START, to: START });
    expect(wrong).toMatchObject({ ok: false, failure: { code: 'invalid', errors: [{ path: 'to' }] } });
    const policy = await scorecard(here.app, leader, { from: START - day, to: START, policy: 'none' });
    expect(policy).toMatchObject({ ok: false, failure: { code: 'invalid', errors: [{ path: 'policy' }] } });
  });

  it('refuses a period of more than 400 days, and years that are none', async () => {
    expect((await scorecard(here.app, leader, { from: START - 400 * day, to: START })).ok).toBe(true);
    const period = { from: START - 400 * day - 1, to: START };
    const yearZero = { from: Date.parse('0000-06-01T00:00:00Z'), to: Date.parse('0001-06-01T00:00:00Z') };
    for (const [input, path] of [[period, 'to'] as const, [yearZero, 'from'] as const]) {
      const refused = { ok: false, failure: { code: 'invalid', errors: [{ path }] } };
      expect(await scorecard(here.app, leader, input)).toMatchObject(refused);
      expect(await scorecardRuns(here.app, leader, { ...input, unit: 'xiyuan' })).toMatchObject(refused);
    }
    const asOf = Date.parse('0000-06-01T00:00:00Z');
    expect(await scorecard(here.app, leader, { from: START - day, to: START, asOf })).toMatchObject({
      ok: false,
      failure: { code: 'invalid', errors: [{ path: 'asOf' }] },
    });
  });

  it('lists behind a figure only the cases that the reader may read', async () => {
    const street = await here.person('street-dispatcher', 'dispatcher', { area: '620103/620103001' });
    const period = { from: START - 40 * day, to: START - 10 * day, unit: 'chengguanju' };
    const all = good(await scorecardRuns(here.app, leader, period)).runs;
    const some = good(await scorecardRuns(here.app, street, period)).runs;
    expect(good(await scorecard(here.app, street, period)).area).toEqual(
      good(await scorecard(here.app, leader, period)).area,
    );
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    for (const run of all) {
      const read = await getCase(here.app, street, { case: run.case });
      expect(some.some((each) => each.case === run.case)).toBe(read.ok);
    }
  });
});
