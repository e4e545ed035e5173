import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { componentRow, idOf } from '../testing/components.js';
import { START, type TestInstallation, testInstallation } from '../testing/installation.js';
import {
  type ComponentFilter,
  countComponents,
  findComponent,
  insertComponents,
  readComponentHistory,
  readComponentPage,
  readComponentPoints,
  readPointsOf,
  replaceComponent,
} from './components.js';
import type { Tx } from './database.js';
import { insertMapFeatures, type MapFeatureRow, readMapLayer, replaceMapLayer } from './map-features.js';

let here: TestInstallation;
beforeAll(async () => {
  here = await testInstallation();
  await write(async (tx) => {
    await insertComponents(tx, here.tenant, [
      ...[1, 2, 3, 4].map((n) => componentRow(n, { name: n === 3 ? '消防水井盖' : '上水井盖' })),
      componentRow(1, { class: '01042', name: '路灯', areaPath: '620103/620103002', maintainer: 'zhaoming' }),
      componentRow(5, {
        state: 'broken',
        areaPath: '620103/620103001/620103001001',
        changedAt: START + 60_000,
        properties: { depth: 1.5 },
      }),
    ]);
  });
});
afterAll(() => here.close());

const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => here.app.db.transaction(here.tenant, work);
const page = (filter: ComponentFilter, after: string | number | null = null, limit = 10) =>
  write(async (tx) => (await readComponentPage(tx, here.tenant, filter, after, limit)).map((row) => row.id));
const lamp = idOf(1, '01042');

describe('components', () => {
  it('come in the order of their ids, after one or after so many', async () => {
    expect(await page({}, null, 2)).toEqual([idOf(1), idOf(2)]);
    expect(await page({}, idOf(2), 2)).toEqual([idOf(3), idOf(4)]);
    expect(await page({}, 4)).toEqual([idOf(5), lamp]);
  });

  it.each<[string, ComponentFilter, string[]]>([
    ['by class', { class: '01042' }, [lamp]],
    ['by state', { state: 'broken' }, [idOf(5)]],
    ['in an area and below it', { area: '620103/620103001' }, [1, 2, 3, 4, 5].map((n) => idOf(n))],
    ['in no area that only begins alike', { area: '620103/62010300' }, []],
    ['by what stands in the name', { text: '水井' }, [1, 2, 3, 4, 5].map((n) => idOf(n))],
    ['by a rare name', { text: '消防' }, [idOf(3)]],
    ['by how the id begins', { text: '62010301042' }, [lamp]],
    ['by who keeps it up', { maintainer: 'zhaoming' }, [lamp]],
    ['changed since', { changedSince: START + 1 }, [idOf(5)]],
    ['by several', { class: '01001', state: 'intact', text: '上水' }, [idOf(1), idOf(2), idOf(4)]],
  ])('are found %s', async (_, filter, ids) => {
    expect(await page(filter)).toEqual(ids);
    expect(await write((tx) => countComponents(tx, here.tenant, filter, 100))).toBe(ids.length);
  });

  it('are counted no further than asked', async () => {
    expect(await write((tx) => countComponents(tx, here.tenant, {}, 3))).toBe(3);
  });

  it('are read as they were written', async () => {
    const row = componentRow(7, {
      geometry: {
        type: 'LineString',
        coordinates: [
          [103.8, 36.06],
          [103.81, 36.06],
        ],
      },
      maintainedFrom: '2026-01-01',
      maintainedUntil: '2026-12-31',
      changedOn: '2026-02-28',
      remark: '东侧，"新"',
      properties: { height: 8.5, tags: ['a', 1] },
    });
    await write((tx) => insertComponents(tx, here.tenant, [row]));
    expect(await write((tx) => findComponent(tx, here.tenant, row.id))).toEqual({ ...row, version: 1 });
  });

  it('keep what they were; who saw an older version changes nothing', async () => {
    const row = { ...componentRow(8), version: 1 };
    await write((tx) => insertComponents(tx, here.tenant, [row]));
    const next = { ...row, version: 2, state: 'lost' as const, changedAt: START + 1000, changedBy: 'li' };
    expect(await write((tx) => replaceComponent(tx, here.tenant, next, '被盗'))).toBe(true);
    expect(await write((tx) => replaceComponent(tx, here.tenant, { ...next, state: 'removed' }, ''))).toBe(false);
    expect(await write((tx) => findComponent(tx, here.tenant, row.id))).toEqual(next);
    expect(await write((tx) => readComponentHistory(tx, here.tenant, row.id))).toEqual([
      { row, untilAt: START + 1000, untilBy: 'li', note: '被盗' },
    ]);
  });

  it('are points for an index, all of them or some', async () => {
    const { all, some } = await write(async (tx) => {
      const batches = [];
      for await (const batch of readComponentPoints(tx, here.tenant)) batches.push(...batch);
      return { all: batches, some: await readPointsOf(tx, here.tenant, [idOf(5), 'nothing']) };
    });
    const five = { id: idOf(5), standardRef: 'GB/T 47678.5-2026', class: '01001', state: 'broken', depth: 1.5 };
    expect(some).toEqual([{ ...five, lon: 103.8026, lat: 36.0643 }]);
    expect(all).toContainEqual(some[0]);
    expect(all.map((point) => point.id)).toEqual(await page({}));
  });

  it('of another tenant are not seen', async () => {
    const rows = await here.app.db.transaction('other', (tx) => readComponentPage(tx, here.tenant, {}, null, 10));
    expect(rows).toEqual([]);
  });
});

describe('a layer of the map', () => {
  const road = (id: string): MapFeatureRow => ({
    layer: 'road',
    id,
    geometry: {
      type: 'LineString',
      coordinates: [
        [103.8, 36.06],
        [103.81, 36.06],
      ],
    },
    properties: { kind: 'alley', width: 4 },
  });
  const layer = (name: MapFeatureRow['layer']) =>
    write(async (tx) => {
      const found = [];
      for await (const batch of readMapLayer(tx, here.tenant, name)) found.push(...batch);
      return found;
    });

  it('is replaced as a whole, and no other with it', async () => {
    await write((tx) => insertMapFeatures(tx, here.tenant, [road('b'), road('a'), { ...road('p'), layer: 'pipe' }]));
    expect(await layer('road')).toEqual([road('a'), road('b')]);
    await write((tx) => replaceMapLayer(tx, here.tenant, 'road', [road('c')]));
    expect(await layer('road')).toEqual([road('c')]);
    expect(await layer('pipe')).toHaveLength(1);
  });
});

describe('names', () => {
  const box = (serial: number) =>
    componentRow(serial, { class: '03001', name: serial === 77 ? '一号分支箱' : '分支箱' });

  it('that many have are found in the order of ids, those that few have by an index', async () => {
    await write((tx) =>
      insertComponents(
        tx,
        here.tenant,
        Array.from({ length: 2100 }, (_, i) => box(i + 1)),
      ),
    );
    expect(await page({ text: '分支' }, idOf(2098, '03001'), 5)).toEqual([2099, 2100].map((n) => idOf(n, '03001')));
    expect(await write((tx) => countComponents(tx, here.tenant, { text: '分支' }, 5000))).toBe(2100);
    expect(await page({ text: '号分支' })).toEqual([idOf(77, '03001')]);
    const client = new pg.Client({ ...here.base.connection, options: `-c bihuan.tenant=${here.tenant}` });
    await client.connect();
    try {
      await client.query('analyze component');
      const { rows } = await client.query<{ body: string }>(
        `select prosrc as body from pg_proc where proname = 'component_named'`,
      );
      const body = rows[0]?.body.replace('@> grams', `@> array['${here.tenant} 号分']`).replace(', word)', `, '号分')`);
      const plan = await client.query<{ 'QUERY PLAN': string }>(`explain ${body}`);
      expect(plan.rows.map((row) => row['QUERY PLAN']).join(' ')).toContain('component_names');
    } finally {
      await client.end();
    }
  });
});
