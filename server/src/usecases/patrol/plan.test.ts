import { sampleDistrict } from '@bihuan/city';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../../testing/cases.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { people } from '../people.js';
import type { Actor } from '../types.js';
import { coverage } from './coverage.js';
import { dutyNow } from './duty-now.js';
import { readPlan, removeDuty, removePatrolArea, saveDuty, savePatrolArea } from './plan.js';
import { recordPositions } from './record-positions.js';
import { beginShift, endShift } from './shifts.js';

const STREET = '620103/620103001';
const OTHER = '620103/620103002';
const hour = 3_600_000;
const cells = sampleDistrict()
  .features.filter((one) => one.properties.level === 'cell' && one.properties.path.startsWith(`${STREET}/`))
  .slice(0, 3)
  .map((one) => {
    const corners = (one.geometry.coordinates[0] as readonly (readonly [number, number])[]).slice(1);
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
    return { id: String(one.id), path: String(one.properties.path), place: { lon: mean(0), lat: mean(1) } };
  });
const [first, second, third] = cells as [(typeof cells)[0], (typeof cells)[0], (typeof cells)[0]];

let here: TestInstallation;
let dispatcher: Actor;
let elsewhere: Actor;
let one: Actor;
let two: Actor;
beforeAll(async () => {
  here = await testInstallation();
  dispatcher = await here.person('dispatcher', 'dispatcher');
  elsewhere = await here.person('elsewhere', 'dispatcher', { area: OTHER });
  one = await here.person('collector-one', 'collector', { area: STREET });
  two = await here.person('collector-two', 'collector', { area: STREET });
  await here.person('collector-far', 'collector', { area: OTHER });
});
afterAll(() => here.close());

const iso = (t: number) => new Date(t).toISOString();
const today = { from: '2026-03-04', to: '2026-03-04' };
const area = (more: object = {}) => ({
  id: 'patrol-area-1',
  name: '北段',
  cells: [first.id, second.id],
  times: 1,
  per: 'day' as const,
  ...more,
});
const duty = (more: object = {}) => ({
  id: 'patrol-duty-1',
  patrolArea: 'patrol-area-1',
  person: 'collector-one',
  substitute: null,
  beginsAt: iso(START - hour),
  endsAt: iso(START + 4 * hour),
  ...more,
});
const onDuty = (path: string) =>
  here.app.db.snapshot(here.tenant, async (tx) => (await dutyNow(tx, here.tenant, here.clock.now())).at(path));

describe('a patrol plan', () => {
  it('has areas of cells, each cell in one, made by whoever plans there', async () => {
    good(await savePatrolArea(here.app, dispatcher, area()));
    good(await savePatrolArea(here.app, dispatcher, area()));
    const plan = good(await readPlan(here.app, dispatcher, today));
    expect(plan.areas).toMatchObject([{ id: 'patrol-area-1', cells: [first.id, second.id].sort(), times: 1 }]);
    expect(plan.areas[0]?.area.path.startsWith(STREET)).toBe(true);
    expect(await savePatrolArea(here.app, dispatcher, area({ id: 'patrol-area-2' }))).toMatchObject({
      failure: { code: 'rule', reason: 'cell-in-other' },
    });
    expect(await savePatrolArea(here.app, dispatcher, area({ id: 'patrol-area-2', cells: ['no'] }))).toMatchObject({
      failure: { code: 'invalid' },
    });
    expect(await savePatrolArea(here.app, elsewhere, area())).toMatchObject({ failure: { code: 'forbidden' } });
    expect(await savePatrolArea(here.app, one, area())).toMatchObject({ failure: { code: 'forbidden' } });
    expect(good(await readPlan(here.app, elsewhere, today)).areas).toEqual([]);
  });

  it('says who is on duty, and who stands in; nobody is in two places at once', async () => {
    good(await saveDuty(here.app, dispatcher, duty()));
    expect(await onDuty(first.path)).toEqual([{ person: 'collector-one', why: 'planned' }]);
    expect(await onDuty(third.path)).toEqual([]);
    good(await saveDuty(here.app, dispatcher, duty({ substitute: 'collector-two' })));
    expect(await onDuty(first.path)).toEqual([{ person: 'collector-two', why: 'planned' }]);
    const clash = duty({ id: 'patrol-duty-2', person: 'collector-two', beginsAt: iso(START) });
    expect(await saveDuty(here.app, dispatcher, clash)).toMatchObject({ failure: { reason: 'duty-overlap' } });
    for (const wrong of [
      { person: 'collector-far' },
      { substitute: 'collector-one' },
      { endsAt: iso(START - 2 * hour) },
      { endsAt: iso(START + 40 * hour) },
    ]) {
      expect(await saveDuty(here.app, dispatcher, duty(wrong))).toMatchObject({ failure: { code: 'invalid' } });
    }
  });

  it('offers dispatchers whoever is on duty, by the plan or on a shift', async () => {
    const offered = good(await people(here.app, dispatcher, { role: 'collector', area: first.path })).people;
    expect(offered.find((each) => each.id === 'collector-two')?.onDuty).toBe('planned');
    expect(offered.find((each) => each.id === 'collector-one')?.onDuty).toBeUndefined();
    good(await beginShift(here.app, one, {}));
    const now = good(await people(here.app, dispatcher, { role: 'collector', area: third.path })).people;
    expect(now.find((each) => each.id === 'collector-one')?.onDuty).toBe('walking');
  });

  it('counts cells that were visited as often as it wants', async () => {
    const required = async () => good(await coverage(here.app, dispatcher, { ...today, area: STREET })).required;
    expect(await required()).toEqual({ cells: 2, met: 0 });
    const shift = good(await beginShift(here.app, one, {}));
    here.clock.set(START + hour);
    const positions = [{ at: iso(START + 600_000), ...first.place, accuracy: 5 }];
    good(await recordPositions(here.app, one, { shift: shift.id, positions }));
    expect(await required()).toEqual({ cells: 2, met: 1 });
    good(await savePatrolArea(here.app, dispatcher, area({ times: 2 })));
    expect(await required()).toEqual({ cells: 2, met: 0 });
    good(await endShift(here.app, one, { id: shift.id }));
    here.clock.set(START + 2 * hour);
    const next = good(await beginShift(here.app, two, {}));
    const again = [{ at: iso(START + 2 * hour), ...first.place, accuracy: 5 }];
    good(await recordPositions(here.app, two, { shift: next.id, positions: again }));
    expect(await required()).toEqual({ cells: 2, met: 1 });
    // Every planned shift by itself: both visits lie in it.
    good(await savePatrolArea(here.app, dispatcher, area({ times: 2, per: 'shift' })));
    expect(await required()).toEqual({ cells: 2, met: 1 });
    const evening = duty({ id: 'patrol-duty-3', beginsAt: iso(START + 5 * hour), endsAt: iso(START + 9 * hour) });
    good(await saveDuty(here.app, dispatcher, evening));
    expect(await required()).toEqual({ cells: 2, met: 1 });
    here.clock.set(START + 6 * hour);
    expect(await required()).toEqual({ cells: 2, met: 0 });
  });

  it('loses duties one by one, and an area with all of them', async () => {
    good(await removeDuty(here.app, dispatcher, { id: 'patrol-duty-3' }));
    expect(good(await readPlan(here.app, dispatcher, today)).duties.map((each) => each.id)).toEqual(['patrol-duty-1']);
    expect(await removePatrolArea(here.app, elsewhere, { id: 'patrol-area-1' })).toMatchObject({
      failure: { code: 'forbidden' },
    });
    good(await removePatrolArea(here.app, dispatcher, { id: 'patrol-area-1' }));
    const plan = good(await readPlan(here.app, dispatcher, today));
    expect([plan.areas, plan.duties]).toEqual([[], []]);
    expect(good(await coverage(here.app, dispatcher, { ...today, area: STREET })).required).toBeNull();
    const logged = await here.app.db.snapshot(here.tenant, (tx) =>
      tx.selectFrom('admin_event').select('action').where('kind', '=', 'patrol').execute(),
    );
    expect(new Set(logged.map(({ action }) => action))).toEqual(
      new Set(['patrol.area-saved', 'patrol.duty-saved', 'patrol.duty-removed', 'patrol.area-removed']),
    );
  });
});
