import { sampleDistrict } from '@bihuan/city';
import type { ComponentChange, ComponentDetail } from '@bihuan/contracts';
import { AreaIndex, fromWgs84, metresBetween } from '@bihuan/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase, PLACE } from '../../testing/cases.js';
import { componentOf, idOf } from '../../testing/components.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import { getFile } from '../get-file.js';
import { tidy } from '../tidy.js';
import type { Actor, InputError, Result } from '../types.js';
import { uploadFile } from '../upload-file.js';
import { getComponent } from './get-component.js';
import { listComponents } from './list-components.js';
import { changeComponent, createComponent } from './save-component.js';

let here: TestInstallation;
let admin: Actor;
let duty: Actor;
let collector: Actor;
beforeAll(async () => {
  here = await testInstallation();
  admin = await here.person('admin', 'administrator');
  duty = await here.person('duty', 'duty-officer');
  collector = await here.person('collector', 'collector', { area: '620103/620103001' });
});
afterAll(() => here.close());

let serial = 0;
const make = async (more: Parameters<typeof componentOf>[1] = {}): Promise<ComponentDetail> => {
  serial += 1;
  return good(await createComponent(here.app, admin, componentOf(serial, more))).component;
};

/** A change that says what stands. */
function changeOf(detail: ComponentDetail, more: Partial<ComponentChange> = {}): ComponentChange {
  const { version, name, state, location, coordinates, maintainedFrom, maintainedUntil } = detail;
  const { source, firstOn, changedOn, remark, properties } = detail;
  return {
    version,
    note: '',
    name,
    state,
    location,
    coordinates,
    maintainedFrom,
    maintainedUntil,
    source,
    firstOn,
    changedOn,
    remark,
    properties,
    department: detail.department?.id ?? null,
    owner: detail.owner?.id ?? null,
    maintainer: detail.maintainer?.id ?? null,
    photos: detail.photos.map((photo) => photo.id),
    ...more,
  };
}

const errorsOf = (result: Result<unknown>): readonly InputError[] =>
  !result.ok && result.failure.code === 'invalid' ? result.failure.errors : [];

describe('a component', () => {
  it('lies in the areas that its place lies in', async () => {
    const made = await make();
    expect(made.area.path.startsWith('620103/620103001/')).toBe(true);
    expect(made.areas.at(-1)?.id).toBe('620103');
    expect(made).toMatchObject({
      id: idOf(1),
      version: 1,
      class: { standardRef: 'GB/T 47678.5-2026', code: '01001' },
      location: PLACE,
      department: { id: 'chengguanju' },
      history: [],
      by: { id: 'admin', name: 'Name of admin' },
      mayEdit: true,
    });
  });

  it('keeps what it was, by whom and why', async () => {
    const made = await make();
    here.clock.set(START + 3_600_000);
    const changed = good(
      await changeComponent(here.app, admin, made.id, changeOf(made, { state: 'broken', note: '巡查发现破损' })),
    ).component;
    expect(changed).toMatchObject({ version: 2, state: 'broken' });
    expect(changed.history).toMatchObject([{ version: 1, state: 'intact', replacedBecause: '巡查发现破损' }]);
    expect(good(await getComponent(here.app, collector, made.id))).toEqual({ ...changed, mayEdit: false });
  });

  it('changes only for who saw the newest version, and not at all where nothing changes', async () => {
    const made = await make();
    const change = changeOf(made, { state: 'lost' });
    good(await changeComponent(here.app, admin, made.id, change)).component;
    const late = await changeComponent(here.app, admin, made.id, change);
    expect(late).toEqual({ ok: false, failure: { code: 'conflict', version: 2 } });
    const same = good(await changeComponent(here.app, admin, made.id, { ...change, version: 2 })).component;
    expect(same.version).toBe(2);
  });

  it.each<[string, Parameters<typeof componentOf>[1], Partial<InputError>]>([
    ['an id of other length', { id: '6201030100112' }, { path: 'id', code: 'bad-component-id' }],
    ['another division', { id: '62010201001000777' }, { path: 'id', code: 'id-division' }],
    ['an id of another class', { id: idOf(777, '01042') }, { path: 'id', code: 'id-class' }],
    ['an unknown class', { id: idOf(777, '99999'), class: { code: '99999' } }, { code: 'no-such-class' }],
    ['a class of events', { id: idOf(777, '06001'), class: { code: '06001' } }, { code: 'not-a-component' }],
    ['a place elsewhere', { location: { lon: 100, lat: 30 } }, { path: 'location', code: 'outside' }],
    [
      'a place with its degrees swapped',
      { location: { lon: PLACE.lat, lat: PLACE.lon } },
      { code: 'swapped', params: { lon: PLACE.lat, lat: PLACE.lon, toLon: PLACE.lon, toLat: PLACE.lat } },
    ],
    ['an unknown unit', { maintainer: 'nobody' }, { path: 'maintainer', code: 'unknown-unit' }],
    [
      'a period that ends first',
      { maintainedFrom: '2026-02-01', maintainedUntil: '2026-01-31' },
      { path: 'maintainedUntil' },
    ],
    ['a day to come', { firstOn: '2026-03-05' }, { path: 'firstOn', code: 'in-future' }],
    ['a change before it was there', { changedOn: '2020-04-30' }, { code: 'changed-before-first' }],
    ['a picture of nobody', { photos: ['none'] }, { path: 'photos[0]', code: 'not-your-picture' }],
    ['an id that is taken', { id: idOf(1) }, { path: 'id', code: 'id-taken' }],
  ])('is refused with %s', async (_, more, error) => {
    const result = await createComponent(here.app, admin, componentOf(999, more));
    expect(errorsOf(result)).toMatchObject([error]);
  });

  it('of a shifted system is brought to its place, and a shifted place near the edge is told from one outside', async () => {
    const made = await make({ location: fromWgs84(PLACE, 'gcj02'), coordinates: 'gcj02' });
    expect(metresBetween(made.location.lon, made.location.lat, PLACE.lon, PLACE.lat)).toBeLessThan(0.05);
    expect(made.coordinates).toBe('gcj02');
    const renamed = good(
      await changeComponent(here.app, admin, made.id, changeOf(made, { name: '雨水井盖' })),
    ).component;
    expect(renamed).toMatchObject({ location: made.location, coordinates: 'gcj02', name: '雨水井盖' });
    const result = await createComponent(here.app, admin, componentOf(999, { location: atEdge() }));
    expect(errorsOf(result)).toMatchObject([{ path: 'location', code: 'gcj02' }]);
  });

  it('may have an id of the older standard', async () => {
    const made = await make({ id: '6201030101000001', class: { code: '0101' } });
    expect(made.class.standardRef).toBe('CJ/T 214-2007');
  });

  it('is changed by administrators alone', async () => {
    const made = await make();
    for (const actor of [duty, collector]) {
      expect(await createComponent(here.app, actor, componentOf(998))).toMatchObject({
        failure: { code: 'forbidden' },
      });
      const change = changeOf(made, { state: 'lost' });
      expect(await changeComponent(here.app, actor, made.id, change)).toMatchObject({ failure: { code: 'forbidden' } });
    }
  });
});

/** A place of the district whose shifted one lies outside. */
function atEdge(): { lon: number; lat: number } {
  const index = new AreaIndex(
    sampleDistrict().features.map(({ id, geometry }) => ({ id, level: '', shape: geometry })),
  );
  for (let lat = 36.0; lat < 36.2; lat += 0.002) {
    for (let lon = 103.6; lon < 103.9; lon += 0.002) {
      const shifted = fromWgs84({ lon, lat }, 'gcj02');
      const outside =
        index.at(shifted.lon, shifted.lat).length === 0 && index.at(shifted.lat, shifted.lon).length === 0;
      if (index.at(lon, lat).length > 0 && outside) return shifted;
    }
  }
  throw new Error('The district has no edge.');
}

describe('pictures of a component', () => {
  it('are kept with the versions that had them, and read by whoever reads components', async () => {
    const [one, two] = [await picture('one', 'red'), await picture('two', 'blue')];
    const made = await make({ photos: [one] });
    const changed = good(
      await changeComponent(here.app, admin, made.id, changeOf(made, { photos: [two, one] })),
    ).component;
    const last = good(await changeComponent(here.app, admin, made.id, changeOf(changed, { photos: [two] }))).component;
    const photos = (of: Pick<ComponentDetail, 'photos'>) => of.photos.map((photo) => photo.id);
    expect([photos(last), ...last.history.map(photos)]).toEqual([[two], [two, one], [one]]);
    const seen = await getFile(here.app, duty, { id: one });
    expect(seen.ok).toBe(true);
    // Named by something: they are not forgotten.
    here.clock.set(here.clock.now() + 30 * 86_400_000);
    await tidy(here.app);
    expect((await getFile(here.app, duty, { id: one })).ok).toBe(true);
  });

  async function picture(id: string, colour: string): Promise<string> {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="${colour}"/></svg>`;
    const { bytes } = await here.app.pictures.draw(svg);
    return good(await uploadFile(here.app, admin, { id, bytes })).file.id;
  }
});

describe('cases on a component', () => {
  it('are told open and ended, to whoever may read them', async () => {
    const made = await make();
    const of = { component: made.id, class: { kind: 'component', code: '01001' } } as const;
    const one = await openCase(here.app, collector, of);
    await one.next(duty, 'rejected', { reason: 'x' });
    here.clock.set(here.clock.now() + 60_000);
    const two = await openCase(here.app, await here.person('hot', 'hotline-agent'), of);
    const told = good(await getComponent(here.app, duty, made.id)).cases;
    expect(told.map((each) => [each.id, each.endedAt === null])).toEqual([
      [two.id, true],
      [one.id, false],
    ]);
    const clerk = await here.person('clerk', 'unit-clerk', { unit: 'chengguanju' });
    expect(good(await getComponent(here.app, clerk, made.id)).cases).toEqual([]);
  });
});

describe('the inventory', () => {
  it('comes by pages, each after the last', async () => {
    const first = good(await listComponents(here.app, duty, { limit: 2 }));
    expect(first).toMatchObject({ total: serial, more: false, mayEdit: false });
    const next = good(await listComponents(here.app, duty, { limit: 2, cursor: first.nextCursor ?? '' }));
    const same = good(await listComponents(here.app, duty, { limit: 2, offset: 2 }));
    expect(next.items).toEqual(same.items);
    expect(next.items).toHaveLength(2);
    expect(await listComponents(here.app, duty, { limit: 2, cursor: 'x' })).toMatchObject({ ok: false });
  });

  it('is not for citizens', async () => {
    const citizen = await here.person('citizen', 'citizen');
    expect(await listComponents(here.app, citizen, { limit: 2 })).toMatchObject({ failure: { code: 'forbidden' } });
  });
});
