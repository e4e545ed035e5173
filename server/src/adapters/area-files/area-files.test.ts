import { randomBytes } from 'node:crypto';
import { toGaussKrueger } from '@bihuan/geo';
import { describe, expect, it } from 'vitest';
import { dbf, GAUSS_105_PRJ, shapefile, shp, zip } from '../../testing/area-files.js';
import { openAreaFiles } from './index.js';
import { areaFileLimits } from './limits.js';

const files = openAreaFiles();
// Clockwise, as a shapefile has its outer rings.
const RING = [
  [103.7, 36.05],
  [103.7, 36.051],
  [103.701, 36.051],
  [103.701, 36.05],
  [103.7, 36.05],
] as const;
const rows = [{ rings: [RING], values: { 编码: '620103001001001', name: '西园01网格' } }];
const gb18030 = (text: string) =>
  // Node writes no GB18030: the few signs that the test needs, by hand.
  Buffer.concat([...text].map((sign) => GB[sign] ?? Buffer.from(sign)));
const GB: Readonly<Record<string, Buffer>> = {
  编: Buffer.from([0xb1, 0xe0]),
  码: Buffer.from([0xc2, 0xeb]),
  西: Buffer.from([0xce, 0xf7]),
  园: Buffer.from([0xd4, 0xb0]),
  网: Buffer.from([0xcd, 0xf8]),
  格: Buffer.from([0xb8, 0xf1]),
};

describe('a shapefile', () => {
  it.each([
    ['UTF-8 with its mark', shapefile(rows)],
    ['UTF-8 without', shapefile(rows, { cpg: null })],
    ['GBK with its mark', shapefile(rows, { cpg: '936', texts: gb18030 })],
    ['GBK without', shapefile(rows, { cpg: null, texts: gb18030 })],
  ])('is read with its table in %s', async (_, bytes) => {
    const { format, features } = await files.read(bytes, '网格.zip');
    expect(format).toBe('shapefile');
    expect(features).toMatchObject([
      {
        place: 1,
        id: null,
        properties: { 编码: '620103001001001', name: '西园01网格' },
        geometry: { type: 'Polygon' },
      },
    ]);
  });

  it('in metres of a zone comes out in degrees', async () => {
    const ring = RING.map(([lon, lat]) => {
      const { east, north } = toGaussKrueger({ lon, lat }, 105);
      return [east, north] as const;
    });
    const { features } = await files.read(
      shapefile([{ rings: [ring], values: { id: '1' } }], { prj: GAUSS_105_PRJ }),
      'a.zip',
    );
    const [feature] = features;
    const { coordinates } = (feature ?? { geometry: null }).geometry as { coordinates: [[readonly [number, number]]] };
    const [[first]] = coordinates;
    const corner = RING.find(([lon, lat]) => Math.abs(lon - first[0]) < 1e-7 && Math.abs(lat - first[1]) < 1e-7);
    expect(corner).toBeDefined();
  });

  it.each<[string, Buffer, object]>([
    [
      'of another datum',
      shapefile(rows, { prj: 'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954"]]' }),
      { code: 'area-file-system', params: { name: 'GCS_Beijing_1954' } },
    ],
    ['without a table', zip([['a.shp', shp(rows)]]), { code: 'area-file-parts', params: { why: 'no-dbf' } }],
    ['that is none', zip([['a.txt', Buffer.from('x')]]), { code: 'area-file-parts', params: { why: 'no-shp' } }],
    [
      'of two',
      zip([
        ['a.shp', shp(rows)],
        ['b.shp', shp(rows)],
      ]),
      { code: 'area-file-parts', params: { why: 'several' } },
    ],
    [
      'with another number of rows',
      zip([
        ['a.shp', shp(rows)],
        ['a.dbf', dbf([...rows, ...rows], Buffer.from)],
      ]),
      { code: 'area-file-parts', params: { why: 'rows' } },
    ],
    [
      'cut off',
      zip([
        ['a.shp', shp(rows).subarray(0, 150)],
        ['a.dbf', dbf(rows, Buffer.from)],
      ]),
      {},
    ],
    ['whose table tells of rows without end', tableOfMany(), { code: 'area-file-many' }],
    ['whose zip is cut off', shapefile(rows).subarray(0, -40), { code: 'area-file-broken' }],
  ])('%s is refused', async (_, bytes, expected) => {
    await expect(files.read(bytes, 'a.zip')).rejects.toMatchObject({ name: 'AreaFileError', ...expected });
  });

  function tableOfMany(): Buffer {
    const table = dbf(rows, Buffer.from);
    table.writeUInt32LE(4_000_000_000, 4);
    return zip([
      ['a.shp', shp(rows)],
      ['a.dbf', table],
    ]);
  }

  it('that unpacks without end is not unpacked, whatever it says of its size', async () => {
    const small = openAreaFiles({ ...areaFileLimits, unpacked: 1024 * 1024 });
    const bomb = zip([['a.shp', Buffer.alloc(64 * 1024 * 1024)]], 100);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(small.read(bomb, 'a.zip')).rejects.toMatchObject({ code: 'area-file-too-large' });
  });

  it('of noise is refused as broken, and never crashes', async () => {
    for (let i = 0; i < 50; i++) {
      const noise = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), randomBytes(400)]);
      await expect(files.read(noise, 'a.zip')).rejects.toMatchObject({ name: 'AreaFileError' });
    }
  });
});

describe('GeoJSON', () => {
  const text = (value: unknown) => Buffer.from(JSON.stringify(value));
  const feature = { type: 'Feature', id: 7, properties: { a: 1 }, geometry: null };

  it('is a collection or one feature', async () => {
    const collection = await files.read(text({ type: 'FeatureCollection', features: [feature, 'x'] }), 'a.GeoJSON');
    expect(collection.features).toEqual([
      { place: 1, id: '7', properties: { a: 1 }, geometry: null },
      { place: 2, id: null, properties: {}, geometry: null },
    ]);
    expect((await files.read(text(feature), 'a.json')).features).toHaveLength(1);
  });

  it.each<[string, Buffer, object]>([
    [
      'that is no JSON, with its line',
      Buffer.from('{\n"type":\n,}'),
      { code: 'area-file-broken', params: { line: 3 } },
    ],
    [
      'that ends too early, with its line',
      Buffer.from('{\n"type": "x"\n'),
      { code: 'area-file-broken', params: { line: 3 } },
    ],
    ['that is something else', text({ type: 'Topology' }), { code: 'area-file-kind' }],
    ['that is empty', text({ type: 'FeatureCollection', features: [] }), { code: 'area-file-empty' }],
    [
      'in metres by its own word',
      text({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4544' } },
        features: [feature],
      }),
      { code: 'area-file-system' },
    ],
    ['of nothing', Buffer.alloc(0), { code: 'area-file-empty' }],
  ])('%s is refused', async (_, bytes, expected) => {
    await expect(files.read(bytes, 'a.geojson')).rejects.toMatchObject(expected);
  });

  it('has a size, a number of features and of positions at most', async () => {
    const many = text({ type: 'FeatureCollection', features: [feature, feature, feature] });
    await expect(openAreaFiles({ ...areaFileLimits, features: 2 }).read(many, 'a.json')).rejects.toMatchObject({
      code: 'area-file-many',
    });
    await expect(openAreaFiles({ ...areaFileLimits, bytes: 10 }).read(many, 'a.json')).rejects.toMatchObject({
      code: 'area-file-too-large',
    });
    const drawn = text({ ...feature, geometry: { type: 'Polygon', coordinates: [RING] } });
    await expect(openAreaFiles({ ...areaFileLimits, positions: 4 }).read(drawn, 'a.json')).rejects.toMatchObject({
      code: 'area-file-many',
    });
    await expect(files.read(drawn, 'a.txt')).rejects.toMatchObject({ code: 'area-file-kind' });
  });
});

describe('KML', () => {
  const kml = (inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`;
  const placemark = `<Placemark id="p1"><name>西园01网格</name><ExtendedData><Data name="code"><value>620103001001001</value></Data></ExtendedData>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>${RING.map((each) => each.join()).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;

  it.each([
    ['plain', Buffer.from(kml(placemark)), 'a.kml'],
    ['zipped', zip([['doc.kml', Buffer.from(kml(placemark))]]), 'a.kmz'],
  ])('is read %s', async (_, bytes, name) => {
    const { format, features } = await files.read(bytes, name);
    expect(format).toBe('kml');
    expect(features).toMatchObject([
      {
        place: 1,
        id: 'p1',
        properties: { name: '西园01网格', code: '620103001001001' },
        geometry: { type: 'Polygon', coordinates: [RING] },
      },
    ]);
  });

  it.each<[string, string, object]>([
    ['with entities of its own', `<!DOCTYPE kml [<!ENTITY a "b">]>${kml(placemark)}`, { code: 'area-file-doctype' }],
    ['that is no XML, with its line', kml('\n<Placemark></Folder>'), { code: 'area-file-broken', params: { line: 3 } }],
    ['without placemarks', kml(''), { code: 'area-file-empty' }],
  ])('%s is refused', async (_, text, expected) => {
    await expect(files.read(Buffer.from(text), 'a.kml')).rejects.toMatchObject(expected);
  });
});
