import { cityFlow } from '@bihuan/city';
import type { CaseFilter } from '@bihuan/contracts';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../store/database.js';
import { insertDocuments } from '../../store/documents.js';
import { good, openCase } from '../../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { act } from '../act.js';
import { eraseTexts } from '../erase-texts.js';
import { type CaseHistory, importHistories } from '../import-histories.js';
import { listCases } from '../list-cases.js';
import { listPlaces } from '../list-places.js';
import { reckon } from '../reckon.js';
import { simulatedHistories } from '../simulated.js';
import type { Actor, App } from '../types.js';
import { wake } from '../wake.js';
import { openBoards } from './boards.js';
import { naive } from './naive.fixture.js';

const day = 86_400_000;
const street = '620103/620103002';
const days = 24;

let here: TestInstallation;
/** Another process on the same database. */
let other: App;
let people: Actor[];
let histories: readonly CaseHistory[];
let ends: (() => Promise<void>)[];

beforeAll(async () => {
  here = await testInstallation();
  const db = openDatabase(here.base.connection);
  other = { ...here.app, db, boards: openBoards(db, here.clock) };
  ends = [() => db.close(), () => here.close()];
  people = [
    await here.person('duty', 'duty-officer'),
    await here.person('dispatch', 'dispatcher'),
    await here.person('dispatch-xihu', 'dispatcher', { area: street }),
    await here.person('clerk', 'unit-clerk', { unit: 'chengguanju' }),
    await here.person('clerk-xihu', 'unit-clerk', { unit: 'chengguanju', area: street }),
    await here.person('crew-chengguanju-1', 'unit-crew', { unit: 'chengguanju' }),
    await here.person('collector-620103001-1', 'collector', { area: '620103/620103001' }),
    await here.person('leader', 'leader'),
    await here.person('office', 'coordination-office'),
    await here.person('hotline-1', 'hotline-agent', { area: street }),
  ];
  const { app, tenant } = here;
  const config = await app.db.transaction(tenant, (tx) => app.config.of(tx, tenant));
  const span = { from: START - 10 * day, to: START + days * day, casesPerDay: 14, seed: 5 };
  histories = simulatedHistories(config, span);
});
afterAll(async () => {
  for (const end of ends) await end();
});

/** Brings the city to the present instant: cases begin, go on and end. */
async function live(until: number): Promise<void> {
  const told = histories
    .map((history) => ({ ...history, events: history.events.filter((event) => event.at <= until) }))
    .filter(({ events }) => events.length > 0);
  const { rejected } = await importHistories(here.app, { tenant: here.tenant, source: 'told', histories: told });
  // What was written here by hand may go on differently there.
  expect(rejected).toBeLessThan(20);
}

/** Mostly absent: a list that is narrowed in many ways at once is empty, and says nothing. */
const maybe = <T>(arb: fc.Arbitrary<T>, often = 1) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 6 }, { arbitrary: arb, weight: often });
const filters: fc.Arbitrary<CaseFilter> = fc.record({
  queue: fc.constantFrom('desk', 'open', 'all'),
  state: maybe(
    fc.subarray(Object.keys(cityFlow.states), { minLength: 1, maxLength: 4 }).map((states) => states.join(',')),
  ),
  light: maybe(fc.constantFrom('green', 'yellow', 'red')),
  severity: maybe(fc.constantFrom('general', 'urgent', 'special')),
  source: maybe(fc.constantFrom('collector', 'hotline', 'citizen', 'video')),
  mark: maybe(
    fc
      .subarray(['check', 'return-request', 'extension-request', 'deferral-request', 'deferral'], { minLength: 1 })
      .map((marks) => marks.join(',')),
  ),
  unit: maybe(fc.constantFrom('chengguanju', 'xihu')),
  area: maybe(fc.constantFrom('620103', street, '620103/620103001')),
  class: maybe(fc.constantFrom('06001', '09005', '03001')),
  kind: maybe(fc.constantFrom('component', 'event')),
  due: maybe(fc.constant('today')),
  q: maybe(
    fc.constantFrom(
      '路',
      '垃圾',
      '西湖街道',
      '2026-0000',
      '12',
      'ＡＢ',
      'north gate',
      '路 号',
      '4321',
      '139 0931 4321',
      '不存在',
    ),
    4,
  ),
  sort: maybe(fc.constantFrom('due', 'reported', 'state')),
});

/** Every list that anybody asks for is the one worked out the long way, in pages, in jumps and in places. */
async function compare(runs: number, seed: number): Promise<void> {
  const expected = await naive(here);
  const places = fc.record({
    actor: fc.constantFrom(...people),
    offset: fc.nat(30),
    limit: fc.integer({ min: 1, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(filters, places, async (filter, { actor, offset, limit }) => {
      const { ids, counts } = expected(actor, filter);
      for (const app of [here.app, other]) {
        const page = good(await listCases(app, actor, { ...filter, offset, limit }));
        expect(page.counts).toEqual(counts);
        expect(page.items.map((item) => item.id)).toEqual(ids.slice(offset, offset + limit));
        expect(page.nextCursor === null).toBe(offset + limit >= ids.length);
        if (page.nextCursor === null) continue;
        const next = good(await listCases(app, actor, { ...filter, cursor: page.nextCursor, limit: 200 }));
        expect(next.items.map((item) => item.id)).toEqual(ids.slice(offset + limit, offset + limit + 200));
      }
      const { places: points, total } = good(await listPlaces(here.app, actor, filter));
      expect(total).toBe(ids.length);
      expect(points.map((point) => point.id).every((id) => ids.includes(id))).toBe(true);
    }),
    { seed, numRuns: runs },
  );
}

describe('the board of open cases', () => {
  it('holds what the tables hold, while the city goes on', async () => {
    for (let step = 0; step <= days; step += 6) {
      here.clock.set(START + step * day);
      await live(here.clock.now());
      await wake(here.app, fail);
      await compare(60, 100 + step);
    }
  });

  it('also after acts, reports with a phone, and a case that is opened again', async () => {
    const { app } = here;
    const [duty, dispatch, hotline] = [who('duty'), who('dispatch'), who('hotline-1')];
    const reporter = { name: '李四', phone: '139-0931-4321' };
    const one = await openCase(app, hotline, {
      address: '西湖街道 North Gate 12',
      description: 'ＡＢ座门口',
      reporter,
    });
    await compare(40, 1);
    await one.next(duty, 'filed', { standard: { hours: 4 } });
    await one.next(duty, 'corrected', { address: '西湖街道南门' });
    await one.next(dispatch, 'dispatched', { unit: 'chengguanju' });
    await compare(40, 2);
    const closed = good(await listCases(app, duty, { queue: 'all', state: 'closed', limit: 3 }));
    for (const { id, version } of closed.items) {
      good(await act(app, duty, { case: id, type: 'reopened', data: { reason: '未修好' }, version, key: null }));
    }
    expect(closed.items.length).toBe(3);
    await compare(40, 3);
  });

  it('also after texts were erased', async () => {
    // Both processes have read these lines before.
    await listCases(other, who('duty'), { queue: 'open', limit: 200 });
    const { items } = good(await listCases(here.app, who('duty'), { queue: 'open', limit: 200 }));
    for (const { id } of items.filter((_, i) => i % 3 === 0))
      await eraseTexts(here.app, { tenant: here.tenant, case: id });
    for (const app of [here.app, other]) {
      const after = good(await listCases(app, who('duty'), { queue: 'open', limit: 200 }));
      expect(after.items.map(({ address }) => address === null)).toEqual(after.items.map((_, i) => i % 3 === 0));
    }
    await compare(80, 4);
  });

  it('also after another calendar moved what is due, and a case into another street', async () => {
    const { app, tenant } = here;
    const config = await app.db.transaction(tenant, (tx) => app.config.of(tx, tenant));
    const shorter = {
      ...config.calendar.definition,
      seasons: [{ from: '01-01', to: '12-31', periods: ['09:00-11:00', '15:00-16:30'] }],
    };
    await app.db.transaction(tenant, (tx) =>
      insertDocuments(tx, tenant, 'test', START, [
        { kind: 'calendar', id: config.calendar.definition.id, version: 2, body: shorter, validFrom: null },
      ]),
    );
    expect(await reckon(app, fail)).toBeGreaterThan(10);
    await compare(40, 5);
    const owner = new pg.Client(here.base.connection);
    await owner.connect();
    await owner.query(`update matter set area_path = '620103/620103001' where area_path like '${street}/%'`);
    await owner.end();
    await compare(40, 6);
  });
});

function who(person: string): Actor {
  const found = people.find((each) => each.person === person);
  if (found === undefined) throw new Error(`nobody is called ${person}`);
  return found;
}

function fail(error: unknown): never {
  throw error;
}
