import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { act } from './act.js';
import { caseDesk, moveDesk } from './case-desk.js';
import { getCase } from './get-case.js';
import { handoverPosts } from './handover.js';
import { listCases } from './list-cases.js';
import type { Actor } from './types.js';

const STREET = '620103/620103001';

let here: TestInstallation;
let collector: Actor;
let district: Actor;
let street: Actor;
let supervisor: Actor;

beforeAll(async () => {
  here = await testInstallation();
  collector = await here.person('collector', 'collector');
  district = await here.person('district', 'duty-officer');
  street = await here.person('street', 'duty-officer', { area: STREET });
  supervisor = await here.person('supervisor', 'supervisor');
});
afterAll(() => here.close());

const move = (who: Actor, id: string, what: 'take' | 'give') => moveDesk(here.app, who, { case: id, do: what });
const desk = async (who: Actor) =>
  good(await listCases(here.app, who, { queue: 'desk', limit: 50 })).items.map((each) => each.id);
const types = async (who: Actor, id: string) =>
  good(await getCase(here.app, who, { case: id })).actions.map((action) => action.type);

describe('a case of a street with a desk of its own', () => {
  it('is taken over by the district, which alone works it until it gives it back', async () => {
    const { id } = await openCase(here.app, collector);
    expect(good(await caseDesk(here.app, street, { case: id }))).toMatchObject({
      own: { path: STREET, name: '西园街道' },
      held: null,
      may: null,
    });
    expect(good(await caseDesk(here.app, district, { case: id })).may).toBe('take');
    expect([await desk(street), await desk(district)]).toEqual([[id], [id]]);

    expect(good(await move(district, id, 'take'))).toMatchObject({
      held: { area: { path: here.tenant }, by: { id: 'district' } },
      may: 'give',
    });
    expect([await desk(street), await desk(district)]).toEqual([[], [id]]);
    expect(good(await handoverPosts(here.app, street)).posts[0]?.snapshot.counts.total).toBe(0);
    expect(await types(street, id)).toEqual(['noted']);
    expect(await types(district, id)).toContain('filed');
    const file = { case: id, type: 'filed', data: { standard: null }, version: 1, key: null };
    expect(await act(here.app, street, file)).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    expect(good(await caseDesk(here.app, street, { case: id }))).toMatchObject({ may: null });

    expect(await move(street, id, 'give')).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    expect(await move(district, id, 'take')).toMatchObject({ ok: false, failure: { reason: 'desk-held' } });
    expect(good(await move(district, id, 'give'))).toMatchObject({ held: null, may: 'take' });
    expect(await move(district, id, 'give')).toMatchObject({ ok: false, failure: { reason: 'desk-not-held' } });
    expect(await desk(street)).toEqual([id]);
    expect((await act(here.app, street, file)).ok).toBe(true);
    good(await move(district, id, 'take'));
    expect(await desk(street)).toEqual([]);
  });

  it('is not taken where no desk is below, by who has none, or when it has ended', async () => {
    const elsewhere = await openCase(here.app, collector, { location: { lon: 103.76, lat: 36.07 } });
    const view = good(await caseDesk(here.app, district, { case: elsewhere.id }));
    expect([view.own, view.may]).toEqual([null, null]);
    expect(await move(district, elsewhere.id, 'take')).toMatchObject({ failure: { reason: 'desk-none' } });
    const one = await openCase(here.app, collector);
    expect(await move(supervisor, one.id, 'take')).toMatchObject({ failure: { reason: 'desk-none' } });
    expect(await move(street, one.id, 'take')).toMatchObject({ failure: { reason: 'desk-none' } });
    await one.next(district, 'rejected', { reason: 'x' });
    expect(await move(district, one.id, 'take')).toMatchObject({ failure: { reason: 'desk-none' } });
  });

  it('goes to one of two who take it at once', async () => {
    const { id } = await openCase(here.app, collector);
    const results = await Promise.all([move(district, id, 'take'), move(district, id, 'take')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });
});
