import { gunzipSync } from 'node:zlib';
import { sampleDistrict } from '@bihuan/city';
import { mercatorX, mercatorY, type TileId } from '@bihuan/geo';
import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ComponentPoint } from '../../store/components.js';
import { good, PLACE } from '../../testing/cases.js';
import { START, testInstallation } from '../../testing/installation.js';
import { putComponents } from '../../testing/put-components.js';
import { ClassNumbers, ColumnsBuilder } from '../component-index/columns.js';
import { ComponentIndex } from '../component-index/component-index.js';
import { STATES } from '../component-index/index.js';
import { install } from '../install.js';
import { byCodePoints } from '../open-board/code-points.js';
import { ComponentTiles } from './component-tiles.js';
import { getTile } from './get-tile.js';
import { TileCache } from './tile-cache.js';

const tileAt = (z: number, { lon, lat } = PLACE): TileId => ({
  z,
  x: Math.floor(mercatorX(lon) * 2 ** z),
  y: Math.floor(mercatorY(lat) * 2 ** z),
});

/** Each feature as a line, in an order of its own. */
function linesOf(bytes: Uint8Array): string[] {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.entries(layers)
    .flatMap(([name, layer]) =>
      Array.from({ length: layer.length }, (_, i) => {
        const feature = layer.feature(i);
        const properties = Object.entries(feature.properties).sort();
        return JSON.stringify([name, properties, feature.loadGeometry()]);
      }),
    )
    .sort();
}

describe('tiles of components', () => {
  const point: fc.Arbitrary<ComponentPoint> = fc.record({
    id: fc.integer({ min: 1, max: 60 }).map((n) => `62010312${n}`),
    standardRef: fc.constant('GB/T 47678.5-2026'),
    class: fc.constantFrom('01001', '02002', '06001'),
    state: fc.constantFrom(...STATES),
    lon: fc.integer({ min: 0, max: 40 }).map((n) => PLACE.lon + n / 3000),
    lat: fc.integer({ min: 0, max: 40 }).map((n) => PLACE.lat + n / 3000),
    depth: fc.constantFrom(null, 2.5, 0.125),
  });
  const some = fc.uniqueArray(point, { selector: ({ id }) => id, maxLength: 40 });
  const indexOf = (points: readonly ComponentPoint[]): ComponentIndex => {
    const [numbers, builder] = [new ClassNumbers(), new ColumnsBuilder()];
    for (const each of [...points].sort((a, b) => byCodePoints(a.id, b.id))) builder.add(each, numbers);
    return ComponentIndex.of(builder.finish(), numbers);
  };

  it('are the same whatever was there first and whatever lies over it, and so are their digests', () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom(11, 13, 14, 15, 16), (first, then, z) => {
        const all = [...new Map([...first, ...then].map((each) => [each.id, each])).values()];
        const [over, anew] = [new ComponentTiles(indexOf(first).with(then)), new ComponentTiles(indexOf(all))];
        const corner = tileAt(z, { lon: PLACE.lon, lat: PLACE.lat + 40 / 3000 });
        for (const tile of [corner, { ...corner, x: corner.x + 1 }, { ...corner, y: corner.y + 1 }]) {
          expect(linesOf(over.tile(tile))).toEqual(linesOf(anew.tile(tile)));
          expect(over.digest(tile)).toBe(anew.digest(tile));
        }
      }),
      { seed: 14, numRuns: 150 },
    );
  });

  it('differ in their digests where anything that they show differs', () => {
    const one: ComponentPoint = {
      id: 'A',
      standardRef: 'GB/T 47678.5-2026',
      class: '01001',
      state: 'intact',
      ...PLACE,
      depth: null,
    };
    const changes: Partial<ComponentPoint>[] = [
      {},
      { id: 'B' },
      { class: '01002' },
      { state: 'broken' },
      { state: 'removed' },
      { depth: 1 },
      { lon: PLACE.lon + 1e-6 },
      { lat: PLACE.lat + 1e-6 },
    ];
    const digests = changes.map((change) => new ComponentTiles(indexOf([{ ...one, ...change }])).digest(tileAt(15)));
    expect(new Set(digests).size).toBe(changes.length);
  });
});

describe('tiles of two tenants on one database', () => {
  it('are each of their own, though they lie at one place', async () => {
    const here = await testInstallation();
    onTestFinished(() => here.close());
    const other = '620104';
    const sample = { tenant: other, name: '另一个区', areas: sampleDistrict(), organised: true };
    await here.app.db.transaction(other, (tx) => install(tx, START, 'test', sample));
    await putComponents(here.app, here.tenant, [{ id: 'OURS' }]);
    await putComponents(here.app, other, [{ id: 'THEIRS' }]);
    const officer = await here.person('officer', 'duty-officer');
    const theirs = { ...officer, tenant: other, grants: [{ role: 'duty-officer', areaPath: other, unit: null }] };
    const ask = async (actor: typeof officer) => {
      const answer = good(await getTile(here.app, actor, { layer: 'components', ...tileAt(16), known: null }));
      if (answer.tile === 'same') throw new Error('nothing was known');
      return { tag: answer.tag, text: gunzipSync(answer.tile).toString('latin1') };
    };
    const [a, b] = [await ask(officer), await ask(theirs)];
    expect([a.text.includes('OURS'), a.text.includes('THEIRS')]).toEqual([true, false]);
    expect([b.text.includes('OURS'), b.text.includes('THEIRS')]).toEqual([false, true]);
    // The tag of one is nothing to the other, also where both see the same.
    const areas = { layer: 'areas', ...tileAt(14), known: null };
    const [first, second] = [
      good(await getTile(here.app, officer, areas)),
      good(await getTile(here.app, theirs, areas)),
    ];
    expect(first.tag).not.toBe(second.tag);
  });
});

describe('made tiles', () => {
  const bytes = (length: number) => new Uint8Array(length);

  it('are kept up to so many bytes, those asked last', async () => {
    const cache = new TileCache(5000);
    const made: string[] = [];
    const get = (key: string) =>
      cache.get(key, async () => {
        made.push(key);
        return bytes(1000);
      });
    for (const key of ['a', 'b', 'c', 'a', 'd']) await get(key);
    expect(cache.bytes).toBeLessThanOrEqual(5000);
    await get('a');
    await get('d');
    expect(made).toEqual(['a', 'b', 'c', 'd']);
    await get('b');
    expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('are made once for all who ask at once, and again where making failed', async () => {
    const cache = new TileCache(5000);
    let times = 0;
    const make = async () => {
      times += 1;
      if (times === 1) throw new Error('no');
      return bytes(10);
    };
    const both = await Promise.allSettled([cache.get('a', make), cache.get('a', make)]);
    expect([times, ...both.map(({ status }) => status)]).toEqual([1, 'rejected', 'rejected']);
    await Promise.all([cache.get('a', make), cache.get('a', make)]);
    expect(times).toBe(2);
  });

  it('that are larger than all of it are not kept', async () => {
    const cache = new TileCache(500);
    await cache.get('large', async () => bytes(1000));
    expect(cache.bytes).toBe(0);
  });
});
