import type { ViewBody } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { simulate } from '../testing/simulation.js';
import { countByStreet } from './count-by-street.js';
import { listCases } from './list-cases.js';
import type { Actor } from './types.js';
import { countViews, dropView, keepView, listViews, mostViews } from './views.js';

let here: TestInstallation;
let dispatch: Actor;
let other: Actor;
let street: Actor;
let auditor: Actor;

beforeAll(async () => {
  here = await testInstallation();
  await simulate(here, { days: 21, casesPerDay: 40, seed: 3 });
  dispatch = await here.person('dispatch', 'dispatcher');
  other = await here.person('other', 'dispatcher');
  street = await here.person('street', 'dispatcher', { area: '620103/620103002' });
  auditor = await here.person('auditor', 'auditor');
});
afterAll(() => here.close());

const body = (name: string, filter: Partial<ViewBody['filter']> = {}, position = 0): ViewBody => ({
  name,
  filter: { queue: 'open', ...filter },
  position,
});
const names = async (actor: Actor) => good(await listViews(here.app, actor)).views.map(({ name }) => name);

describe('saved views', () => {
  it('are made, renamed, put in order and deleted, by their person alone', async () => {
    good(await keepView(here.app, dispatch, { id: 'late', ...body('Late', { light: 'red' }, 2) }));
    good(await keepView(here.app, dispatch, { id: 'today', ...body('Today', { due: 'today' }, 1) }));
    good(await keepView(here.app, other, { id: 'late', ...body('Theirs') }));
    expect(await names(dispatch)).toEqual(['Today', 'Late']);
    good(await keepView(here.app, dispatch, { id: 'late', ...body('Overdue', { light: 'red' }, 0.5) }));
    expect(await names(dispatch)).toEqual(['Overdue', 'Today']);
    good(await dropView(here.app, dispatch, { id: 'today' }));
    good(await dropView(here.app, dispatch, { id: 'today' }));
    expect(await names(dispatch)).toEqual(['Overdue']);
    expect(await names(other)).toEqual(['Theirs']);
  });

  it('count what their filter lists', async () => {
    good(await keepView(here.app, dispatch, { id: 'waiting', ...body('Waiting', { state: 'filed,returned' }, 3) }));
    const { counts } = good(await countViews(here.app, dispatch));
    const filters = { late: { light: 'red' }, waiting: { state: 'filed,returned' } } as const;
    for (const [id, filter] of Object.entries(filters)) {
      const page = good(await listCases(here.app, dispatch, { queue: 'open', limit: 1, ...filter }));
      expect(counts.find((each) => each.id === id)).toEqual({ id, total: page.counts.total, red: page.counts.red });
      expect(page.counts.total).toBeGreaterThan(0);
    }
  });

  it('are so many and no more; one that is there can still be changed', async () => {
    for (let i = 0; i < mostViews; i++) good(await keepView(here.app, street, { id: `v${i}`, ...body(`${i}`, {}, i) }));
    const refused = await keepView(here.app, street, { id: 'more', ...body('more') });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid', errors: [{ path: 'id' }] } });
    good(await keepView(here.app, street, { id: 'v3', ...body('changed', {}, 3) }));
    expect((await names(street)).length).toBe(mostViews);
  });

  it('are not for those who read no cases', async () => {
    const forbidden = { ok: false, failure: { code: 'forbidden', permission: 'case.read' } };
    expect(await listViews(here.app, auditor)).toMatchObject(forbidden);
    expect(await countViews(here.app, auditor)).toMatchObject(forbidden);
    expect(await keepView(here.app, auditor, { id: 'x', ...body('x') })).toMatchObject(forbidden);
    expect(await dropView(here.app, auditor, { id: 'x' })).toMatchObject(forbidden);
  });
});

describe('the streets of a list', () => {
  it('have together what the list has, and each what it has filtered by it', async () => {
    const { streets } = good(await countByStreet(here.app, dispatch, { queue: 'open' }));
    const page = good(await listCases(here.app, dispatch, { queue: 'open', limit: 1 }));
    const sum = (of: 'total' | 'red') => streets.reduce((all, each) => all + each[of], 0);
    expect(streets.length).toBeGreaterThan(5);
    expect([sum('total'), sum('red')]).toEqual([page.counts.total, page.counts.red]);
    for (const { path, total, red } of streets) {
      const { counts } = good(await listCases(here.app, dispatch, { queue: 'open', area: path, limit: 1 }));
      expect([total, red]).toEqual([counts.total, counts.red]);
    }
  });

  it('are the own one alone for a street’s desk', async () => {
    const { streets } = good(await countByStreet(here.app, street, { queue: 'open' }));
    expect(streets.map(({ path }) => path)).toEqual(['620103/620103002']);
    expect(await countByStreet(here.app, auditor, { queue: 'open' })).toMatchObject({ ok: false });
  });
});
