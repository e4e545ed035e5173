import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkShape, isUnreadable } from './check.js';
import { contains, type Position, type Shape } from './contains.js';
import { whole } from './exact.fixture.js';
import { tangle } from './partitions.fixture.js';
import { repairShape } from './repair.js';

const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const found = (shape: unknown) => checkShape(shape).map(({ kind, at, ring, position }) => [kind, at, ring, position]);

describe('checkShape', () => {
  it.each([
    ['a square with a hole', polygon(square(0, 0, 9), square(3, 3, 2))],
    [
      'a hole that touches the outer ring at a corner',
      polygon(square(0, 0, 9), [
        [0, 0],
        [2, 1],
        [1, 2],
        [0, 0],
      ]),
    ],
    ['two polygons', { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 1)]] }],
    [
      'a ring across ±180',
      polygon([
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 1],
        [179, 0],
      ]),
    ],
    [
      'a ring along the pole',
      polygon([
        [-180, -90],
        [180, -90],
        [180, -60],
        [-180, -60],
        [-180, -90],
      ]),
    ],
    [
      'corners in a straight line',
      polygon([
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ]),
    ],
    [
      'heights',
      polygon([
        [0, 0, 5],
        [1, 0, 5],
        [1, 1, 5],
        [0, 0, 5],
      ]),
    ],
  ])('finds nothing wrong with %s', (_, shape) => {
    expect(found(shape)).toEqual([]);
  });

  it.each([
    ['no object', 'Polygon', [['type', null, 0, 0]]],
    ['a line', { type: 'LineString', coordinates: [] }, [['type', null, 0, 0]]],
    ['no list', { type: 'Polygon', coordinates: {} }, [['structure', null, 0, 0]]],
    ['a position too many', polygon(square(0, 0, 1), 'ring'), [['structure', null, 1, 0]]],
    ['a position of one number', polygon([[0, 0], [1], [1, 1], [0, 0]]), [['structure', null, 0, 1]]],
    ['no ring', polygon(), [['empty', null, 0, 0]]],
    ['no polygon', { type: 'MultiPolygon', coordinates: [] }, [['empty', null, 0, 0]]],
    [
      'text',
      polygon([
        [0, 0],
        ['1', 0],
        [1, 1],
        [0, 0],
      ]),
      [['not-number', null, 0, 1]],
    ],
    [
      'infinity',
      polygon([
        [0, 0],
        [1, 0],
        [1, Infinity],
        [0, 0],
      ]),
      [['not-number', null, 0, 2]],
    ],
    [
      'a latitude of 103',
      polygon([
        [36, 103],
        [37, 1],
        [1, 1],
        [36, 103],
      ]),
      [
        ['range', [36, 103], 0, 0],
        ['range', [36, 103], 0, 3],
      ],
    ],
    [
      'two positions',
      polygon([
        [0, 0],
        [1, 1],
        [0, 0],
      ]),
      [['short', [0, 0], 0, 0]],
    ],
    [
      'an open ring',
      polygon([
        [0, 0],
        [1, 0],
        [1, 1],
      ]),
      [['unclosed', [1, 1], 0, 2]],
    ],
    [
      'a repeat',
      polygon([
        [0, 0],
        [1, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ]),
      [['repeated', [1, 0], 0, 2]],
    ],
    [
      'a bow tie',
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      [['crossing', [1, 1], 0, 2]],
    ],
    [
      'a crossing at a corner',
      polygon([
        [0, 0],
        [1, 1],
        [2, 2],
        [2, 0],
        [1, 1],
        [0, 2],
        [0, 0],
      ]),
      [['crossing', [1, 1], 0, 4]],
    ],
    [
      'a crossing of a corner and an edge',
      polygon([
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [2, -3],
        [0, 0],
      ]),
      [['crossing', [2, 0], 0, 3]],
    ],
    [
      'a touch',
      polygon([
        [0, 0],
        [2, 0],
        [1, 1],
        [2, 2],
        [0, 2],
        [1, 1],
        [0, 0],
      ]),
      [['touching', [1, 1], 0, 5]],
    ],
    [
      'a spike',
      polygon([
        [0, 0],
        [4, 0],
        [4, 4],
        [4, 1],
        [0, 4],
        [0, 0],
      ]),
      [['touching', [4, 1], 0, 3]],
    ],
    ['a hole outside', polygon(square(0, 0, 4), square(5, 5, 1)), [['hole-outside', [5, 5], 1, 0]]],
    [
      'a hole across the edge',
      polygon(square(0, 0, 4), square(3, 1, 2)),
      [
        ['rings-cross', [4, 1], 1, 0],
        ['rings-cross', [4, 3], 1, 2],
      ],
    ],
  ])('names %s', (_, shape, faults) => {
    expect(found(shape)).toEqual(faults);
  });

  it('names no more than ten of one kind in a ring', () => {
    const comb = Array.from({ length: 40 }, (_, i): Position => [i, i % 2 ? 5 : -5]);
    const faults = checkShape(polygon([...comb, [39, 0], [-1, 0], comb[0]]));
    expect(faults).toHaveLength(10);
    expect(faults.every(({ kind }) => kind === 'crossing')).toBe(true);
  });

  it('finds a crossing exactly where two edges go through each other', () => {
    fc.assert(
      fc.property(tangle, (shape) => {
        const kinds = checkShape({ ...shape, coordinates: shape.coordinates.slice(0, 1) }).map(({ kind }) => kind);
        if (kinds.some((kind) => kind === 'short')) return;
        const ring = shape.coordinates[0] as Position[];
        // Every two edges, in whole numbers: through each other inside of both.
        const through = ring.some((_, i) => ring.some((_, j) => i > 0 && j > i && properly(ring, i, j)));
        if (through) expect(kinds).toContain('crossing');
        if (kinds.length === 0) expect(through).toBe(false);
      }),
      { seed: 8, numRuns: 1000 },
    );
  });
});

function properly(ring: readonly Position[], i: number, j: number): boolean {
  const [a, b, c, d] = [ring[i - 1], ring[i], ring[j - 1], ring[j]];
  if (!a || !b || !c || !d) return false;
  const turn = (p: Position, q: Position, r: Position) => {
    const det =
      (whole(q[0]) - whole(p[0])) * (whole(r[1]) - whole(p[1])) -
      (whole(q[1]) - whole(p[1])) * (whole(r[0]) - whole(p[0]));
    return det > 0n ? 1 : det < 0n ? -1 : 0;
  };
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

describe('repairShape', () => {
  it('closes, drops repeats, heights and rings of no area, turns; and moves nothing', () => {
    const given = polygon(
      [
        [0, 0, 3],
        [0, 4],
        [0, 4],
        [4, 4],
        [4, 0],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
      [
        [3, 3],
        [3, 3],
        [3, 3],
      ],
    );
    const { shape, done, left } = repairShape(given);
    expect(shape).toEqual(
      polygon(
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
        [
          [1, 1],
          [2, 2],
          [2, 1],
          [1, 1],
        ],
      ),
    );
    expect(done.toSorted()).toEqual(['closed', 'heights-dropped', 'repeats-dropped', 'short-ring-dropped', 'turned']);
    expect(left).toEqual([]);
  });

  it('says what it cannot mend', () => {
    const tie = repairShape(
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ]),
    );
    expect(tie.done).toEqual(['closed']);
    expect(tie.left.map(({ kind }) => kind)).toEqual(['crossing']);
    const point = repairShape({ type: 'Point', coordinates: [0, 0] });
    expect(point).toEqual({ shape: null, done: [], left: [expect.objectContaining({ kind: 'type' })] });
    expect(
      repairShape(
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ).shape,
    ).toBeNull();
  });

  it('draws rings that cross anew where it may, as they are read', () => {
    const { shape, done, left } = repairShape(
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      { untangle: true },
    );
    expect(shape?.type).toBe('MultiPolygon');
    expect({ done, left }).toEqual({ done: ['untangled'], left: [] });
    // Places that lie on no edge between whole numbers, nor within centimetres of one.
    const place = fc.tuple(fc.integer({ min: -1, max: 12 }), fc.integer({ min: -1, max: 12 }));
    fc.assert(
      fc.property(tangle, fc.array(place, { minLength: 30, maxLength: 30 }), (given, places) => {
        const before = repairShape(given);
        const after = repairShape(given, { untangle: true });
        for (const [x, y] of places) {
          const inside = (shape: Shape | null) => shape !== null && contains(shape, x + 0.3137, y + 0.1711);
          expect(inside(after.shape)).toBe(inside(before.shape));
        }
      }),
      { seed: 10, numRuns: 150 },
    );
  });

  it('leaves a good shape as it is, and nothing to close, drop or turn', () => {
    const good = polygon(square(0, 0, 9), square(3, 3, 2).reverse());
    expect(repairShape(good)).toEqual({ shape: good, done: [], left: [] });
    fc.assert(
      fc.property(tangle, (shape) => {
        const once = repairShape(shape);
        if (once.shape === null) return;
        const mended = ['unclosed', 'repeated', 'short'];
        expect(
          once.left.filter(({ kind }) => mended.includes(kind) || isUnreadable({ ...once.left[0], kind } as never)),
        ).toEqual([]);
        expect(repairShape(once.shape)).toEqual({ shape: once.shape, done: [], left: once.left });
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
