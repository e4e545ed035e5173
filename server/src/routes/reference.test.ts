import {
  areaCollection,
  catalogue,
  peopleList,
  policyList,
  problem,
  scorecard,
  scorecardRuns,
  unitList,
  worktimeView,
} from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, type Browser, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

let made: TestServer;
const ends: (() => Promise<void>)[] = [];
let duty: Browser;
let clerk: Browser;

beforeAll(async () => {
  made = await testServer({ environment: { BIHUAN_SESSION_IDLE_MINUTES: '1440' }, after: (call) => ends.push(call) });
  await made.here.person('collector-1', 'collector');
  await made.here.person('duty', 'duty-officer');
  await made.here.person('dispatch', 'dispatcher');
  await made.here.person('clerk-1', 'unit-clerk', { unit: 'xiyuan' });
  await made.here.person('system', 'administrator');
  duty = await signIn(made, 'duty');
  clerk = await signIn(made, 'clerk-1');
});
afterAll(async () => {
  for (const end of ends) await end();
});

describe('reference data', () => {
  it('has the shape of the contract', async () => {
    const read = async (url: string) => (await duty.get(url)).json();
    expect(catalogue.parse(await read('/catalogue')).classes.length).toBeGreaterThan(50);
    expect(unitList.parse(await read('/units')).units.map(({ id }) => id)).toContain('xiyuan');
    expect(policyList.parse(await read('/policies')).policies.length).toBeGreaterThan(1);
    expect(worktimeView.parse(await read('/worktime'))).toMatchObject({ open: true });
    const people = peopleList.parse(await read('/people?role=collector'));
    expect(people.people.map(({ id }) => id)).toEqual(['collector-1']);
  });

  it('gives areas by level and by parent', async () => {
    const read = async (query: string) => areaCollection.parse((await duty.get(`/areas?${query}`)).json()).features;
    const streets = await read('level=street');
    expect(streets.length).toBeGreaterThanOrEqual(8);
    const [street] = streets;
    const inside = await read(`parent=${street?.id}`);
    expect(inside.length).toBeGreaterThan(0);
    expect(new Set(inside.map(({ properties }) => properties.parent))).toEqual(new Set([street?.id]));
  });

  it.each(['/catalogue', '/units', '/areas?level=street', '/policies'])(
    '%s is sent once to who keeps it',
    async (url) => {
      const first = await duty.get(url);
      expect(first.headers['cache-control']).toBe('private, no-cache');
      const again = await duty.get(url, { 'if-none-match': String(first.headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      const other = await duty.get(url, { 'if-none-match': 'W/"other"' });
      expect(other.statusCode).toBe(200);
    },
  );
});

describe('scorecards', () => {
  const period = 'from=2026-03-01T00:00:00%2B08:00&to=2026-04-01T00:00:00%2B08:00';

  it('count what was dispatched, and list the cases behind a figure', async () => {
    const reported = (await (await signIn(made, 'collector-1')).post('/cases', rubbish)).json();
    const filed = await act(duty, reported, 'filed', { standard: { hours: 4 } });
    await act(await signIn(made, 'dispatch'), filed, 'dispatched', { unit: 'xiyuan' });
    // A run counts once it is due.
    made.clock.advance(10 * 3_600_000);
    const card = scorecard.parse((await duty.get(`/scorecards?${period}`)).json());
    expect(card.units.find(({ unit }) => unit === 'xiyuan')).toMatchObject({ dispatched: 1 });
    const { runs } = scorecardRuns.parse((await duty.get(`/scorecards/runs?${period}&unit=xiyuan`)).json());
    expect(runs.map((run) => run.case)).toEqual([reported.id]);
  });

  it('take an offset whose plus was not encoded', async () => {
    const plain = await duty.get(`/scorecards?${period.replaceAll('%2B', '+')}`);
    expect(plain.statusCode).toBe(200);
    expect(plain.json().from).toBe((await duty.get(`/scorecards?${period}`)).json().from);
  });

  it.each([
    ['from=0000-01-01T00:00:00Z&to=0000-02-01T00:00:00Z', 'from'],
    ['from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'],
  ])('refuse %s', async (query, path) => {
    for (const url of [`/scorecards?${query}`, `/scorecards/runs?${query}&unit=xiyuan`]) {
      const refused = problem.parse((await duty.get(url)).json());
      expect(refused).toMatchObject({ status: 400, code: 'invalid' });
      expect(refused.errors?.[0]?.path).toBe(path);
    }
  });

  it('are not for a clerk', async () => {
    const response = await clerk.get(`/scorecards?${period}`);
    expect(problem.parse(response.json())).toMatchObject({ status: 403, params: { permission: 'scorecard.read' } });
  });
});

it('an administrator handles no cases', async () => {
  const system = await signIn(made, 'system');
  const response = await system.post('/cases', rubbish);
  expect(problem.parse(response.json())).toMatchObject({ status: 403, params: { permission: 'event.reported' } });
});
