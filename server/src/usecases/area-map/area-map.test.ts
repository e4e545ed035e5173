import type { AreaEntry, AreaFileQuery } from '@bihuan/contracts';
import { areaOf, fromWgs84, type Position, type Shape, splitArea, toWgs84 } from '@bihuan/geo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, openCase, PLACE } from '../../testing/cases.js';
import { type TestInstallation, testInstallation } from '../../testing/installation.js';
import { auditLog } from '../admin/audit-log.js';
import { areas } from '../areas.js';
import { getCase } from '../get-case.js';
import { areaHistory } from '../organisation/admin-areas.js';
import type { Actor } from '../types.js';
import { areaFindings } from './area-findings.js';
import { areaMap } from './area-map.js';
import { listAreaChanges, undoAreaChange } from './changes.js';
import { checkDraft } from './check-draft.js';
import { divideArea } from './divide-area.js';
import { exportAreas } from './export-areas.js';
import { importAreas } from './import-areas.js';
import { listAreaLayers, saveLayer } from './layers.js';
import { saveDraft } from './save-draft.js';

let here: TestInstallation;
let administrator: Actor;
beforeAll(async () => {
  here = await testInstallation();
  administrator = await here.person('administrator', 'administrator');
});
afterAll(() => here.close());

const said = { origin: 'drawn', note: '按新路划分', confirmed: '' } as const;
const mapOf = async (near: string) => good(await areaMap(here.app, administrator, { near })).areas;
const shapesOf = (entries: readonly AreaEntry[]) =>
  new Map(entries.flatMap((entry) => (entry.geometry === null ? [] : [[entry.id, entry.geometry as Shape] as const])));
const entryIn = (entries: readonly AreaEntry[], id: string): AreaEntry => {
  const found = entries.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

/** The cell at a place, cut in two through its middle from west to east. */
async function splitAt(place: { lon: number; lat: number }, serial = '998') {
  const config = await here.app.db.snapshot(here.tenant, (tx) => here.app.config.of(tx, here.tenant));
  const cell = config.areas.at(place.lon, place.lat)[0];
  if (cell === undefined || cell.geometry === null) throw new Error('no cell');
  const all = await mapOf(cell.id);
  const ring = (cell.geometry.type === 'Polygon' ? cell.geometry.coordinates[0] : undefined) ?? [];
  const middle = ring.slice(1).reduce((sum, [, lat]) => sum + lat, 0) / (ring.length - 1);
  const line: Position[] = [
    [Math.min(...ring.map(([lon]) => lon)) - 0.0001, middle],
    [Math.max(...ring.map(([lon]) => lon)) + 0.0001, middle],
  ];
  const newId = `${cell.parent}${serial}`;
  const edit = splitArea(shapesOf(all), cell.id, line, newId);
  if (!edit.ok) throw new Error(edit.why);
  const entries = edit.changed.map((id): AreaEntry => {
    const geometry = edit.shapes.get(id) as unknown as AreaEntry['geometry'];
    return id === newId
      ? { ...entryIn(all, cell.id), id, version: 0, name: '新划网格', nameEn: null, geometry }
      : { ...entryIn(all, id), geometry };
  });
  return { cell, newId, entries };
}

describe('a split cell', () => {
  it('is two, of which a filed case keeps the one it was filed in; undone by a new version', async () => {
    const hotline = await here.person('hotline', 'hotline-agent');
    const duty = await here.person('duty', 'duty-officer');
    const one = await openCase(here.app, hotline);
    await one.next(duty, 'filed', { standard: null });
    const pathOf = async () => good(await getCase(here.app, duty, { case: one.id })).areas.map(({ id }) => id);
    const filed = await pathOf();
    const before = await mapOf(filed[0] ?? '');

    const { cell, newId, entries } = await splitAt(PLACE);
    expect(filed[0]).toBe(cell.id);
    const check = good(await checkDraft(here.app, administrator, { entries }));
    expect(check).toMatchObject({ faults: [], doubts: 0, counts: { added: 1, retired: 0 } });
    const { number } = good(await saveDraft(here.app, administrator, { ...said, entries }));

    const after = await mapOf(cell.id);
    const size = (list: readonly AreaEntry[], id: string) => areaOf(entryIn(list, id).geometry as Shape);
    expect(size(after, cell.id) + size(after, newId)).toBeCloseTo(size(before, cell.id), 0);
    expect(await pathOf()).toEqual(filed);
    expect(good(await areaFindings(here.app, administrator, {})).counts).not.toHaveProperty('gap');

    const second = await openCase(here.app, hotline, { location: middleOf(entryIn(after, newId)) });
    const found = good(await getCase(here.app, duty, { case: second.id })).areas[0];
    expect(found).toMatchObject({ id: newId, name: '新划网格' });

    const undone = good(await undoAreaChange(here.app, administrator, number, { note: '划错了', confirmed: '' }));
    expect(entryIn(await mapOf(cell.id), cell.id).geometry).toEqual(entryIn(before, cell.id).geometry);
    expect((await mapOf(cell.id)).some(({ id }) => id === newId)).toBe(false);
    // The case that was filed in it keeps it, and its name is known.
    expect(good(await getCase(here.app, duty, { case: second.id })).areas[0]).toEqual(found);

    const { changes } = good(await listAreaChanges(here.app, administrator, { limit: 30 }));
    expect(changes.slice(0, 2)).toMatchObject([
      {
        number: undone.number,
        origin: 'undo',
        undoes: number,
        note: '划错了',
        retired: 1,
        by: { id: 'administrator' },
      },
      { number, origin: 'drawn', note: '按新路划分', added: 1 },
    ]);
    expect(good(await areaHistory(here.app, administrator, cell.id)).versions).toMatchObject([
      { version: 3, note: '划错了', moved: true },
      { version: 2, note: '按新路划分', moved: true },
      { version: 1, note: null, moved: false },
    ]);
    expect(await undoAreaChange(here.app, administrator, number, said)).toMatchObject({ failure: { code: 'stale' } });
  });
});

function middleOf({ geometry }: AreaEntry) {
  const ring = geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
  const corners = ring.slice(1);
  return {
    lon: corners.reduce((sum, [lon]) => sum + lon, 0) / corners.length,
    lat: corners.reduce((sum, [, lat]) => sum + lat, 0) / corners.length,
  };
}

describe('a draft', () => {
  const STREET = '620103001';
  const CELL = '620103001001001';
  const change = async (id: string, more: Partial<AreaEntry>) => {
    const all = await mapOf(id);
    return { ...entryIn(all, id), ...more };
  };

  it('is refused where somebody was faster, and to whoever may not', async () => {
    const entries = [await change(CELL, { name: '改名', version: 7 })];
    expect(await saveDraft(here.app, administrator, { ...said, entries })).toMatchObject({
      failure: { code: 'stale' },
    });
    for (const role of ['auditor', 'security-administrator', 'duty-officer']) {
      const other = await here.person(`no-${role}`, role);
      const refused = await saveDraft(here.app, other, { ...said, entries });
      expect(refused).toMatchObject({ failure: { code: 'forbidden', permission: 'config.write' } });
    }
    const auditor = await here.person('reads', 'auditor');
    expect(good(await areaMap(here.app, auditor, { near: CELL })).areas.length).toBeGreaterThan(3);
  });

  it.each<[string, () => Promise<AreaEntry[]>, string]>([
    ['a parent that is none', async () => [await change(CELL, { parent: 'nowhere' })], 'unknown-parent'],
    ['a parent of its own level', async () => [await change(CELL, { parent: '620103001001002' })], 'wrong-level'],
    ['a circle', async () => [await change(STREET, { parent: '620103001001' })], 'circle'],
    ['a second root', async () => [await change(STREET, { parent: null })], 'second-root'],
    ['an id that is taken', async () => [await change(CELL, { version: 0 })], 'id-taken'],
    ['an end of what has parts', async () => [await change('620103001001', { retired: true })], 'has-children'],
    ['an end of the whole', async () => [await change('620103', { retired: true })], 'root-ends'],
    ['a layer that is none', async () => [await change(CELL, { layer: 'nothing', parent: null })], 'unknown-layer'],
    [
      'a bow tie',
      async () => [
        await change(CELL, {
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [103, 36],
                [103.001, 36.001],
                [103.001, 36],
                [103, 36.001],
                [103, 36],
              ],
            ],
          },
        }),
      ],
      'bad-shape',
    ],
  ])('with %s is named and not saved', async (_, make, code) => {
    const entries = await make();
    const check = good(await checkDraft(here.app, administrator, { entries }));
    expect(check.faults.map((fault) => fault.code)).toContain(code);
    expect(await saveDraft(here.app, administrator, { ...said, entries, confirmed: 'yes' })).toMatchObject({
      failure: { code: 'rule', reason: 'areas-unfit' },
    });
  });

  it('that leaves a gap is saved only with a reason', async () => {
    const entries = [await change('620103001001003', { retired: true })];
    const check = good(await checkDraft(here.app, administrator, { entries }));
    expect(check.findings).toMatchObject([
      { kind: 'gap', areas: [{ id: '620103001001' }], squareMetres: expect.any(Number), place: expect.any(Object) },
    ]);
    expect(await saveDraft(here.app, administrator, { ...said, entries })).toMatchObject({
      failure: { reason: 'areas-unconfirmed', params: { count: 1 } },
    });
    const { number } = good(await saveDraft(here.app, administrator, { ...said, entries, confirmed: '湖面' }));
    expect(good(await areaFindings(here.app, administrator, { level: 'cell' })).counts).toMatchObject({ gap: 1 });
    expect(good(await areaFindings(here.app, administrator, { within: '620103002' })).counts).not.toHaveProperty('gap');
    const { changes } = good(await listAreaChanges(here.app, administrator, { limit: 1 }));
    expect(changes).toMatchObject([{ number, confirmed: '湖面', retired: 1 }]);
    good(await undoAreaChange(here.app, administrator, number, { note: '', confirmed: '' }));
    const auditor = await here.person('auditor', 'auditor');
    const log = good(await auditLog(here.app, auditor, { action: 'areas', limit: 5 }));
    expect(log.items.map(({ action }) => action)).toContain('areas.saved');
  });

  it('names who uses an area that ends', async () => {
    await here.person('local', 'duty-officer', { area: '620103/620103001/620103001001/620103001001004' });
    const entries = [await change('620103001001004', { retired: true })];
    const { faults } = good(await checkDraft(here.app, administrator, { entries }));
    expect(faults).toEqual([
      { code: 'in-use', area: expect.objectContaining({ id: '620103001001004' }), params: { people: 1 } },
    ]);
  });

  it('moves what lies below along', async () => {
    const community = '620103001002';
    const all = await mapOf(community);
    const entries = [{ ...entryIn(all, community), parent: '620103002' }];
    const check = good(await checkDraft(here.app, administrator, { entries }));
    expect(check.counts.moved).toBeGreaterThan(20);
    expect(new Set(check.findings.map((finding) => finding.kind))).toEqual(new Set(['gap', 'outside-parent', 'code']));
    const { number } = good(await saveDraft(here.app, administrator, { ...said, entries, confirmed: '调整' }));
    const cells = good(await areas(here.app, administrator, { parent: community })).features;
    expect(cells[0]?.properties.path).toMatch(/^620103\/620103002\/620103001002\//);
    good(await undoAreaChange(here.app, administrator, number, { note: '', confirmed: '' }));
    const back = good(await areas(here.app, administrator, { parent: community })).features;
    expect(back[0]?.properties.path).toMatch(/^620103\/620103001\//);
  });
});

describe('components', () => {
  it('follow the cells that they lie in', async () => {
    const { cell, newId, entries } = await splitAt(PLACE, '999');
    const inside = middleOf(entryIn(entries, newId));
    const path = () =>
      here.app.db.transaction(here.tenant, (tx) =>
        tx.selectFrom('component').select('area_path').where('id', '=', 'lamp').executeTakeFirst(),
      );
    await here.app.db.transaction(here.tenant, (tx) =>
      tx
        .insertInto('component')
        .values({
          tenant: here.tenant,
          id: 'lamp',
          version: 1,
          standard_ref: 'GB/T 47678.5-2026',
          class: '01001',
          name: '路灯',
          state: 'intact',
          ...inside,
          area_path: cell.path,
          first_on: '2026-01-01',
          properties: '{}',
          changed_at: new Date(0),
          changed_by: 'test',
        })
        .execute(),
    );
    const { number } = good(await saveDraft(here.app, administrator, { ...said, entries }));
    expect((await path())?.area_path).toBe(cell.path.replace(cell.id, newId));
    good(await undoAreaChange(here.app, administrator, number, { note: '', confirmed: '' }));
    expect((await path())?.area_path).toBe(cell.path);
  });
});

describe('generated cells', () => {
  const community = '620103003001';

  it('fill a community, with new codes; those that there were end', async () => {
    const ask = { parent: community, shape: null, squareMetres: 20_000 };
    expect(await divideArea(here.app, administrator, { ...ask, replace: false })).toMatchObject({
      failure: { reason: 'area-has-cells' },
    });
    const made = good(await divideArea(here.app, administrator, { ...ask, replace: true }));
    expect(made.ends.length).toBeGreaterThan(20);
    const codes = made.cells.map(({ id }) => id);
    expect(codes.every((id) => /^620103003001\d{3}$/.test(id))).toBe(true);
    const ended = new Set(made.ends.map(({ id }) => id));
    expect(codes.some((id) => ended.has(id))).toBe(false);
    for (const cell of made.cells) expect(cell.squareMetres).toBeLessThan(40_000);
    const entries = [...made.cells.map(({ squareMetres: _, ...cell }) => cell), ...made.ends];
    const check = good(await checkDraft(here.app, administrator, { entries }));
    expect(check.doubts).toBe(0);
    const { number } = good(await saveDraft(here.app, administrator, { ...said, origin: 'generated', entries }));
    expect(good(await areas(here.app, administrator, { parent: community })).features).toHaveLength(codes.length);
    good(await undoAreaChange(here.app, administrator, number, { note: '', confirmed: '' }));
    expect(good(await areas(here.app, administrator, { parent: community })).features).toHaveLength(ended.size);
  });

  it('are made of a drawn block too, and of a street only by communities', async () => {
    const all = await mapOf(community);
    const { lon, lat } = middleOf(entryIn(all, community));
    const [w, e, s, n] = [lon - 0.001, lon + 0.001, lat - 0.001, lat + 0.001];
    const shape = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ] as [number, number][],
      ],
    };
    const made = good(
      await divideArea(here.app, administrator, { parent: community, shape, squareMetres: 10_000, replace: false }),
    );
    expect(made.cells).toHaveLength(4);
    expect(made.ends).toEqual([]);
    expect(
      await divideArea(here.app, administrator, { parent: '620103', shape: null, squareMetres: 10_000, replace: true }),
    ).toMatchObject({
      failure: { reason: 'area-without-communities' },
    });
  });
});

describe('files of areas', () => {
  const query = (more: Partial<AreaFileQuery> = {}): AreaFileQuery => ({
    name: 'cells.geojson',
    level: 'cell',
    coordinates: 'wgs84',
    repair: 'no',
    remove: 'no',
    note: '',
    confirmed: '',
    ...more,
  });
  interface Feature {
    id?: string;
    type: 'Feature';
    properties: Record<string, unknown>;
    geometry: { type: string; coordinates: unknown } | null;
  }
  const exported = async (level: string): Promise<Feature[]> =>
    JSON.parse(good(await exportAreas(here.app, here.tenant, level))).features;
  const fileOf = (features: readonly Feature[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  const load = async (features: readonly Feature[], more: Partial<AreaFileQuery> = {}) =>
    good(await importAreas(here.app, administrator, fileOf(features), query(more)));
  const shifted = (feature: Feature, through: (position: Position) => Position): Feature => {
    const walk = (value: unknown): unknown =>
      Array.isArray(value)
        ? typeof value[0] === 'number'
          ? through(value as unknown as Position)
          : value.map(walk)
        : value;
    return {
      ...feature,
      geometry: feature.geometry && { ...feature.geometry, coordinates: walk(feature.geometry.coordinates) },
    };
  };
  const community = '620103001001';
  const cells = async () => (await exported('cell')).filter(({ properties }) => properties.parent === community);

  it('come back as they went out', async () => {
    for (const level of ['district', 'street', 'community', 'cell']) {
      const report = await load(await exported(level), { level });
      expect(report.faults).toEqual([]);
      expect(report.counts).toMatchObject({ added: 0, changed: 0, retired: 0, faults: 0 });
      expect(report.counts.unchanged).toBeGreaterThan(0);
    }
  });

  it('are looked at first, and saved as one change with what was seen', async () => {
    const [one, two, ...rest] = await cells();
    if (one === undefined || two === undefined) throw new Error('no cells');
    const { id: _, ...made } = structuredClone(two);
    const renamed = { ...one, properties: { ...one.properties, name: '改了名' } };
    const fresh = { ...made, properties: { name: '新网格', parent: community } };
    const list = [renamed, fresh, ...rest];
    const look = await load(list, { remove: 'no' });
    expect(look).toMatchObject({ number: null, counts: { added: 1, changed: 1, unchanged: rest.length }, faults: [] });
    // The new one lies where an old one still is.
    expect(look.findings).toMatchObject([{ kind: 'overlap' }]);
    const others = (await exported('cell')).filter(({ properties }) => properties.parent !== community);
    const whole = [...list, ...others];
    const clean = await load(whole, { remove: 'yes' });
    expect(clean).toMatchObject({ counts: { added: 1, changed: 1, retired: 1 }, findings: [], doubts: 0 });
    expect(clean.preview.map(({ fate }) => fate).sort()).toEqual(['added', 'changed', 'retired']);
    const saved = await load(whole, { remove: 'yes', seen: clean.seen, note: '2026 年普查' });
    expect(saved.number).not.toBeNull();
    const { changes } = good(await listAreaChanges(here.app, administrator, { limit: 1 }));
    expect(changes).toMatchObject([{ origin: 'import', note: '2026 年普查', added: 1, changed: 1, retired: 1 }]);
    const again = await importAreas(here.app, administrator, fileOf(whole), query({ remove: 'yes', seen: clean.seen }));
    expect(again).toMatchObject({ failure: { code: 'stale' } });
    good(await undoAreaChange(here.app, administrator, saved.number ?? 0, { note: '', confirmed: '' }));
  });

  it.each<[string, (feature: Feature) => Feature, string]>([
    ['no shape', (feature) => ({ ...feature, geometry: null }), 'no-shape'],
    ['a point', (feature) => ({ ...feature, geometry: { type: 'Point', coordinates: [103.8, 36.06] } }), 'not-area'],
    ['metres', (feature) => shifted(feature, ([x, y]) => [x * 4000, y * 100_000]), 'bad-position'],
    ['latitude first', (feature) => shifted(feature, ([x, y]) => [y, x]), 'swapped'],
    ['a place elsewhere', (feature) => shifted(feature, ([x, y]) => [x + 3, y]), 'outside'],
    [
      'an edge across',
      (feature) => ({
        ...feature,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [103.8, 36.06],
              [103.801, 36.061],
              [103.801, 36.06],
              [103.8, 36.061],
              [103.8, 36.06],
            ],
          ],
        },
      }),
      'bad-shape',
    ],
    ['a slash in its code', (feature) => ({ ...feature, properties: { ...feature.properties, id: 'a/b' } }), 'bad-id'],
    [
      'the code of a street',
      (feature) => ({ ...feature, properties: { ...feature.properties, id: '620103001' } }),
      'id-elsewhere',
    ],
    [
      'no parent of that name',
      (feature) => ({ ...feature, properties: { ...feature.properties, parent: '没有' } }),
      'unknown-parent',
    ],
  ])('with %s are named by feature, and nothing of them is saved', async (_, spoil, code) => {
    const [one, two, ...rest] = await cells();
    if (one === undefined || two === undefined) throw new Error('no cells');
    const list = [{ ...one, properties: { ...one.properties, name: '别的名' } }, spoil(two), ...rest];
    const report = await load(list);
    expect(report.faults).toContainEqual(expect.objectContaining({ feature: 2, code }));
    const saved = await load(list, { seen: report.seen, confirmed: 'yes' });
    expect(saved.number).toBeNull();
  });

  it('with a code twice are refused by both places', async () => {
    const [one, two] = await cells();
    if (one === undefined || two === undefined) throw new Error('no cells');
    const report = await load([one, { ...two, properties: { ...two.properties, id: one.properties.id } }]);
    expect(report.faults).toContainEqual({ feature: 2, id: one.properties.id, code: 'id-twice', params: { first: 1 } });
  });

  it.each<['gcj02' | 'bd09']>([['gcj02'], ['bd09']])(
    'in %s taken for WGS-84 are known as a whole, and fit once it is said',
    async (system) => {
      const list = (await cells()).map((feature) =>
        shifted(feature, ([lon, lat]) => {
          const there = fromWgs84({ lon, lat }, system);
          return [there.lon, there.lat];
        }),
      );
      const report = await load(list);
      expect(report.mend).toBe(system);
      expect(report.faults[0]).toMatchObject({ feature: 0, code: system });
      const mended = await load(list, { coordinates: system });
      expect(mended).toMatchObject({ mend: null, faults: [] });
      // Back on the lattice of a centimetre, give or take one.
      const back = toWgs84(fromWgs84(PLACE, system), system);
      expect(back.lon).toBeCloseTo(PLACE.lon, 7);
      expect(mended.findings.filter(({ squareMetres }) => (squareMetres ?? 0) > 5)).toEqual([]);
    },
  );

  it('with latitude first fit once it is said', async () => {
    const list = (await cells()).map((feature) => shifted(feature, ([lon, lat]) => [lat, lon]));
    const report = await load(list);
    expect(report.mend).toBe('swapped');
    expect(await load(list, { coordinates: 'swapped' })).toMatchObject({ faults: [], counts: { changed: 0 } });
  });

  it('with rings left open are repaired where that is asked', async () => {
    const list = (await cells()).map((feature, i): Feature => {
      if (i > 0 || feature.geometry === null) return feature;
      const [ring] = feature.geometry.coordinates as [Position[]];
      return { ...feature, geometry: { type: 'Polygon', coordinates: [ring.slice(0, -1)] } };
    });
    expect((await load(list)).faults).toMatchObject([{ feature: 1, code: 'bad-shape', params: { why: 'unclosed' } }]);
    const repaired = await load(list, { repair: 'yes' });
    expect(repaired.faults).toEqual([]);
    expect(repaired.counts).toMatchObject({ repaired: 1 });
  });

  it('take other fields for code and name, and give cells a code of their own', async () => {
    const [one] = await cells();
    if (one === undefined) throw new Error('no cells');
    const { id: _, ...plain } = one;
    const feature = { ...plain, properties: { 网格: '西园一号', 备注: 'x' } };
    const report = await load([feature], { label: '网格' });
    expect(report.fields.map(({ name }) => name)).toEqual(['网格', '备注']);
    expect(report.taken).toEqual({ id: null, label: '网格', parent: null });
    expect(report.preview).toMatchObject([
      { name: '西园一号', fate: 'added', id: expect.stringMatching(/^620103001001\d{3}$/) },
    ]);
    expect((await load([feature])).faults).toMatchObject([{ code: 'no-name' }]);
  });

  it('fill layers beside the tree, which no case lies in', async () => {
    const [one] = await cells();
    if (one === undefined) throw new Error('no cells');
    const { id: _, ...plain } = one;
    const feature = { ...plain, properties: { name: '一号巡查区' } };
    const patrol = query({ level: 'patrol' });
    expect(await importAreas(here.app, administrator, fileOf([feature]), patrol)).toMatchObject({
      failure: { reason: 'area-level-unknown' },
    });
    good(await saveLayer(here.app, administrator, 'patrol', { name: '巡查区', nameEn: 'Patrol areas' }));
    expect(await saveLayer(here.app, administrator, 'street', { name: 'x', nameEn: null })).toMatchObject({
      ok: false,
    });
    const look = await load([feature], { level: 'patrol' });
    expect(look).toMatchObject({ faults: [], refused: [], doubts: 0 });
    expect((await load([feature], { level: 'patrol', seen: look.seen })).number).not.toBeNull();
    const { features } = good(await areas(here.app, administrator, { level: 'patrol' }));
    expect(features.map(({ properties }) => properties.name)).toEqual(['一号巡查区']);
    expect(good(await listAreaLayers(here.app, administrator)).layers).toMatchObject([{ id: 'patrol', areas: 1 }]);
    expect(good(await areas(here.app, administrator, {})).features.map(({ id }) => id)).toEqual(['620103']);
    // Known by its name, it is changed and not doubled.
    const moved = shifted(feature, ([x, y]) => [x + 0.0001, y]);
    expect((await load([moved], { level: 'patrol' })).counts).toMatchObject({ added: 0, changed: 1 });
  });
});
