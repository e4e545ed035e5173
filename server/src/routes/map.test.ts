import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapView } from '@bihuan/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rangeOf } from './send-map-file.js';
import { type Browser, signIn, type TestServer, testServer } from './server.fixture.js';

let made: TestServer;
let admin: Browser;
let officer: Browser;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  made = await testServer({ after: (call) => ends.push(call) });
  await made.here.person('admin', 'administrator');
  await made.here.person('officer', 'duty-officer');
  await made.here.person('citizen', 'citizen');
  admin = await signIn(made, 'admin');
  officer = await signIn(made, 'officer');
  // Where data lie in a test.
  const data = made.here.files;
  mkdirSync(join(data, 'maps'));
  mkdirSync(join(data, '3dtiles/centre/data'), { recursive: true });
  mkdirSync(join(data, '3dtiles/other'), { recursive: true });
  writeFileSync(join(data, 'secret'), 'a secret');
  writeFileSync(join(data, 'maps/city.pmtiles'), 'PMTiles0123456789');
  writeFileSync(join(data, 'maps/other.pmtiles'), 'of another city');
  writeFileSync(join(data, 'maps/empty.pmtiles'), '');
  symlinkSync(join(data, 'secret'), join(data, 'maps/linked.pmtiles'));
  writeFileSync(join(data, '3dtiles/centre/tileset.json'), '{"asset":{"version":"1.1"}}');
  writeFileSync(join(data, '3dtiles/centre/data/0.b3dm'), 'b3dm');
  writeFileSync(join(data, '3dtiles/other/tileset.json'), '{}');
  symlinkSync(join(data, 'secret'), join(data, '3dtiles/centre/secret.json'));
});
afterAll(async () => {
  for (const end of ends) await end();
});

const empty = { baseMap: null, tiles3d: [], hosts: [] };
let version = 0;
async function set(body: object) {
  const response = await admin.send({
    method: 'PUT',
    url: '/api/v1/config/map/map',
    payload: { version, body: { ...empty, ...body }, note: '' },
  });
  if (response.statusCode === 200) version = response.json().version;
  return response;
}
const raster = {
  kind: 'raster',
  url: 'https://tiles.example.org/{z}/{x}/{y}.png?key=abc',
  tileSize: 256,
  maxZoom: 18,
  attribution: '© city',
};
const pmtiles = (file: string) => ({ kind: 'pmtiles', file, attribution: '' });
const set3d = { id: 'a', name: '中心城区', from: 'folder', at: 'centre', attribution: '' };

describe('the map', () => {
  it('has our own tiles and nothing from elsewhere as long as nothing is set up', async () => {
    const response = await officer.get('/map');
    const map = mapView.parse(response.json());
    expect(map.layers.map(({ id, minZoom, maxZoom }) => [id, minZoom, maxZoom])).toEqual([
      ['areas', 9, 16],
      ['base', 9, 16],
      ['buildings', 13, 16],
      ['pipes', 13, 16],
      ['components', 9, 16],
      ['cases', 9, 16],
    ]);
    expect(map.layers[0]).toMatchObject({
      url: '/api/v1/tiles/areas/{z}/{x}/{y}.mvt',
      parts: ['district', 'street', 'community', 'cell'],
    });
    expect([map.baseMap, map.tiles3d]).toEqual([null, []]);
    const [west, south, east, north] = map.bounds ?? [0, 0, 0, 0];
    expect([west < 103.8026 && east > 103.8026, south < 36.0643 && north > 36.0643]).toEqual([true, true]);
    expect(map.centre).toEqual({ lon: (west + east) / 2, lat: (south + north) / 2 });
    expect((await made.server.inject('/api/v1/map')).statusCode).toBe(401);
    const citizen = await signIn(made, 'citizen');
    const theirs: string[] = (await citizen.get('/map')).json().layers.map(({ id }: { id: string }) => id);
    expect(theirs).toEqual(['areas', 'base', 'buildings', 'cases']);
  });

  it('has what the administrator sets up', async () => {
    const before = await officer.get('/map');
    expect(
      (
        await set({
          baseMap: raster,
          tiles3d: [set3d, { ...set3d, id: 'b', from: 'url', at: 'https://3d.example.org/t.json' }],
        })
      ).statusCode,
    ).toBe(200);
    const after = await officer.get('/map', { 'if-none-match': String(before.headers.etag) });
    expect(after.json()).toMatchObject({
      baseMap: raster,
      tiles3d: [
        { id: 'a', name: '中心城区', url: '/api/v1/3dtiles/centre/tileset.json' },
        { id: 'b', url: 'https://3d.example.org/t.json' },
      ],
    });
    await set({ baseMap: pmtiles('city') });
    expect((await officer.get('/map')).json().baseMap).toEqual({
      kind: 'pmtiles',
      url: '/api/v1/maps/city.pmtiles',
      attribution: '',
    });
    const refused = await officer.send({
      method: 'PUT',
      url: '/api/v1/config/map/map',
      payload: { version, body: empty },
    });
    expect(refused.statusCode).toBe(403);
  });

  it.each([
    [{ baseMap: { ...raster, url: 'https://tiles.example.org/{z}/{x}.png' } }, 'baseMap.url', 'no-tile-address'],
    [{ baseMap: { ...raster, url: 'ftp://tiles.example.org/{z}/{x}/{y}' } }, 'baseMap.url', 'no-address'],
    [
      { baseMap: { ...raster, url: "https://a.org;script-src 'unsafe-inline'/{z}/{x}/{y}" } },
      'baseMap.url',
      'no-address',
    ],
    [{ baseMap: { ...raster, url: 'https://a.org@b.org/{z}/{x}/{y}' } }, 'baseMap.url', 'no-address'],
    [{ baseMap: { ...raster, url: 'https://*.org/{z}/{x}/{y}' } }, 'baseMap.url', 'no-address'],
    [{ baseMap: { ...raster, tileSize: 300 } }, 'baseMap.tileSize', 'not-one-of'],
    [{ baseMap: { ...raster, maxZoom: 40 } }, 'baseMap.maxZoom', 'not-in-range'],
    [{ baseMap: { ...raster, kind: 'vector' } }, 'baseMap.kind', 'not-one-of'],
    [{ baseMap: pmtiles('../secret') }, 'baseMap.file', 'no-file-name'],
    [{ baseMap: pmtiles('..') }, 'baseMap.file', 'no-file-name'],
    [{ tiles3d: [{ ...set3d, at: 'a/b' }] }, 'tiles3d[0].at', 'no-file-name'],
    [{ tiles3d: [set3d, set3d] }, 'tiles3d[1].id', 'duplicate'],
    [{ hosts: ['https://a.org/path'] }, 'hosts[0]', 'no-host'],
    [{ hosts: ['*'] }, 'hosts[0]', 'no-host'],
    [{ colour: 'red' }, 'colour', 'unknown-member'],
  ])('takes no settings such as %j', async (body, path, code) => {
    const response = await set(body);
    expect(response.statusCode).toBe(400);
    expect(response.json().errors).toContainEqual(expect.objectContaining({ path, code }));
  });
});

describe('what a page may load', () => {
  const policyOf = async (): Promise<string[]> => {
    made.clock.advance(10_000);
    const page = await made.server.inject({ url: '/', headers: { accept: 'text/html' } });
    return String(page.headers['content-security-policy']).split(';');
  };

  it('is widened by the servers that the settings name, and by nothing else', async () => {
    await set(empty);
    expect(await policyOf()).toEqual(expect.arrayContaining(["img-src 'self' data: blob:", "connect-src 'self'"]));
    await set({
      baseMap: raster,
      tiles3d: [{ ...set3d, from: 'url', at: 'http://10.0.0.5:8080/sets/tileset.json' }],
      hosts: ['https://glyphs.example.org'],
    });
    const hosts = 'http://10.0.0.5:8080 https://glyphs.example.org https://tiles.example.org';
    const wide = await policyOf();
    expect(wide).toEqual(
      expect.arrayContaining([
        `img-src 'self' data: blob: ${hosts}`,
        `connect-src 'self' ${hosts}`,
        "script-src 'self'",
      ]),
    );
    expect(wide.filter((directive) => directive.includes('example.org'))).toHaveLength(2);
    await set(empty);
    expect((await policyOf()).join(';')).not.toContain('example.org');
  });
});

describe('a PMTiles file', () => {
  const url = '/maps/city.pmtiles';
  beforeAll(async () => {
    await set({ baseMap: pmtiles('city') });
  });

  it('is sent whole, and once', async () => {
    const whole = await officer.get(url);
    expect([whole.statusCode, whole.body]).toEqual([200, 'PMTiles0123456789']);
    expect(whole.headers).toMatchObject({
      'content-type': 'application/vnd.pmtiles',
      'accept-ranges': 'bytes',
      'content-length': '17',
      'cache-control': 'private, no-cache',
    });
    const again = await officer.get(url, { 'if-none-match': String(whole.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const head = await officer.send({ method: 'HEAD', url: `/api/v1${url}` });
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '17', '']);
  });

  it.each([
    ['bytes=0-6', 'PMTiles', 'bytes 0-6/17'],
    ['bytes=7-', '0123456789', 'bytes 7-16/17'],
    ['bytes=-3', '789', 'bytes 14-16/17'],
    ['bytes=15-400', '89', 'bytes 15-16/17'],
    ['bytes=-400', 'PMTiles0123456789', 'bytes 0-16/17'],
  ])('is sent in parts: %s', async (range, body, told) => {
    const part = await officer.get(url, { range });
    expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, body, told]);
    expect(part.headers['content-length']).toBe(String(body.length));
  });

  it.each(['bytes=17-', 'bytes=-0', 'bytes=400-500'])('has no such part: %s', async (range) => {
    const none = await officer.get(url, { range });
    expect([none.statusCode, none.json().code, none.headers['content-range']]).toEqual([
      416,
      'no-such-range',
      'bytes */17',
    ]);
  });

  it.each(['bytes=5-2', 'bytes=a-b', 'lines=0-3', 'bytes=0-1,3-4', 'bytes=-'])(
    'is sent whole for %s',
    async (range) => {
      expect((await officer.get(url, { range })).statusCode).toBe(200);
    },
  );

  it('is sent in parts only as long as it is the one that was begun', async () => {
    const { etag } = (await officer.get(url)).headers;
    const same = await officer.get(url, { range: 'bytes=0-6', 'if-range': String(etag) });
    expect([same.statusCode, same.body]).toEqual([206, 'PMTiles']);
    const other = await officer.get(url, { range: 'bytes=0-6', 'if-range': '"another"' });
    expect([other.statusCode, other.body]).toEqual([200, 'PMTiles0123456789']);
  });

  it('may be empty', async () => {
    await set({ baseMap: pmtiles('empty') });
    const response = await officer.get('/maps/empty.pmtiles');
    expect([response.statusCode, response.body]).toEqual([200, '']);
    expect(rangeOf('bytes=0-', 0)).toBe('unsatisfiable');
    await set({ baseMap: pmtiles('city') });
  });

  it('is served where the settings name it, and to who is signed in', async () => {
    for (const name of ['other', 'city.pmtiles', '..%2fmaps%2fcity', 'linked', '..%2fsecret']) {
      expect((await officer.get(`/maps/${name}.pmtiles`)).statusCode, name).toBe(404);
    }
    expect((await made.server.inject(`/api/v1${url}`)).statusCode).toBe(401);
    // A link that leads out of the folder is not followed, even where the settings name it.
    await set({ baseMap: pmtiles('linked') });
    expect((await officer.get('/maps/linked.pmtiles')).statusCode).toBe(404);
    await set({ baseMap: pmtiles('gone') });
    expect((await officer.get('/maps/gone.pmtiles')).statusCode).toBe(404);
  });
});

describe('a set of 3D Tiles in a folder', () => {
  beforeAll(async () => {
    await set({ tiles3d: [set3d] });
  });

  it('is served with the types that viewers need', async () => {
    const tileset = await officer.get('/3dtiles/centre/tileset.json');
    expect([tileset.statusCode, tileset.json().asset.version]).toEqual([200, '1.1']);
    expect(tileset.headers['content-type']).toMatch(/^application\/json/);
    const model = await officer.get('/3dtiles/centre/data/0.b3dm', { range: 'bytes=0-0' });
    expect([model.statusCode, model.body, model.headers['content-type']]).toEqual([
      206,
      'b',
      'application/octet-stream',
    ]);
  });

  it.each([
    '/3dtiles/other/tileset.json',
    '/3dtiles/centre/nothing.json',
    '/3dtiles/centre/data',
    '/3dtiles/centre/..%2fother%2ftileset.json',
    '/3dtiles/centre/..%2f..%2fsecret',
    '/3dtiles/centre/data/%2e%2e/%2e%2e/other/tileset.json',
    '/3dtiles/centre/secret.json',
    '/3dtiles/centre/%00',
    '/3dtiles/centre//tileset.json',
    '/3dtiles/..%2f..%2fsecret/x',
  ])('leads nowhere else: %s', async (url) => {
    const response = await officer.get(url);
    expect([response.statusCode, response.json().code]).toEqual([404, 'not-found']);
  });
});
