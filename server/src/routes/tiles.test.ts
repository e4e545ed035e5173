import { gunzipSync } from 'node:zlib';
import { mercatorX, mercatorY } from '@bihuan/geo';
import { VectorTile } from '@mapbox/vector-tile';
import type { LightMyRequestResponse } from 'fastify';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readComponentPage, replaceComponent } from '../store/components.js';
import { replaceMapLayer } from '../store/map-features.js';
import { putComponents } from '../testing/put-components.js';
import { type Browser, place, rubbish, signIn, type TestServer, testServer } from './server.fixture.js';

let made: TestServer;
let officer: Browser;
let collector: Browser;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call), environment: { BIHUAN_REQUESTS_PER_MINUTE: '10000' } });
  const { here } = made;
  await here.person('officer', 'duty-officer');
  await here.person('collector', 'collector');
  await here.person('citizen', 'citizen');
  await here.person('auditor', 'auditor');
  officer = await signIn(made, 'officer');
  collector = await signIn(made, 'collector');
});
afterAll(async () => {
  for (const end of ends) await end();
});

/** The address of the tile in which a place lies. */
const address = (layer: string, z: number, { lon, lat } = place) =>
  `/tiles/${layer}/${z}/${Math.floor(mercatorX(lon) * 2 ** z)}/${Math.floor(mercatorY(lat) * 2 ** z)}.mvt`;

interface Decoded {
  readonly [layer: string]: readonly Readonly<Record<string, unknown>>[];
}

/** The properties of all features, by layer. */
function decode(response: LightMyRequestResponse): Decoded {
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toBe('application/vnd.mapbox-vector-tile');
  const packed = response.headers['content-encoding'] === 'gzip';
  const { layers } = new VectorTile(new PbfReader(packed ? gunzipSync(response.rawPayload) : response.rawPayload));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties),
    ]),
  );
}

const gzip = { 'accept-encoding': 'gzip, deflate, br' };
const again = (response: LightMyRequestResponse) => ({ 'if-none-match': String(response.headers.etag) });

describe('a tile of areas', () => {
  it('has the areas of each level in a layer of its own', async () => {
    const response = await officer.get(address('areas', 14), gzip);
    expect(response.headers).toMatchObject({ 'content-encoding': 'gzip', 'cache-control': 'private, no-cache' });
    const layers = decode(response);
    expect(Object.keys(layers).sort()).toEqual(['cell', 'community', 'district', 'street']);
    expect(layers.district).toEqual([{ id: '620103', name: '七里河区', level: 'district' }]);
    expect(layers.street).toContainEqual(expect.objectContaining({ name: '西园街道', level: 'street' }));
    expect(layers.cell?.length).toBeGreaterThan(20);
  });

  it('is plain for whoever takes it plain', async () => {
    const plain = await officer.get(address('areas', 14), { 'accept-encoding': 'identity' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(decode(plain)).toEqual(decode(await officer.get(address('areas', 14), gzip)));
    expect((await officer.get(address('areas', 14), { 'accept-encoding': 'br, gzip;q=0' })).headers).not.toHaveProperty(
      'content-encoding',
    );
  });

  it('is sent once, until an area changes', async () => {
    await made.here.person('admin', 'administrator');
    const admin = await signIn(made, 'admin');
    const first = await officer.get(address('areas', 15), gzip);
    expect((await officer.get(address('areas', 15), again(first))).statusCode).toBe(304);
    const street = decode(first).street?.[0];
    const renamed = await admin.send({
      method: 'PUT',
      url: `/api/v1/admin/areas/${String(street?.id)}`,
      payload: { name: '新名街道', nameEn: null, version: 1 },
    });
    expect(renamed.statusCode).toBeLessThan(300);
    const second = await officer.get(address('areas', 15), { ...gzip, ...again(first) });
    expect(decode(second).street).toContainEqual({ ...street, name: '新名街道' });
  });
});

describe('a tile', () => {
  it('is nothing where nothing lies in it', async () => {
    const far = await officer.get('/tiles/areas/14/0/0.mvt');
    expect([far.statusCode, far.body]).toEqual([204, '']);
    const above = await officer.get('/tiles/buildings/3/6/3.mvt');
    expect(above.statusCode).toBe(204);
  });

  it.each(['/tiles/areas/17/0/0.mvt', '/tiles/areas/2/4/0.mvt', '/tiles/areas/2/0/-1.mvt', '/tiles/areas/x/0/0.mvt'])(
    'of no such name is refused: %s',
    async (url) => {
      const response = await officer.get(url);
      expect([response.statusCode, response.json().code]).toEqual([400, 'invalid']);
    },
  );

  it('of no such layer is not found', async () => {
    for (const layer of ['residents', 'constructor']) {
      const response = await officer.get(`/tiles/${layer}/14/0/0.mvt`);
      expect([response.statusCode, response.json().code]).toEqual([404, 'not-found']);
    }
  });

  it('is for those who are signed in, and of what stands in the city for those who work in it', async () => {
    expect((await made.server.inject(`/api/v1${address('areas', 14)}`)).statusCode).toBe(401);
    const citizen = await signIn(made, 'citizen');
    expect((await citizen.get(address('areas', 14))).statusCode).toBe(200);
    for (const layer of ['components', 'pipes']) {
      const refused = await citizen.get(address(layer, 14));
      expect([refused.statusCode, refused.json().params]).toEqual([403, { permission: 'component.read' }]);
    }
    const auditor = await signIn(made, 'auditor');
    expect((await auditor.get(address('cases', 14))).statusCode).toBe(403);
  });
});

describe('tiles of the map’s features', () => {
  const { lon, lat } = place;
  const box = (size: number) => ({
    type: 'Polygon',
    coordinates: [
      [
        [lon, lat],
        [lon + size, lat],
        [lon + size, lat + size],
        [lon, lat + size],
        [lon, lat],
      ],
    ],
  });
  const line = {
    type: 'LineString',
    coordinates: [
      [lon, lat],
      [lon + 0.001, lat + 0.001],
    ],
  };
  const put = (layer: Parameters<typeof replaceMapLayer>[2], features: Parameters<typeof replaceMapLayer>[3]) =>
    made.app.db.transaction(made.here.tenant, (tx) => replaceMapLayer(tx, made.here.tenant, layer, features));

  it('carry what is known of each, and change when a layer is replaced', async () => {
    await put('building', [
      { id: 'B1', geometry: box(0.0005), properties: { height: 21.5, base: 0, kind: 'residential', name: '一号楼' } },
    ]);
    await put('pipe', [{ id: 'P1', geometry: line, properties: { kind: 'gas', depth: 1.2, diameter: 0.3 } }]);
    await put('road', [{ id: 'R1', geometry: line, properties: { kind: 'alley', width: 4 } }]);
    await put('green', [{ id: 'G1', geometry: box(0.001), properties: { kind: 'park' } }]);
    await put('water', [{ id: 'broken', geometry: { type: 'Polygon' }, properties: {} }]);
    const buildings = await officer.get(address('buildings', 16), gzip);
    expect(decode(buildings)).toEqual({
      building: [{ id: 'B1', height: 21.5, base: 0, kind: 'residential', name: '一号楼' }],
    });
    expect(decode(await officer.get(address('pipes', 16)))).toEqual({
      pipe: [{ id: 'P1', kind: 'gas', depth: 1.2, diameter: 0.3 }],
    });
    expect(decode(await officer.get(address('base', 16)))).toEqual({
      green: [{ id: 'G1', kind: 'park' }],
      road: [{ id: 'R1', kind: 'alley', width: 4 }],
    });
    await put('building', [{ id: 'B2', geometry: box(0.0004), properties: { height: 6, base: 0, kind: 'school' } }]);
    const next = await officer.get(address('buildings', 16), { ...gzip, ...again(buildings) });
    expect(decode(next).building).toEqual([{ id: 'B2', height: 6, base: 0, kind: 'school' }]);
    // What did not change is still the same, though all was looked at anew.
    const pipes = await officer.get(address('pipes', 16));
    await put('building', []);
    expect((await officer.get(address('pipes', 16), again(pipes))).statusCode).toBe(304);
    expect((await officer.get(address('buildings', 16))).statusCode).toBe(204);
  });
});

describe('tiles of components', () => {
  const id = (number: number) => `62010301001${String(number).padStart(6, '0')}`;
  const change = async (which: string, changes: { readonly state?: 'broken' | 'removed'; readonly lon?: number }) =>
    made.app.db.transaction(made.here.tenant, async (tx) => {
      const rows = await readComponentPage(tx, made.here.tenant, {}, null, 1000);
      const row = rows.find((each) => each.id === which);
      if (row === undefined) throw new Error(`there is no ${which}`);
      return replaceComponent(tx, made.here.tenant, { ...row, ...changes, version: row.version + 1 }, 'test');
    });

  beforeAll(async () => {
    await putComponents(
      made.app,
      made.here.tenant,
      Array.from({ length: 60 }, (_, i) => ({
        id: id(i),
        class: i % 3 === 0 ? '02001' : '01001',
        lon: place.lon + (i % 10) * 1e-5,
        lat: place.lat + Math.floor(i / 10) * 1e-5,
        properties: i === 0 ? { depth: 2.345 } : {},
      })),
    );
  });

  it('have all of them near, and counts with some of them from afar', async () => {
    const near = decode(await officer.get(address('components', 16), gzip));
    expect(Object.keys(near)).toEqual(['component']);
    expect(near.component).toHaveLength(60);
    const by = (which: string) => near.component?.find((each) => each.id === which);
    expect(by(id(0))).toEqual({ id: id(0), class: '02001', group: '02', state: 'intact', depth: 2.35 });
    expect(by(id(1))).toEqual({ id: id(1), class: '01001', group: '01', state: 'intact' });
    const far = decode(await officer.get(address('components', 11), gzip));
    expect(far.component).toHaveLength(1);
    expect(far.component_count).toEqual([
      { count: 40, group: '01' },
      { count: 20, group: '02' },
    ]);
  });

  it('show a change at once, and those in which nothing changed stay as they were', async () => {
    const before = await officer.get(address('components', 16), gzip);
    const elsewhere = { lon: place.lon + 0.02, lat: place.lat };
    await putComponents(made.app, made.here.tenant, [{ id: id(900), ...elsewhere }]);
    expect((await officer.get(address('components', 16), again(before))).statusCode).toBe(304);
    const beside = await officer.get(address('components', 16, elsewhere), gzip);
    expect(decode(beside).component).toHaveLength(1);

    await change(id(7), { state: 'broken' });
    const after = await officer.get(address('components', 16), { ...gzip, ...again(before) });
    expect(decode(after).component?.find((each) => each.id === id(7))?.state).toBe('broken');
    expect(decode(after).component).toHaveLength(60);

    await change(id(900), { lon: place.lon });
    expect(decode(await officer.get(address('components', 16), gzip)).component).toHaveLength(61);
    expect((await officer.get(address('components', 16, elsewhere), gzip)).statusCode).toBe(204);

    await change(id(900), { state: 'removed' });
    const gone = await officer.get(address('components', 16), gzip);
    expect(decode(gone).component).toHaveLength(60);
    expect(gone.headers.etag).toBe(after.headers.etag);
  });

  it('are of one tenant only', async () => {
    const other = await testServer();
    await other.here.person('officer', 'duty-officer');
    const theirs = await signIn(other, 'officer');
    expect((await theirs.get(address('components', 16))).statusCode).toBe(204);
    expect((await theirs.get(address('areas', 14))).statusCode).toBe(200);
  });
});

describe('tiles of cases', () => {
  it('have the open ones that the person may read, with the light of the moment', async () => {
    const reported = (await collector.post('/cases', rubbish)).json();
    const elsewhere = { lon: place.lon + 0.0001, lat: place.lat };
    await made.here.person('crew', 'unit-crew', { unit: 'somebody' });
    const crew = await signIn(made, 'crew');
    await collector.post('/cases', { ...rubbish, location: elsewhere });
    const response = await officer.get(address('cases', 14), gzip);
    const cases = decode(response).case;
    expect(cases).toHaveLength(2);
    expect(cases).toContainEqual({ id: reported.id, light: 'green', class: '06001', state: 'reported' });
    expect((await officer.get(address('cases', 14), again(response))).statusCode).toBe(304);
    // Whoever may read none of them sees none, at the same address.
    expect((await crew.get(address('cases', 14))).statusCode).toBe(204);

    made.clock.advance(3 * 24 * 3_600_000);
    await made.here.person('late', 'duty-officer');
    const late = await signIn(made, 'late');
    const later = await late.get(address('cases', 14), { ...gzip, ...again(response) });
    expect(decode(later).case?.map(({ light }) => light)).toEqual(['red', 'red']);
  });
});
