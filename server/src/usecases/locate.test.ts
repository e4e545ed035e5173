import { fromWgs84 } from '@bihuan/geo';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAreas } from '../store/areas.js';
import { good, openCase, PLACE, reportOf } from '../testing/cases.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import { putComponents } from '../testing/put-components.js';
import { act } from './act.js';
import { Areas } from './areas-tree.js';
import type { TenantConfig } from './config.js';
import { getCase } from './get-case.js';
import { locate } from './locate.js';
import { putConfig } from './put-config.js';
import { report } from './report.js';
import { responsibilityOf } from './responsibility.js';
import type { Actor } from './types.js';
import { upkeepOn } from './upkeep.js';

const COVER = { kind: 'component', code: '01001' } as const;
const STREET = '620103/620103001';
/** So many metres to the west: to the east the district ends. */
const west = (metres: number) => ({ lon: PLACE.lon - metres / 90_000, lat: PLACE.lat });

interface Here extends TestInstallation {
  readonly collector: Actor;
  readonly duty: Actor;
}

async function installed(): Promise<Here> {
  const here = await testInstallation();
  return {
    ...here,
    collector: await here.person('collector-1', 'collector'),
    duty: await here.person('duty-1', 'duty-officer'),
  };
}

let here: Here;
beforeAll(async () => {
  here = await installed();
  await putComponents(here.app, here.tenant, [
    { id: 'C-1', ...west(10), maintainer: 'chengguanju' },
    { id: 'C-2', ...west(40), maintainer: 'gonganju', maintained_from: '2026-03-10' },
    { id: 'C-3', ...west(40) },
    { id: 'C-4', ...west(60), state: 'removed' },
    { id: 'C-5', ...west(60), state: 'lost' },
    { id: 'C-6', ...west(5), class: '01002' },
    { id: 'C-7', ...west(400) },
  ]);
});
afterAll(() => here.close());

const ask = async (more: object = {}, who = here.duty) =>
  good(await locate(here.app, who, { location: PLACE, class: COVER, ...more }));

describe('a place and a class', () => {
  it('lead to the components nearby that are still there, with who keeps them up today', async () => {
    const { components, areas, odd, joins } = await ask();
    expect(
      components.map(({ id, state, metres, maintainer }) => [id, state, Math.round(metres), maintainer?.id]),
    ).toEqual([
      ['C-1', 'intact', 10, 'chengguanju'],
      ['C-2', 'intact', 40, undefined],
      ['C-3', 'intact', 40, undefined],
      ['C-5', 'lost', 60, undefined],
    ]);
    expect(areas.map(({ level }) => level)).toEqual(['cell', 'community', 'street', 'district']);
    expect([odd, joins]).toEqual([null, null]);
    expect((await ask({ class: { kind: 'event', code: '06001' } })).components).toEqual([]);
  });

  it('lead to who answers, with the reason: the component’s own unit in its period, else who leads', async () => {
    const kept = (await ask({ component: 'C-1' })).responsibility;
    expect(kept).toMatchObject({
      unit: { id: 'chengguanju' },
      why: 'maintainer',
      upkeep: { component: { id: 'C-1' }, inForce: true },
    });
    const early = (await ask({ component: 'C-2' })).responsibility;
    expect(early).toMatchObject({ upkeep: { from: '2026-03-10', inForce: false, maintainer: { id: 'gonganju' } } });
    const without = (await ask()).responsibility;
    expect(without).toMatchObject({ upkeep: null });
    expect({ ...early, upkeep: null }).toEqual(without);
    expect(without?.why).not.toBe('maintainer');
  });

  it('lead to what is likely the same: on the component, in the same words, or near enough for the class', async () => {
    const words = { description: '井盖缺失，行人危险' };
    const near = await openCase(here.app, here.collector, { class: COVER, location: west(150) });
    const same = await openCase(here.app, here.collector, { class: COVER, location: west(600), ...words });
    const hung = await openCase(here.app, here.collector, { class: COVER, location: west(180), component: 'C-1' });
    const far = await openCase(here.app, here.collector, { class: COVER, location: west(300) });
    const told = await ask({ component: 'C-1', description: '井盖缺失 行人危险。' });
    expect(told.duplicates.map(({ id, because }) => [id, because])).toEqual([
      [hung.id, ['component', 'near']],
      [same.id, ['text']],
      [near.id, ['near']],
    ]);
    expect(told).toMatchObject({ duplicateMetres: 200, joins: { number: hung.number, reporters: 1 } });
    expect(JSON.stringify(told)).not.toContain(far.id);
    // Whoever may not read a case is told that it will be joined, and nothing else of it.
    const elsewhere = await here.person('video-1', 'video-operator', { area: '620103/620103012' });
    const hidden = await ask({ component: 'C-1' }, elsewhere);
    expect(hidden).toMatchObject({ duplicates: [], joins: { number: hung.number } });
    const admin = await here.person('admin', 'administrator');
    const { limits } = await here.app.db.snapshot(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
    const body = { ...limits, near: { default: 200, classes: { 'GB/T 47678.5-2026|component|01001': 400 } } };
    good(await putConfig(here.app, admin, { kind: 'limits', id: 'limits', body, version: 1, note: '' }));
    const wider = await ask();
    expect(wider.duplicates.map(({ id }) => id)).toEqual([near.id, hung.id, far.id]);
    expect(wider.duplicateMetres).toBe(400);
  });

  it('are told to be odd where they cannot be meant, with what likely is', async () => {
    const swapped = await ask({ location: { lon: PLACE.lat, lat: PLACE.lon } });
    expect(swapped).toMatchObject({ odd: { guess: 'swapped', location: PLACE }, areas: [], responsibility: null });
    expect((await ask({ location: { lon: 100, lat: 30 } })).odd).toEqual({ guess: 'outside', location: null });
    const edge = await atEdge();
    const shifted = (await ask({ location: fromWgs84(edge, 'gcj02') })).odd;
    expect(shifted?.guess).toBe('gcj02');
    expect(shifted?.location?.lon).toBeCloseTo(edge.lon, 5);
  });
});

/** A place of the district whose shifted one lies outside. */
async function atEdge(): Promise<{ lon: number; lat: number }> {
  const { areas } = await here.app.db.snapshot(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  for (let lat = 36.0; lat < 36.2; lat += 0.002) {
    for (let lon = 103.6; lon < 103.9; lon += 0.002) {
      const shifted = fromWgs84({ lon, lat }, 'gcj02');
      if (areas.at(lon, lat).length > 0 && areas.at(shifted.lon, shifted.lat).length === 0) return { lon, lat };
    }
  }
  throw new Error('The district has no edge.');
}

describe('a case on a component', () => {
  it('is the unit’s that kept the component up on the day of the report, whatever is decided later', async () => {
    const { case: id } = good(
      await report(here.app, here.collector, reportOf({ class: COVER, component: 'C-3', location: west(40) })),
    );
    const detail = () => getCase(here.app, here.duty, { case: id }).then(good);
    expect((await detail()).componentView).toMatchObject({ id: 'C-3', state: 'intact', maintainer: null });
    expect((await detail()).responsibility).toMatchObject({ upkeep: { maintainer: null, inForce: false } });
    await here.app.db.transaction(here.tenant, (tx) =>
      tx.updateTable('component').set({ maintainer: 'jiaotongju' }).where('id', '=', 'C-3').execute(),
    );
    const kept = await detail();
    expect(kept.responsibility).toMatchObject({ unit: { id: 'jiaotongju' }, why: 'maintainer' });
    const filed = { case: id, type: 'filed', data: { standard: { hours: 4 } }, version: 1, key: null };
    good(await act(here.app, here.duty, filed));
    const dispatcher = await here.person('dispatcher-1', 'dispatcher');
    const actions = good(await getCase(here.app, dispatcher, { case: id })).actions;
    const unit = actions.find(({ type }) => type === 'dispatched')?.fields.find(({ name }) => name === 'unit');
    expect(unit?.suggested).toBe('jiaotongju');
  });
});

describe('the answer', () => {
  it('never depends on the order in which areas, duties and units came in', async () => {
    const { db } = here.app;
    const config = await db.snapshot(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
    const areas = await db.snapshot(here.tenant, (tx) => readAreas(tx, here.tenant));
    const classes = [...config.classes.values()];
    const order = fc.integer({ min: 1, max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(order, fc.nat(classes.length - 1), fc.boolean(), (seed, no, keeps) => {
        const cls = classes[no] ?? COVER;
        const ref = { standardRef: config.defaultStandard, ...cls };
        const row = { id: 'C', name: 'C', maintainer: 'chengguanju', maintainedFrom: null, maintainedUntil: null };
        const upkeep = keeps ? upkeepOn(row, '2026-03-04') : null;
        const other: TenantConfig = {
          ...config,
          duties: shuffled(config.duties, seed),
          units: new Map(shuffled([...config.units], seed)),
          areas: new Areas(shuffled(areas, seed)),
        };
        expect(other.areas.at(PLACE.lon, PLACE.lat)).toEqual(config.areas.at(PLACE.lon, PLACE.lat));
        expect(responsibilityOf(other, ref, STREET, upkeep)).toEqual(responsibilityOf(config, ref, STREET, upkeep));
      }),
      { seed: 4, numRuns: 15 },
    );
  });

  it('never depends on the order in which components and cases came in', async () => {
    const spots = Array.from({ length: 12 }, (_, i) => west((i % 4) * 20));
    const answers: unknown[] = [];
    for (const seed of [1, 2]) {
      const one = await installed();
      const order = shuffled([...spots.keys()], seed);
      await putComponents(
        one.app,
        one.tenant,
        order.map((i) => ({ id: `K-${100 + i}`, ...(spots[i] ?? PLACE) })),
      );
      for (const i of order) {
        const place = { location: spots[i] ?? PLACE, id: `case-${100 + i}` };
        await openCase(one.app, one.collector, { class: COVER, ...place });
      }
      const asked = { location: PLACE, class: COVER, component: 'K-105' };
      const { duplicates, ...rest } = good(await locate(one.app, one.duty, asked));
      answers.push({ ...rest, duplicates: duplicates.map(({ id, metres, because }) => ({ id, metres, because })) });
      await one.close();
    }
    expect(answers[1]).toEqual(answers[0]);
  });
});

/** The same things in another order, the same one for the same seed. */
function shuffled<T>(things: readonly T[], seed: number): T[] {
  const keyed = things.map((thing, i) => ({ thing, key: Math.imul(i + 1, seed * 2654435761) >>> 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ thing }) => thing);
}
