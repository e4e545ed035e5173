import type { BoardNow, CaseSummary } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { exported } from '../testing/exported.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { boardNow } from './board-now.js';
import type { ExportedEvent } from './export-histories.js';
import { listCases } from './list-cases.js';
import type { Actor } from './types.js';

const hour = 3_600_000;
const street = '620103/620103001';
let here: TestInstallation;
let leader: Actor;
let log: readonly ExportedEvent[];

beforeAll(async () => {
  here = await testInstallation();
  here.clock.set(START + 7 * hour);
  await simulate(here, { days: 12, casesPerDay: 40, seed: 11 });
  leader = await here.person('leader', 'leader');
  log = await exported(here);
});
afterAll(() => here.close());

const now = async (area?: string, who: Actor = leader): Promise<BoardNow> =>
  good(await boardNow(here.app, who, { area }));

async function openIn(area?: string): Promise<CaseSummary[]> {
  const page = good(await listCases(here.app, leader, { queue: 'open', area, limit: 200 }));
  expect(page.items.length).toBe(page.counts.total);
  return page.items;
}

function lights(items: readonly CaseSummary[]) {
  const of = (light: string) => items.filter((item) => item.clock?.light === light).length;
  return { total: items.length, green: of('green'), yellow: of('yellow'), red: of('red') };
}

describe('the board of an area', () => {
  it.each([undefined, street])('counts its open cases by light, stage, severity, unit and street: %s', async (area) => {
    const board = await now(area);
    const items = await openIn(area);
    expect(board.area.path).toBe(area ?? '620103');
    expect(board.open).toEqual(lights(items));
    expect(board.open.total).toBeGreaterThan(2);
    for (const { stage, ...counts } of board.stages)
      expect(counts).toEqual(lights(items.filter((item) => item.stage === stage)));
    for (const { severity, ...counts } of board.severities) {
      expect(counts).toEqual(lights(items.filter((item) => item.severity === severity)));
    }
    const inHand = items.filter((item) => item.state === 'handling');
    for (const { unit, ...counts } of board.units)
      expect(counts).toEqual(lights(inHand.filter((item) => item.unit?.id === unit.id)));
    expect(board.units.reduce((sum, unit) => sum + unit.total, 0)).toBe(inHand.length);
    for (const { street, ...counts } of board.streets) {
      expect(counts).toEqual(lights(items.filter((item) => item.area.path.startsWith(`${street.path}/`))));
    }
    expect(board.streets.length).toBe(area === undefined ? 8 : 1);
    expect(board.units.map((unit) => unit.red)).toEqual(board.units.map((unit) => unit.red).sort((a, b) => b - a));
  });

  it('names what has been late for longest first', async () => {
    const late = (await openIn()).filter((item) => item.clock?.light === 'red');
    expect((await now()).overdue.map((item) => item.id)).toEqual(late.slice(0, 20).map((item) => item.id));
    expect(late.length).toBeGreaterThan(3);
  });

  it('sets today beside the same weekday a week ago, up to the same time', async () => {
    const at = here.clock.now();
    const count = (type: string, from: number, to: number) =>
      new Set(
        log
          .filter((event) => event.type === type && Date.parse(event.at) >= from && Date.parse(event.at) <= to)
          .map((event) => event.case),
      ).size;
    const [midnight, week] = [Date.parse('2026-03-04T00:00:00+08:00'), 7 * 24 * hour];
    const board = await now();
    expect(board.today).toEqual({
      date: '2026-03-04',
      reported: count('reported', midnight, at),
      filed: count('filed', midnight, at),
      closed: count('closed', midnight, at),
    });
    expect(board.weekAgo).toMatchObject({
      date: '2026-02-25',
      reported: count('reported', midnight - week, at - week),
      filed: count('filed', midnight - week, at - week),
    });
    expect(board.today.reported).toBeGreaterThan(3);
    expect(board.weekAgo.filed).toBeGreaterThan(3);
    const streets = await Promise.all(board.streets.map(({ street }) => now(street.path)));
    expect(streets.reduce((sum, { today }) => sum + today.filed, 0)).toBe(board.today.filed);
    expect(streets.reduce((sum, { weekAgo }) => sum + weekAgo.reported, 0)).toBe(board.weekAgo.reported);
  });

  it('shows a report at once', async () => {
    const collector = await here.person('collector-9', 'collector');
    const before = await now();
    await openCase(here.app, collector);
    const after = await now();
    expect([after.open.total, after.today.reported]).toEqual([before.open.total + 1, before.today.reported + 1]);
  });

  it('is for whoever oversees the area', async () => {
    const duty = await here.person('duty-street', 'duty-officer', { area: street });
    const clerk = await here.person('clerk', 'unit-clerk', { unit: 'xiyuan' });
    expect((await now(undefined, duty)).area.path).toBe(street);
    const forbidden = { ok: false, failure: { code: 'forbidden', permission: 'board.read' } };
    expect(await boardNow(here.app, duty, { area: '620103' })).toMatchObject(forbidden);
    expect(await boardNow(here.app, duty, { area: '620103/620103002' })).toMatchObject(forbidden);
    expect(await boardNow(here.app, clerk, {})).toMatchObject(forbidden);
  });
});
