import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../testing/cases.js';
import { exported } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { areaFigures } from './area-figures.js';
import { casePlacesHistory } from './case-places-history.js';
import { listCases } from './list-cases.js';
import type { Actor } from './types.js';

const hour = 3_600_000;
const day = 24 * hour;
const NOW = START + 7 * hour;
let here: TestInstallation;
let leader: Actor;

beforeAll(async () => {
  here = await testInstallation();
  here.clock.set(NOW);
  await simulate(here, { days: 12, casesPerDay: 40, seed: 11 });
  leader = await here.person('leader', 'leader');
});
afterAll(() => here.close());

const iso = (t: number) => new Date(t).toISOString();
const history = async (days: number, who = leader) =>
  good(await casePlacesHistory(here.app, who, { from: iso(NOW - days * day) }));

describe('where cases lay', () => {
  it('is the cases that were open in the span, as their events tell it', async () => {
    const events = await exported(here);
    const { cases, total } = await history(3);
    expect(total).toBe(cases.length);
    const reported = new Map(
      events.filter(({ type }) => type === 'reported').map((event) => [event.case, Date.parse(event.at)]),
    );
    expect(reported.size).toBeGreaterThan(cases.length);
    const open = good(await listCases(here.app, leader, { queue: 'open', limit: 200 })).items;
    expect(new Set(cases.filter(({ endedAt }) => endedAt === null).map(({ id }) => id))).toEqual(
      new Set(open.map(({ id }) => id)),
    );
    for (const { id, reportedAt, endedAt, light } of cases) {
      expect(Date.parse(reportedAt)).toBe(reported.get(id));
      if (endedAt !== null) expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(NOW - 3 * day);
      expect(light === null).toBe(endedAt !== null);
    }
    expect(cases.some(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(cases.map(({ reportedAt }) => reportedAt)).toEqual(
      cases
        .map(({ reportedAt }) => reportedAt)
        .sort()
        .reverse(),
    );
  });

  it('gives the lights of the desk for what is open now', async () => {
    const { cases } = await history(1);
    const open = good(await listCases(here.app, leader, { queue: 'open', limit: 200 })).items;
    const lights = new Map(cases.map(({ id, light }) => [id, light]));
    expect(open.length).toBeGreaterThan(5);
    for (const { id, clock } of open) if (clock !== null) expect(lights.get(id)).toBe(clock.light);
  });

  it('is of what the person may read', async () => {
    const clerk = await here.person('clerk-chengguanju', 'unit-clerk');
    const { cases } = await history(12, clerk);
    const own = good(await listCases(here.app, clerk, { queue: 'all', limit: 200 })).items;
    expect(cases.length).toBeLessThan((await history(12)).cases.length);
    expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining(cases.map(({ id }) => id)));
  });

  it.each([
    ['turned round', NOW + hour],
    ['too long', NOW - 93 * day],
  ])('refuses a span that is %s', async (_, from) => {
    expect(await casePlacesHistory(here.app, leader, { from: iso(from) })).toMatchObject({
      ok: false,
      failure: { code: 'invalid', errors: [{ path: 'from' }] },
    });
  });
});

describe('a figure by area', () => {
  it.each(['street', 'community', 'cell'] as const)('sums to what the list has: %s', async (level) => {
    const { counts } = good(await listCases(here.app, leader, { queue: 'open', limit: 200 }));
    const sum = async (figure: 'open' | 'overdue') =>
      good(await areaFigures(here.app, leader, { level, figure })).areas.reduce((all, { value }) => all + value, 0);
    expect(await sum('open')).toBe(counts.total);
    expect(await sum('overdue')).toBe(counts.red);
  });

  it('counts the reports of seven days', async () => {
    const { areas } = good(await areaFigures(here.app, leader, { level: 'street', figure: 'reported' }));
    const all = (await exported(here)).filter(({ type, at }) => type === 'reported' && Date.parse(at) >= NOW - 7 * day);
    expect(areas.reduce((sum, { value }) => sum + value, 0)).toBe(all.length);
    expect(areas.length).toBe(8);
  });

  it('is nobody’s who reads no case', async () => {
    const admin = await here.person('admin', 'administrator');
    expect(await areaFigures(here.app, admin, { level: 'street', figure: 'open' })).toMatchObject({
      ok: false,
      failure: { code: 'forbidden' },
    });
  });
});
