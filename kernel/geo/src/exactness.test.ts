import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, AreaIndex } from './area-index.js';
import { contains, type Position, type Shape } from './contains.js';
import { exactlyContains } from './exact.fixture.js';
import { coarse, fine, grid, pointsOf, random, tangle, triangles } from './partitions.fixture.js';

const SEED = 47678;
const ids = (areas: readonly Area[]) => areas.map(({ id }) => id);

describe.each([
  ['on a coarse grid, where points lie on edges', coarse],
  ['on the finest', fine],
])('cells that fill a square, %s', (_, snap) => {
  const { areas, corners } = grid(SEED, 9, 100, 30, 4, snap);
  const index = new AreaIndex(areas);
  const shuffled = new AreaIndex(shuffle(areas, SEED));

  it('each point is in exactly the areas that whole numbers say, in the order given', () => {
    fc.assert(
      fc.property(pointsOf(corners, snap), (point) => {
        const found = ids(index.at(...point));
        expect(found).toEqual(ids(areas.filter(({ shape }) => exactlyContains(shape, point))));
        expect(found).toEqual(ids(areas.filter(({ shape }) => contains(shape, ...point))));
        expect(ids(shuffled.at(...point)).sort()).toEqual(found.toSorted());
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  // The finest grid's edges cross nowhere; on the coarse one winding edges may fold over each other.
  it.runIf(snap === fine)('and in one only, also on edges and corners', () => {
    fc.assert(
      fc.property(pointsOf(corners, snap), ([x, y]) => {
        const inside = x >= 100 && x < 136 && y >= 30 && y < 66;
        expect(index.at(x, y)).toHaveLength(inside ? 1 : 0);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

describe.each([
  ['coarse', coarse],
  ['fine', fine],
])('a triangle cut into triangles (%s)', (_, snap) => {
  const { areas, corners } = triangles(SEED, 150, snap);
  const index = new AreaIndex(areas);
  const whole: Shape = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [64, 1],
        [30, 60],
        [0, 0],
      ],
    ],
  };

  it('has every point of the whole in one of them, and no other', () => {
    fc.assert(
      fc.property(pointsOf(corners, snap), (point) => {
        const found = index.at(...point);
        expect(found).toHaveLength(exactlyContains(whole, point) ? 1 : 0);
        for (const { shape } of found) expect(exactlyContains(shape, point)).toBe(true);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

describe('edges cut differently on their two sides', () => {
  // A level and an upright edge, and a slope whose added corners lie exactly on it.
  const rings: readonly Position[][] = [
    [
      [0, 0],
      [8, 0],
      [8, 8],
      [0, 8],
      [0, 0],
    ],
    [
      [8, 0],
      [12, 0],
      [12, 8],
      [8, 8],
      [8, 5],
      [8, 3.25],
      [8, 0],
    ],
    [
      [0, 8],
      [3, 8],
      [8, 8],
      [12, 8],
      [16, 16],
      [0, 16],
      [0, 8],
    ],
    [
      [12, 8],
      [12.5, 9],
      [15, 14],
      [16, 16],
      [20, 16],
      [12, 8],
    ],
  ];
  const areas = rings.map(
    (ring, i): Area => ({ id: `${i}`, level: 'l', shape: { type: 'Polygon', coordinates: [ring] } }),
  );
  const index = new AreaIndex(areas);

  it.each([
    [8, 3.25, '1'],
    [8, 4, '1'],
    [3, 8, '2'],
    [5, 8, '2'],
    [8, 8, '2'],
    [13, 10, '3'],
    [12.5, 9, '3'],
    [14.5, 13, '3'],
  ])('leave the point %d, %d to one of them', (x, y, id) => {
    const one = areas.filter(({ shape }) => exactlyContains(shape, [x, y]));
    expect(ids(one)).toEqual([id]);
    expect(ids(index.at(x, y))).toEqual(ids(one));
  });
});

describe('any rings at all', () => {
  it('are read by the even-odd rule, holes taken away, as whole numbers say', () => {
    const at = fc.integer({ min: -2, max: 28 }).map((n) => n / 2);
    fc.assert(
      fc.property(tangle, fc.array(fc.tuple(at, at), { minLength: 20, maxLength: 20 }), (shape, points) => {
        const index = new AreaIndex([{ id: 'a', level: 'l', shape }]);
        for (const [x, y] of points) {
          const expected = exactlyContains(shape, [x, y]);
          expect(contains(shape, x, y)).toBe(expected);
          expect(index.at(x, y)).toHaveLength(expected ? 1 : 0);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('areas far apart in clusters', () => {
  // A cell of the grid over both holds hundreds of them: the tree is asked.
  const near = grid(1, 12, 103, 36, 0.001, fine).areas;
  const far = grid(2, 12, -70, -33, 0.001, fine).areas.map((area) => ({ ...area, id: `far ${area.id}` }));
  const over: Area = {
    id: 'all',
    level: 'district',
    shape: { type: 'MultiPolygon', coordinates: [[box(103, 36, 0.012)], [box(-70, -33, 0.012)]] },
  };
  const areas = [...near, over, ...far];
  const index = new AreaIndex(areas);

  it('answer as one by one, in the order given', () => {
    const next = random(SEED);
    for (let i = 0; i < 2000; i++) {
      const [x, y] = i % 2 ? [103, 36] : [-70, -33];
      const point: Position = [fine(x + next() * 0.013), fine(y + next() * 0.013)];
      expect(ids(index.at(...point))).toEqual(ids(areas.filter(({ shape }) => contains(shape, ...point))));
    }
  });
});

function box(west: number, south: number, size: number): Position[] {
  return [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const next = random(seed);
  return list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
