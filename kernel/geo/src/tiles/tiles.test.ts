import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { Position, Shape } from '../contains.js';
import { isTile, latOf, lonOf, mercatorX, mercatorY, type TileId, tileBounds } from './mercator.js';
import { EXTENT, encodeTile, packedTags, TileLayer } from './mvt.js';
import { PointTiles, placeIn } from './point-tiles.js';
import { ShapeTiles, type TileGeometry } from './shape-tiles.js';
import { ThinPoints } from './thin-points.js';

const decode = (bytes: Uint8Array) => new VectorTile(new PbfReader(bytes)).layers;

const featuresOf = (bytes: Uint8Array, name: string) => {
  const layer = decode(bytes)[name];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
    const feature = layer?.feature(i);
    if (feature === undefined) throw new Error('a feature is missing');
    return { type: feature.type, properties: feature.properties, geometry: feature.loadGeometry() };
  });
};

const tileAt = (lon: number, lat: number, z: number): TileId => ({
  z,
  x: Math.floor(mercatorX(lon) * 2 ** z),
  y: Math.floor(mercatorY(lat) * 2 ** z),
});

/** Where the sample district lies. */
const here: Position = [103.7623, 36.0671];

describe('a layer', () => {
  it('is read by others as it was written', () => {
    const layer = new TileLayer('thing');
    const properties = {
      id: '62010301010000017',
      name: '井盖 “西园” 🚰',
      broken: '\ud800',
      whole: 17,
      large: 2 ** 53 - 1,
      less: -3,
      part: 1.25,
      yes: true,
      no: false,
    };
    layer.point(0, 4095, layer.tags({ ...properties, nothing: null, list: [1], endless: Number.POSITIVE_INFINITY }));
    layer.point(7, 300, layer.tags({ id: 'other', name: properties.name }));
    const [first, second] = featuresOf(encodeTile([layer]), 'thing');
    expect(first).toEqual({
      type: 1,
      properties: { ...properties, broken: '\ufffd' },
      geometry: [[{ x: 0, y: 4095 }]],
    });
    expect(second?.properties).toEqual({ id: 'other', name: properties.name });
    expect(decode(encodeTile([layer])).thing).toMatchObject({ version: 2, extent: EXTENT });
  });

  it('reads back whatever whole number and text', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string({ unit: 'binary' }), fc.nat(4095), fc.nat(4095), (number, text, x, y) => {
        const layer = new TileLayer('l');
        layer.point(x, y, layer.tags({ number, text }));
        expect(featuresOf(encodeTile([layer]), 'l')).toEqual([
          { type: 1, properties: { number, text }, geometry: [[{ x, y }]] },
        ]);
      }),
      { seed: 4711, numRuns: 200 },
    );
  });

  it('has points with ids of their own as any others', () => {
    for (const id of ['62010301010000017', '井盖', 'x'.repeat(300), '']) {
      const [one, other] = [new TileLayer('l'), new TileLayer('l')];
      const fill = (layer: TileLayer) => {
        for (let i = 0; i < 200; i++) layer.value(i);
        return [layer.key('id'), layer.tags({ class: '01001', depth: 2.5, far: 199 })] as const;
      };
      const [key, tags] = fill(one);
      one.identified(4095, 300, key, id, packedTags(tags));
      one.identified(0, 0, key, id, packedTags(tags), one.key('more'), one.value(150));
      const [sameKey, sameTags] = fill(other);
      other.point(4095, 300, [sameKey, other.fresh(id), ...sameTags]);
      const more = [other.key('more'), other.value(150)];
      other.point(0, 0, [sameKey, other.fresh(id), ...sameTags, ...more]);
      expect(encodeTile([one])).toEqual(encodeTile([other]));
    }
  });

  it('is left out where it is empty', () => {
    expect(encodeTile([new TileLayer('nothing')])).toHaveLength(0);
  });
});

describe('tiles', () => {
  it('are named as everywhere', () => {
    // Of OpenStreetMap's wiki: 51.51202, 0.02435 lies in 17/65544/43582.
    expect(tileAt(0.02435, 51.51202, 17)).toEqual({ z: 17, x: 65544, y: 43582 });
    const bounds = tileBounds({ z: 1, x: 1, y: 0 });
    expect([bounds.west, bounds.south, bounds.east]).toEqual([0, 0, 180]);
    expect(bounds.north).toBeCloseTo(85.0511, 4);
    expect(isTile({ z: 3, x: 7, y: 7 }, 16)).toBe(true);
    for (const [z, x, y] of [
      [3, 8, 0],
      [3, 0, 8],
      [17, 0, 0],
      [-1, 0, 0],
      [2, -1, 0],
      [2, 0.5, 0],
      [2, Number.NaN, 0],
    ]) {
      expect(isTile({ z: z ?? 0, x: x ?? 0, y: y ?? 0 }, 16)).toBe(false);
    }
    expect([lonOf(mercatorX(here[0])), latOf(mercatorY(here[1]))]).toEqual([
      expect.closeTo(here[0], 9),
      expect.closeTo(here[1], 9),
    ]);
  });
});

describe('points', () => {
  const random = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const next = random(620103);
  const count = 3000;
  const lon = Float64Array.from({ length: count }, () => here[0] - 0.05 + next() * 0.1);
  const lat = Float64Array.from({ length: count }, () => here[1] - 0.05 + next() * 0.1);
  const inTile = (points: PointTiles, tile: TileId) => {
    const slots: number[] = [];
    points.each(tile, (slot) => slots.push(slot));
    return slots;
  };

  it.each([9, 13, 15, 16])('lie in exactly one tile of zoom %i, the one that their place says', (z) => {
    const points = new PointTiles(lon, lat);
    const seen = new Map<number, string>();
    const [first, last] = [tileAt(here[0] - 0.06, here[1] + 0.06, z), tileAt(here[0] + 0.06, here[1] - 0.06, z)];
    for (let x = first.x; x <= last.x; x++) {
      for (let y = first.y; y <= last.y; y++) {
        for (const slot of inTile(points, { z, x, y })) {
          expect(seen.has(slot)).toBe(false);
          seen.set(slot, `${x}/${y}`);
        }
      }
    }
    expect(seen.size).toBe(count);
    for (const [slot, name] of seen) {
      const { x, y } = tileAt(lon[slot] ?? 0, lat[slot] ?? 0, z);
      expect(name).toBe(`${x}/${y}`);
    }
  });

  it('on the edge between tiles lie in one of them', () => {
    const z = 14;
    const { x, y } = tileAt(here[0], here[1], z);
    const corner: Position = [lonOf(x / 2 ** z), latOf(y / 2 ** z)];
    const points = new PointTiles(Float64Array.of(corner[0]), Float64Array.of(corner[1]));
    const around = [-1, 0].flatMap((dx) => [-1, 0].flatMap((dy) => inTile(points, { z, x: x + dx, y: y + dy })));
    expect(around).toEqual([0]);
  });

  it('one by one lie where they lie together', () => {
    const points = new PointTiles(lon, lat);
    const tile = tileAt(here[0], here[1], 13);
    const together = new Map<number, { x: number; y: number }>();
    points.each(tile, (slot, x, y) => together.set(slot, { x, y }));
    const { from, to } = points.stretch(tile);
    expect([...points.slots.subarray(from, to)]).toEqual([...together.keys()]);
    for (let slot = 0; slot < count; slot++) {
      expect(placeIn(tile, lon[slot] ?? 0, lat[slot] ?? 0)).toEqual(together.get(slot) ?? null);
    }
  });

  it('are counted by square and group, and one stands for each square, also one zoom deeper', () => {
    const points = new PointTiles(lon, lat);
    const ranks = Uint32Array.from({ length: count + 100 }, () => next() * 2 ** 32);
    const thinning = {
      groups: 3,
      groupOf: (slot: number) => (slot % 7 === 0 ? -1 : slot % 3),
      rankOf: (slot: number) => ranks[slot] ?? 0,
    };
    const made = new ThinPoints(points, thinning);
    const thinned = (tile: TileId) => made.tile(tile, thinning, { gone: new Set(), each: () => {} });
    const parent = tileAt(here[0], here[1], 11);
    const { counts, sample } = thinned(parent);
    const slots = inTile(points, parent);
    for (const group of [0, 1, 2]) {
      const told = counts.filter((each) => each.group === group).reduce((sum, each) => sum + each.count, 0);
      expect(told).toBe(slots.filter((slot) => slot % 7 !== 0 && slot % 3 === group).length);
    }
    const squares = new Set(counts.map(({ x, y }) => `${x}/${y}`));
    expect(sample.length).toBe(squares.size);
    const deeper = [0, 1].flatMap((dx) =>
      [0, 1].flatMap((dy) =>
        thinned({ z: 12, x: parent.x * 2 + dx, y: parent.y * 2 + dy }).sample.map(({ slot }) => slot),
      ),
    );
    expect(deeper.length).toBeGreaterThan(sample.length);
    for (const { slot } of sample) expect(deeper).toContain(slot);

    // With some gone and others come it is what it would be, had they been laid out so.
    const gone = new Set(Array.from({ length: 200 }, (_, i) => i * 13));
    const moved = Array.from({ length: 100 }, (_, i) => ({ slot: count + i, lon: lon[i] ?? 0, lat: lat[i + 1] ?? 0 }));
    const stays = (slot: number) => !gone.has(slot);
    const all = new PointTiles(
      Float64Array.of(...lon, ...moved.map((each) => each.lon)),
      Float64Array.of(...lat, ...moved.map((each) => each.lat)),
    );
    const anew = { ...thinning, groupOf: (slot: number) => (stays(slot) ? thinning.groupOf(slot) : -1) };
    for (const z of [9, 11, 12, 14]) {
      const tile = tileAt(here[0], here[1], z);
      const changed = made.tile(tile, thinning, {
        gone,
        each: (visit) => {
          for (const { slot, lon: east, lat: north } of moved) {
            const place = placeIn(tile, east, north);
            if (place !== null) visit(slot, place.x, place.y);
          }
        },
      });
      expect(changed).toEqual(new ThinPoints(all, anew).tile(tile, anew, { gone: new Set(), each: () => {} }));
    }
  });
});

describe('shapes', () => {
  const ring = (west: number, south: number, width: number, height: number): Position[] => [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
    [west, south],
  ];
  const tilesOf = (z: number, west: number, south: number, east: number, north: number): TileId[] => {
    const [first, last] = [tileAt(west, north, z), tileAt(east, south, z)];
    const tiles: TileId[] = [];
    for (let x = first.x; x <= last.x; x++) for (let y = first.y; y <= last.y; y++) tiles.push({ z, x, y });
    return tiles;
  };
  const one = (geometry: TileGeometry, options = {}) =>
    new ShapeTiles([{ layer: 'l', geometry, properties: { id: 'a' } }], options);
  /** Signed by the tile's way round, y downwards. */
  const areaOf = (points: readonly { x: number; y: number }[]): number =>
    points.reduce((sum, { x, y }, i) => {
      const after = points[(i + 1) % points.length] ?? { x, y };
      return sum + x * after.y - after.x * y;
    }, 0) / 2;

  it('have outer rings one way round and holes the other, whichever way they were drawn', () => {
    const outer = ring(here[0], here[1], 0.002, 0.002);
    const hole = ring(here[0] + 0.0005, here[1] + 0.0005, 0.001, 0.001);
    for (const coordinates of [
      [outer, hole],
      [outer.toReversed(), hole.toReversed()],
    ] as const) {
      const z = 14;
      const [feature] = featuresOf(one({ type: 'Polygon', coordinates }).tile(tileAt(here[0], here[1], z)), 'l');
      expect(feature?.type).toBe(3);
      expect(feature?.geometry.map((each) => Math.sign(areaOf(each.slice(0, -1))))).toEqual([1, -1]);
    }
  });

  it('keep their area when they are cut, but for what rounding takes', () => {
    // A star about a centre: concave, across many tiles, with a hole.
    const star = (radii: readonly number[], scale: number): Position[] => {
      const corners = radii.map((radius, i): Position => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [here[0] + radius * scale * Math.cos(angle), here[1] + radius * scale * Math.sin(angle)];
      });
      return [...corners, corners[0] ?? here];
    };
    const z = 16;
    const world = 2 ** z * EXTENT;
    const units = (positions: readonly Position[]) =>
      positions.slice(0, -1).map(([lon, lat]) => ({ x: mercatorX(lon) * world, y: mercatorY(lat) * world }));
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 }), (radii) => {
        const [outer, hole] = [star(radii, 0.012), star(radii, 0.004)];
        const shape: Shape = { type: 'Polygon', coordinates: [outer, hole] };
        const expected = Math.abs(areaOf(units(outer))) - Math.abs(areaOf(units(hole)));
        const made = one(shape, { buffer: 0 });
        let [sum, edge] = [0, 0];
        for (const tile of tilesOf(z, here[0] - 0.013, here[1] - 0.013, here[0] + 0.013, here[1] + 0.013)) {
          for (const { geometry } of featuresOf(made.tile(tile), 'l')) {
            for (const each of geometry) {
              sum += areaOf(each.slice(0, -1));
              edge += each.reduce((length, { x, y }, i) => {
                const before = each[i - 1] ?? { x, y };
                return length + Math.hypot(x - before.x, y - before.y);
              }, 0);
              for (const { x, y } of each) {
                expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
                expect(Math.max(x, y)).toBeLessThanOrEqual(EXTENT);
              }
            }
          }
        }
        // Each edge is off by less than one unit across.
        expect(Math.abs(sum - expected)).toBeLessThan(edge);
        expect(Math.abs(sum / expected - 1)).toBeLessThan(1e-3);
      }),
      { seed: 2026, numRuns: 25 },
    );
  });

  it('are drawn somewhat beyond the edge, so that no outline shows it', () => {
    const z = 15;
    const tile = tileAt(here[0], here[1], z);
    const { west, south, east, north } = tileBounds(tile);
    const wide = ring(west - 0.1, south - 0.1, east - west + 0.2, north - south + 0.2);
    const [feature] = featuresOf(one({ type: 'Polygon', coordinates: [wide] }).tile(tile), 'l');
    expect(new Set(feature?.geometry[0]?.flatMap(({ x, y }) => [x, y]))).toEqual(new Set([-64, EXTENT + 64]));
  });

  it('that are lines are cut where they leave and come back', () => {
    const z = 16;
    const tile = tileAt(here[0], here[1], z);
    const { west, south, east, north } = tileBounds(tile);
    const [w, h] = [east - west, north - south];
    const line: Position[] = [
      [west + w * 0.25, north - h * 0.5],
      [west + w * 1.5, north - h * 0.5],
      [west + w * 1.5, north - h * 0.75],
      [west + w * 0.25, north - h * 0.75],
    ];
    const made = one({ type: 'LineString', coordinates: line }, { buffer: 0 });
    const [feature] = featuresOf(made.tile(tile), 'l');
    expect(feature?.type).toBe(2);
    expect(feature?.geometry).toEqual([
      [
        { x: 1024, y: 2048 },
        { x: 4096, y: 2048 },
      ],
      [
        { x: 4096, y: 3072 },
        { x: 1024, y: 3072 },
      ],
    ]);
    const [beside] = featuresOf(made.tile({ ...tile, x: tile.x + 1 }), 'l');
    expect(beside?.geometry).toEqual([
      [
        { x: 0, y: 2048 },
        { x: 2048, y: 2048 },
        { x: 2048, y: 3072 },
        { x: 0, y: 3072 },
      ],
    ]);
    expect(made.tile({ ...tile, y: tile.y + 1 })).toHaveLength(0);
  });

  it('lose what nobody can see at low zooms, and nothing at the deepest', () => {
    const wiggly = Array.from(
      { length: 400 },
      (_, i): Position => [here[0] + i * 0.0002, here[1] + (i % 2) * 0.000002 + Math.sin(i / 40) * 0.005],
    );
    const made = new ShapeTiles([
      { layer: 'l', geometry: { type: 'LineString', coordinates: wiggly }, properties: { id: 'line' } },
      {
        layer: 'l',
        geometry: { type: 'Polygon', coordinates: [ring(here[0], here[1], 0.0001, 0.0001)] },
        properties: { id: 'shed' },
      },
    ]);
    const idsAt = (z: number) =>
      featuresOf(made.tile(tileAt(here[0], here[1], z)), 'l').map(({ properties }) => properties.id);
    expect(idsAt(10)).toEqual(['line']);
    expect(idsAt(16)).toEqual(['line', 'shed']);
    const [far] = featuresOf(made.tile(tileAt(here[0], here[1], 10)), 'l');
    expect(far?.geometry.flat().length).toBeLessThan(60);
  });

  it('of many parts stay one, and a hole goes with its ring', () => {
    const far = ring(here[0] + 0.004, here[1], 0.002, 0.002);
    const tiny = ring(here[0], here[1], 0.00001, 0.00001);
    const geometry: TileGeometry = { type: 'MultiPolygon', coordinates: [[tiny, tiny], [far]] };
    const [feature] = featuresOf(one(geometry).tile(tileAt(here[0], here[1], 11)), 'l');
    expect(feature?.geometry).toHaveLength(1);
  });

  it('may be points', () => {
    const made = one({ type: 'Point', coordinates: here });
    const tile = tileAt(here[0], here[1], 12);
    expect(featuresOf(made.tile(tile), 'l')).toHaveLength(1);
    expect(made.tile({ ...tile, x: tile.x + 1 })).toHaveLength(0);
  });
});
