import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AreaIndex } from './area-index.js';
import { contains, type Shape } from './contains.js';
import { metresBetween } from './distance.js';

const square = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

describe('contains', () => {
  const holed: Shape = { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] };
  it.each([
    ['inside', 1, 1, true],
    ['in the hole', 5, 5, false],
    ['between hole and rim', 3, 5, true],
    ['east of it', 11, 5, false],
    ['level with a corner, outside', 11, 10, false],
    ['level with a corner, west of it', -1, 0, false],
  ])('%s', (_, lon, lat, expected) => {
    expect(contains(holed, lon, lat)).toBe(expected);
  });

  it('takes the parts of a multipolygon together', () => {
    const shape: Shape = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] };
    expect(contains(shape, 0.5, 0.5)).toBe(true);
    expect(contains(shape, 5.5, 5.5)).toBe(true);
    expect(contains(shape, 3, 3)).toBe(false);
  });
});

describe('an area index', () => {
  // A fan of triangles round a centre, drawn in both directions: every point of the disc's inside is in exactly one.
  const corners = Array.from({ length: 7 }, (_, i): [number, number] => [
    Math.cos((i * 2 * Math.PI) / 7),
    Math.sin((i * 2 * Math.PI) / 7),
  ]);
  const fan = corners.map((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? corner;
    const ring: [number, number][] = [[0, 0], corner, next, [0, 0]];
    const shape: Shape = { type: 'Polygon', coordinates: [i % 2 === 0 ? ring : ring.toReversed()] };
    return { id: `t${i}`, level: 'slice', shape };
  });
  const index = new AreaIndex(fan);

  it('puts a point on a shared edge, or on the shared corner, into exactly one area', () => {
    expect(index.at(0, 0)).toHaveLength(1);
    fc.assert(
      fc.property(fc.nat(6), fc.double({ min: 1e-9, max: 0.85, noNaN: true }), (i, share) => {
        const [x, y] = corners[i] ?? [0, 0];
        expect(index.at(x * share, y * share)).toHaveLength(1);
      }),
      { seed: 47678, numRuns: 300 },
    );
  });

  it('finds all levels, in the order given', () => {
    const levels = new AreaIndex([
      { id: 'big', level: 'district', shape: { type: 'Polygon', coordinates: [square(0, 0, 10)] } },
      { id: 'small', level: 'street', shape: { type: 'Polygon', coordinates: [square(2, 2, 2)] } },
    ]);
    expect(levels.at(3, 3).map((area) => area.id)).toEqual(['big', 'small']);
    expect(levels.at(20, 3)).toEqual([]);
  });
});

describe('an index of nothing', () => {
  it.each([
    ['no areas', []],
    ['no polygons', [{ type: 'MultiPolygon', coordinates: [] }]],
    ['no rings', [{ type: 'Polygon', coordinates: [] }]],
    ['an empty ring', [{ type: 'Polygon', coordinates: [[]] }]],
    [
      'a ring without ground',
      [
        {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [0, 0],
              [0, 0],
              [0, 0],
            ],
          ],
        },
      ],
    ],
  ] as [string, Shape[]][])('%s: no point is in it', (_, shapes) => {
    const index = new AreaIndex(shapes.map((shape, i) => ({ id: `${i}`, level: 'l', shape })));
    for (const [lon, lat] of [
      [0, 0],
      [180, 90],
      [Number.NaN, 0],
    ] as const)
      expect(index.at(lon, lat)).toEqual([]);
  });
});

describe('metresBetween', () => {
  // One degree of a great circle: 6,371,008.8 m × π / 180 = 111,195.08 m.
  it('is a great circle’s length', () => {
    expect(metresBetween(0, 0, 0, 1)).toBeCloseTo(111_195.08, 1);
    expect(metresBetween(103, 0, 104, 0)).toBeCloseTo(111_195.08, 1);
    expect(metresBetween(103.7, 36.06, 103.7, 36.06)).toBe(0);
  });
});
