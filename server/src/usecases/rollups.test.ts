import { apply, type Matter, parseEvent, runFacts } from '@bihuan/flow';
import { score } from '@bihuan/scoring';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDocuments } from '../store/documents.js';
import { readRollup } from '../store/rollups.js';
import { good, PLACE } from '../testing/cases.js';
import { asOwner } from '../testing/database.js';
import { exported } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { randomHistories } from '../testing/random-histories.js';
import { act } from './act.js';
import { type CaseHistory, importHistories } from './import-histories.js';
import { groupedScores } from './period-score.js';
import { reckon } from './reckon.js';
import { scorecard } from './scorecard.js';
import { scoredPeriod } from './scored-period.js';
import type { Actor } from './types.js';
import { verifyRollups } from './verify-rollups.js';

const day = 86_400_000;
const from = START - 120 * day;

let here: TestInstallation;
let leader: Actor;
let supervisor: Actor;
let histories: CaseHistory[];
beforeAll(async () => {
  here = await testInstallation();
  leader = await here.person('leader', 'leader');
  supervisor = await here.person('sup', 'supervisor');
  const config = await configNow();
  histories = randomHistories({
    flow: config.newestFlow,
    units: config.units,
    classes: ['06001', '01001', '02001'],
    places: [PLACE, { lon: 103.75, lat: 36.07 }],
    count: 300,
    from,
    to: START,
    seed: 20100401,
  });
});
afterAll(() => here.close());

const configNow = () => here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
const raise = (error: unknown): never => {
  throw error;
};

const imported = (some: readonly CaseHistory[]) =>
  importHistories(here.app, {
    tenant: here.tenant,
    source: 'random',
    histories: some,
    rejected: (history, why) => raise(new Error(`${history.externalId}: ${why}`)),
  });

/** The command line's way: the exported log, folded from the beginning, scored. */
async function expectAgreement(periods: readonly { from: number; to: number; asOf: number }[]): Promise<number> {
  const config = await configNow();
  const lines = (await exported(here)).map(parseEvent);
  let runs = 0;
  for (const period of periods) {
    const matters = new Map<string, Matter>();
    for (const event of lines) {
      if (event.at > period.asOf) continue;
      matters.set(event.case, apply(config.newestFlow, matters.get(event.case) ?? null, event));
    }
    const facts = [...matters.values()].flatMap((matter) => {
      return runFacts(config.context(config.newestFlow.version, matter.begun), matter);
    });
    const expected = score(facts, [...config.units.keys()], period, config.policyAt(period.from));
    const card = good(await scorecard(here.app, leader, period));
    expect(card.units.map(({ name, ...unit }) => unit)).toEqual(expected.units);
    expect(card.area).toEqual(expected.area);
    runs += card.area.dispatched + card.area.unlimited + card.area.returnedAway;
  }
  return runs;
}

/** Months, days, odd spans, read at their end, in the middle, and now. */
const PERIODS = Array.from({ length: 14 }, (_, i) => {
  const begin = from + i * 8 * day + i * 1_234_567;
  const to = begin + ([1, 30, 7, 90][i % 4] ?? 1) * day;
  return { from: begin, to, asOf: [to, START, begin + 3 * day, to + day, START - 1][i % 5] ?? to };
});

async function noFaults(): Promise<number> {
  const { cases, faults } = await verifyRollups(here.app, here.tenant);
  expect(faults).toEqual([]);
  return cases;
}

describe('rollups kept with the events', () => {
  it('see events of every kind', async () => {
    const config = await configNow();
    const seen = new Set(histories.flatMap(({ events }) => events.map(({ type }) => type)));
    expect([...seen].sort()).toEqual(Object.keys(config.newestFlow.events).sort());
  });

  it('agree with an evaluation of the log, where histories come in pieces and late', async () => {
    // First the beginnings, in any order; then the past of a third is told; then the rest.
    await imported(histories.map((each) => ({ ...each, events: each.events.slice(0, 1) })));
    const third = histories.filter((_, i) => i % 3 === 0);
    await imported(third);
    expect(await expectAgreement(PERIODS)).toBeGreaterThan(20);
    const cut = (each: CaseHistory) => each.events.slice(0, Math.max(1, Math.floor(each.events.length / 2)));
    await imported(histories.filter((_, i) => i % 3 > 0).map((each) => ({ ...each, events: cut(each) })));
    await imported(histories);
    expect(await expectAgreement(PERIODS)).toBeGreaterThan(200);
    expect(await noFaults()).toBe(300);
  });

  it('follow acts at the desk: an appeal that was accepted', async () => {
    const before = good(await scorecard(here.app, leader, { from, to: START }));
    const { rows } = await here.app.db.transaction(here.tenant, (tx) =>
      sql<{ id: string; unit: string; version: number }>`select id, unit, version from matter
        where unit is not null order by id limit 40`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const [i, { id, unit, version }] of rows.entries()) {
      const data = { unit, effect: i % 2 === 0 ? 'exclude' : 'on-time', reason: 'appeal' };
      good(await act(here.app, supervisor, { case: id, type: 'adjusted', data, version, key: null }));
    }
    const after = good(await scorecard(here.app, leader, { from, to: START }));
    expect(after.area).not.toEqual(before.area);
    await expectAgreement(PERIODS);
    await noFaults();
  });

  it('are by area, class and source what the units’ are together', async () => {
    const config = await configNow();
    const scored = good(scoredPeriod(config, { from, to: START }, START));
    const units = good(await scorecard(here.app, leader, { from, to: START })).area;
    for (const by of ['area', 'class', 'source'] as const) {
      const groups = await here.app.db.snapshot(here.tenant, (tx) => groupedScores(tx, config, scored, by, null));
      expect(groups.length).toBeGreaterThan(1);
      const sum = (name: 'dispatched' | 'unlimited' | 'returnedAway') =>
        groups.reduce((all, each) => all + each[name], 0);
      expect(sum('dispatched')).toBe(units.dispatched);
      expect(sum('unlimited')).toBe(units.unlimited);
      expect(sum('returnedAway')).toBe(units.returnedAway);
    }
  });

  it('follow a new calendar, also back in time', async () => {
    const config = await configNow();
    const seasons = [{ from: '01-01', to: '12-31', periods: ['09:00-11:00', '15:00-16:30'] }];
    const body = { ...config.calendar.definition, seasons };
    const kind = { kind: 'calendar', id: config.calendar.definition.id, version: 2, body, validFrom: null };
    await here.app.db.transaction(here.tenant, (tx) => insertDocuments(tx, here.tenant, 'test', START, [kind]));
    expect((await verifyRollups(here.app, here.tenant)).faults.length).toBeGreaterThan(50);
    await reckon(here.app, raise);
    await noFaults();
    expect(await expectAgreement(PERIODS)).toBeGreaterThan(150);
  });

  it('are made by the reckoning where cases are older than they, and the scorecard waits for it', async () => {
    const period = { from, to: START };
    const before = good(await scorecard(here.app, leader, period));
    await asOwner(here.base, 'delete from run_delta');
    await asOwner(here.base, 'update tenant set rolled = false, reckoned_by = null');
    expect(good(await scorecard(here.app, leader, period)).area).toEqual(before.area);
    await reckon(here.app, raise);
    await noFaults();
    expect(good(await scorecard(here.app, leader, period)).area).toEqual(before.area);
    const config = await configNow();
    const { period: whole } = good(scoredPeriod(config, period, START));
    const rows = await here.app.db.snapshot(here.tenant, (tx) => readRollup(tx, here.tenant, whole));
    expect(rows.length).toBeGreaterThan(10);
  });

  it('report a delta that is missing and one too many', async () => {
    await asOwner(here.base, 'delete from run_delta where n = (select max(n) from run_delta)');
    const { faults } = await verifyRollups(here.app, here.tenant);
    expect(faults).toEqual([expect.objectContaining({ missing: 1, surplus: 0 })]);
  });
});
