import type { CoordinateSystem } from '@bihuan/contracts';
import { fromWgs84 } from '@bihuan/geo';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countComponents, findComponent, readComponentHistory } from '../../store/components.js';
import { good, PLACE } from '../../testing/cases.js';
import { idOf } from '../../testing/components.js';
import { START, type TestInstallation, testInstallation } from '../../testing/installation.js';
import type { Actor } from '../types.js';
import { NO_MAPPING } from './columns.js';
import { exportComponentSheet, exportComponents } from './export-components.js';
import { importComponentFile, importComponents } from './import-file.js';

let here: TestInstallation;
let admin: Actor;
beforeAll(async () => {
  here = await testInstallation();
  admin = await here.person('admin', 'administrator');
});
afterAll(() => here.close());

const header = '标识码,类别代码,部件名称,部件状态,经度,纬度,主管部门,初始日期,备注,properties.depth';
const row = (serial: number, more: Readonly<Record<string, string>> = {}): string => {
  const { id = idOf(serial), code = '01001', state = '完好', lon = `${PLACE.lon}`, lat = `${PLACE.lat}` } = more;
  const { unit = '城关区城管局', first = '2020-05-01', remark = '', depth = '1.2' } = more;
  return [id, code, '上水井盖', state, lon, lat, unit, first, remark, depth].join(',');
};
const csv = (...rows: string[]): Buffer => Buffer.from(`${[header, ...rows].join('\n')}\n`);

async function* once(bytes: Buffer) {
  yield bytes;
}

interface More {
  readonly coordinates?: CoordinateSystem;
  readonly mapping?: Partial<typeof NO_MAPPING>;
  readonly dryRun?: boolean;
}

function take(bytes: Buffer, { coordinates = 'wgs84', mapping = {}, dryRun = false }: More = {}) {
  return importComponents(here.app, {
    tenant: here.tenant,
    rows: () => here.app.tables.stream(once(bytes)),
    mapping: { ...NO_MAPPING, ...mapping },
    coordinates,
    dryRun,
    told: 100,
  });
}

const found = (id: string) => here.app.db.transaction(here.tenant, (tx) => findComponent(tx, here.tenant, id));
const count = () => here.app.db.transaction(here.tenant, (tx) => countComponents(tx, here.tenant, {}, 1e6));
const past = (id: string) => here.app.db.transaction(here.tenant, (tx) => readComponentHistory(tx, here.tenant, id));

let unit = '';
beforeEach(async () => {
  const config = await here.app.db.transaction(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  unit = config.units.get('chengguanju')?.name ?? '';
});

describe('an import of components', () => {
  it('takes all of a file, and the second time nothing', async () => {
    const file = csv(row(1, { unit }), row(2, { unit, state: 'lost', remark: '"a, b"' }));
    expect(await take(file)).toMatchObject({ rows: 2, added: 2, changed: 0, unchanged: 0, faults: 0 });
    expect(await found(idOf(2))).toMatchObject({
      version: 1,
      standardRef: 'GB/T 47678.5-2026',
      state: 'lost',
      remark: 'a, b',
      department: 'chengguanju',
      properties: { depth: 1.2 },
      changedBy: 'import',
      changedAt: START,
    });
    expect(await take(file)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await past(idOf(1))).toEqual([]);
  });

  it('keeps what a component was that it changes, and what the file does not say', async () => {
    await take(csv(row(11, { unit, remark: 'kept' })));
    const changed = await take(Buffer.from(`id,state\n${idOf(11)},broken\n`));
    expect(changed).toMatchObject({ changed: 1, faults: 0 });
    expect(await found(idOf(11))).toMatchObject({ version: 2, state: 'broken', remark: 'kept', name: '上水井盖' });
    expect((await past(idOf(11))).map((each) => each.row.state)).toEqual(['intact']);
  });

  it('names every fault with its line, and takes nothing of such a file', async () => {
    const before = await count();
    const result = await take(
      csv(
        row(20, { unit }),
        row(20, { unit }),
        row(21, { unit, code: '99999' }),
        row(22, { unit, lon: '100', lat: '30' }),
        row(23, { unit, lon: `${PLACE.lat}`, lat: `${PLACE.lon}` }),
        row(24, { unit: 'nobody' }),
        row(25, { unit, state: '好' }),
        row(26, { unit, first: '2020-13-01' }),
        row(27, { unit, id: '12' }),
        row(28, { unit, lon: '' }),
        row(29, { unit, code: '06001', id: idOf(29, '06001') }),
        `${row(30, { unit })},more`,
      ),
    );
    expect(result.faulty.map(({ line, member, code }) => `${line} ${member} ${code}`)).toEqual([
      '3 id row-twice',
      '4 class no-such-class',
      '5 location outside',
      '6 location swapped',
      '7 department unknown-unit',
      '8 state not-one-of',
      '9 firstOn not-a-day',
      '10 id bad-component-id',
      '11 lon required',
      '12 class not-a-component',
      '13  too-many-cells',
    ]);
    expect(result.faults).toBe(11);
    expect(await count()).toBe(before);
  });

  it('with faults after thousands of good rows takes nothing either', async () => {
    const before = await count();
    const rows = Array.from({ length: 4500 }, (_, i) => row(1000 + i, { unit }));
    expect(await take(csv(...rows, row(9999, { unit: 'nobody' })))).toMatchObject({ rows: 4501, faults: 1 });
    expect(await count()).toBe(before);
    expect(await take(csv(...rows), { dryRun: true })).toMatchObject({ added: 4500, faults: 0 });
    expect(await count()).toBe(before);
  });

  it.each([
    ['without ids', 'name,lon\nx,1\n', ['1 id missing-column']],
    ['with an unknown heading', 'id,geheim\n1,2\n', ['1  unknown-column']],
    ['with a heading twice', 'id,name,名称,部件名称\n', ['1  unknown-column', '1 name column-twice']],
  ])('of a file %s says so once', async (_, text, faults) => {
    const result = await take(Buffer.from(text));
    expect(result.faulty.map(({ line, member, code }) => `${line} ${member} ${code}`)).toEqual(faults);
  });

  it('brings shifted places home, and the second time changes nothing', async () => {
    const { lon, lat } = fromWgs84(PLACE, 'gcj02');
    const file = csv(row(40, { unit, lon: `${lon}`, lat: `${lat}` }));
    expect(await take(file, { coordinates: 'gcj02' })).toMatchObject({ added: 1 });
    const stored = await found(idOf(40));
    expect(stored?.lon).toBeCloseTo(PLACE.lon, 6);
    expect(stored?.coordinates).toBe('gcj02');
    expect(await take(file, { coordinates: 'gcj02' })).toMatchObject({ unchanged: 1 });
  });

  it('reads a file that names things otherwise by a mapping', async () => {
    const text = `OBJ,X,Y,ZT,DEEP,FID\n${idOf(50)},${PLACE.lon},${PLACE.lat},正常,2.5,7\n`;
    const mapping = {
      columns: { OBJ: 'id', X: 'lon', Y: 'lat', ZT: 'state', DEEP: 'properties.depth', FID: null },
      values: { state: { 正常: 'intact' } },
      constants: { name: '上水井盖', firstOn: '2021-01-01' },
    };
    expect(await take(Buffer.from(text), { mapping })).toMatchObject({ added: 1, faults: 0 });
    expect(await found(idOf(50))).toMatchObject({ state: 'intact', properties: { depth: 2.5 }, class: '01001' });
  });

  it('takes GeoJSON, with the shape of what is long', async () => {
    const properties = { id: idOf(60), name: '上水井盖', firstOn: '2020-01-01', properties: { depth: 3 } };
    const { lon, lat } = PLACE;
    const line = {
      type: 'LineString',
      coordinates: [
        [lon - 1e-4, lat],
        [lon, lat],
        [lon + 1e-4, lat],
      ],
    };
    const features = [
      { type: 'Feature', properties, geometry: line },
      {
        type: 'Feature',
        id: idOf(61),
        properties: { ...properties, id: undefined },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      },
    ];
    const file = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
    expect(await take(file)).toMatchObject({ added: 2, faults: 0 });
    expect(await found(idOf(60))).toMatchObject({ lon, lat, geometry: line, properties: { depth: 3 } });
    expect(await found(idOf(61))).toMatchObject({ lon, lat, geometry: null });
    expect(await take(file)).toMatchObject({ unchanged: 2 });
  });
});

describe('an export of components', () => {
  it.each(['csv', 'geojson', 'xlsx'] as const)('as %s is taken back and changes nothing', async (format) => {
    const { tenant } = here;
    const parts: (string | Buffer)[] = [];
    for (const language of ['zh', 'en'] as const) {
      parts.length = 0;
      if (format === 'xlsx') parts.push(await exportComponentSheet(here.app, { tenant, language }));
      else for await (const text of exportComponents(here.app, { tenant, format, language })) parts.push(text);
      const file = Buffer.concat(parts.map((part) => Buffer.from(part)));
      const total = await count();
      const taken = await take(file);
      expect(taken.faulty).toEqual([]);
      expect(taken).toMatchObject({ rows: total, unchanged: total });
    }
  });
});

describe('an import on screen', () => {
  const look = (file: Buffer, seen: string | null = null) =>
    importComponentFile(here.app, admin, { file, language: 'zh', coordinates: 'wgs84', seen });

  it('shows what would change, and does it only where it is still so', async () => {
    const file = csv(row(1, { unit, state: 'removed' }), row(70, { unit }));
    const report = good(await look(file));
    expect(report).toMatchObject({ saved: false, counts: { added: 1, changed: 1, unchanged: 0, errors: 0 } });
    expect(report.changed[0]?.changes).toEqual([{ column: 'state', before: '完好', after: '移除' }]);
    expect(await found(idOf(70))).toBeUndefined();
    await take(Buffer.from(`id,state\n${idOf(1)},broken\n`));
    expect(await look(file, report.seen)).toEqual({ ok: false, failure: { code: 'stale' } });
    expect(await found(idOf(70))).toBeUndefined();
    const again = good(await look(file));
    expect(good(await look(file, again.seen))).toMatchObject({ saved: true, counts: { added: 1, changed: 1 } });
    expect(await found(idOf(1))).toMatchObject({ state: 'removed', changedBy: 'admin' });
  });

  it('lists what is wrong and saves nothing', async () => {
    const report = good(await look(csv(row(80, { unit: 'nobody' }))));
    expect(report.errors).toMatchObject([{ row: 2, column: 'department', code: 'unknown-unit' }]);
    expect(await look(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]))).toMatchObject({ failure: { code: 'table-file' } });
  });

  it('is for administrators', async () => {
    const duty = await here.person('duty', 'duty-officer');
    const file = { file: csv(), language: 'zh', coordinates: 'wgs84', seen: null } as const;
    expect(await importComponentFile(here.app, duty, file)).toMatchObject({ failure: { code: 'forbidden' } });
  });
});
