import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, type Position, type Shape } from '../contains.js';
import { addCorner, type Edit, mergeAreas, moveCorner, removeCorner, type Shapes, snap, splitArea } from './index.js';
import { type Corner, polygonsOf, toCorner, twiceArea } from './lattice.js';
import { isSimple } from './simple.js';

const SIDE = 4;
const STEP = 0.001;
const WEST = 103.7;
const SOUTH = 36.05;
const at = (x: number, y: number): Position => [
  Math.round((WEST + x * STEP) * 1e7) / 1e7,
  Math.round((SOUTH + y * STEP) * 1e7) / 1e7,
];
const polygon = (...corners: readonly Position[]): Shape => {
  const [first] = corners;
  return { type: 'Polygon', coordinates: [first === undefined ? [] : [...corners, first]] };
};
const size = (shape: Shape | undefined): number =>
  shape === undefined
    ? 0
    : polygonsOf(shape).reduce(
        (sum, [outer = [], ...holes]) =>
          sum + Math.abs(twiceArea(outer)) - holes.reduce((all, hole) => all + Math.abs(twiceArea(hole)), 0),
        0,
      );

/** Sixteen squares within `whole`, which has all their outer corners; `wide` lies beside, with one long edge of its own. */
function city(): Shapes {
  const rim: Position[] = [];
  for (let i = 0; i < SIDE; i++) rim.push(at(i, 0));
  for (let i = 0; i < SIDE; i++) rim.push(at(SIDE, i));
  for (let i = SIDE; i > 0; i--) rim.push(at(i, SIDE));
  for (let i = SIDE; i > 0; i--) rim.push(at(0, i));
  const shapes = new Map<string, Shape>([['whole', polygon(...rim)]]);
  for (let x = 0; x < SIDE; x++) {
    for (let y = 0; y < SIDE; y++) {
      shapes.set(`c${x}${y}`, polygon(at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)));
    }
  }
  return shapes;
}

function done(edit: Edit): Shapes {
  if (!edit.ok) throw new Error(`${edit.why} ${edit.id ?? ''}`);
  return edit.shapes;
}

/** The cells fill the whole exactly, and a place lies in exactly one of them. */
function expectPartition(shapes: Shapes, places: readonly Position[]): void {
  const cells = [...shapes].filter(([id]) => id !== 'whole').map(([, shape]) => shape);
  const whole = shapes.get('whole');
  for (const shape of shapes.values()) expect(isSimple(polygonsOf(shape))).toBe(true);
  expect(cells.reduce((sum, cell) => sum + size(cell), 0)).toBe(size(whole));
  for (const [lon, lat] of places) {
    const holders = cells.filter((cell) => contains(cell, lon, lat));
    expect(holders).toHaveLength(whole !== undefined && contains(whole, lon, lat) ? 1 : 0);
  }
}

describe('editing a partition', () => {
  // Whole numbers: those of `double` crowd round nought.
  const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((each) => each / 1000);
  const place = fc.tuple(thousandths(-500, 4500), thousandths(-500, 4500));
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      which: fc.nat(),
      dx: fc.integer({ min: -9000, max: 9000 }),
      dy: fc.integer({ min: -9000, max: 9000 }),
    }),
    fc.record({
      kind: fc.constant('add' as const),
      which: fc.nat(),
      share: thousandths(100, 900),
    }),
    fc.record({ kind: fc.constant('remove' as const), which: fc.nat() }),
    fc.record({ kind: fc.constant('split' as const), which: fc.nat(), from: place, to: place }),
    fc.record({ kind: fc.constant('merge' as const), which: fc.nat(), other: fc.nat() }),
  );

  it('keeps it without gaps and overlaps, whatever is done to it', () => {
    const made = { move: 0, add: 0, remove: 0, split: 0, merge: 0 };
    fc.assert(
      fc.property(
        fc.noBias(fc.array(step, { minLength: 6, maxLength: 14 })),
        fc.noBias(fc.array(place, { minLength: 20, maxLength: 20 })),
        (steps, places) => {
          let shapes = city();
          let serial = 0;
          for (const each of steps) {
            const edit = apply(shapes, each, `n${serial++}`);
            if (!edit.ok) continue;
            made[each.kind] += 1;
            shapes = edit.shapes;
          }
          expectPartition(
            shapes,
            places.map(([x, y]) => at(x, y)),
          );
        },
      ),
      { seed: 47678, numRuns: 150 },
    );
    expect(Object.entries(made).filter(([, count]) => count < 10)).toEqual([]);
  });

  function apply(shapes: Shapes, step: StepOf, newId: string): Edit {
    const cells = [...shapes.keys()].filter((id) => id !== 'whole');
    const id = cells[step.which % cells.length] ?? '';
    const [ring = []] = polygonsOf(shapes.get(id) ?? polygon())[0] ?? [];
    const none: Corner = [0, 0];
    const [a, b] = [ring[step.which % ring.length] ?? none, ring[(step.which + 1) % ring.length] ?? none];
    const degrees = ([x, y]: readonly [number, number]): Position => [Math.round(x) / 1e7, Math.round(y) / 1e7];
    switch (step.kind) {
      case 'move':
        return moveCorner(shapes, degrees(a), degrees([a[0] + step.dx, a[1] + step.dy]));
      case 'add':
        return addCorner(shapes, degrees([a[0] + step.share * (b[0] - a[0]), a[1] + step.share * (b[1] - a[1])]));
      case 'remove':
        return removeCorner(shapes, degrees(a));
      case 'split':
        return splitArea(shapes, id, [at(...step.from), at(...step.to)], newId);
      case 'merge':
        return mergeAreas(shapes, id, cells[step.other % cells.length] ?? '');
    }
  }

  it('moves a corner in every area that has it', () => {
    const edit = moveCorner(city(), at(1, 1), at(1.2, 1.1));
    expect(edit).toMatchObject({ ok: true, changed: expect.arrayContaining(['c00', 'c10', 'c01', 'c11']) });
    expectPartition(done(edit), [at(1.1, 1.05), at(1.2, 1.1)]);
  });

  it('moves the rim of the whole along', () => {
    const shapes = done(moveCorner(city(), at(0, 2), at(-0.4, 2)));
    expect(size(shapes.get('whole'))).toBeGreaterThan(size(city().get('whole')));
    expectPartition(shapes, [at(-0.2, 2)]);
  });

  it('takes along an area that has only an edge through the corner', () => {
    const shapes = new Map([
      ['left', polygon(at(0, 0), at(1, 0), at(1, 2), at(0, 2))],
      ['low', polygon(at(1, 0), at(2, 0), at(2, 1), at(1, 1))],
      ['high', polygon(at(1, 1), at(2, 1), at(2, 2), at(1, 2))],
    ]);
    const edit = moveCorner(shapes, at(1, 1), at(0.7, 1));
    expect(edit).toMatchObject({ ok: true, changed: expect.arrayContaining(['left', 'low', 'high']) });
    const total = (all: Shapes) => [...all.values()].reduce((sum, shape) => sum + size(shape), 0);
    expect(total(done(edit))).toBe(total(shapes));
  });

  it.each([
    ['over another edge', () => moveCorner(city(), at(1, 1), at(2.5, 0.5)), { why: 'crosses' }],
    ['of nothing', () => moveCorner(city(), at(0.5, 0.5), at(1, 1)), { why: 'no-corner' }],
    ['out, where edges part', () => removeCorner(city(), at(1, 1)), { why: 'junction' }],
    ['in, where no edge is', () => addCorner(city(), at(0.5, 0.5)), { why: 'no-edge' }],
    ['split: along an edge', () => splitArea(city(), 'c11', [at(1, 1), at(2, 1)], 'n'), { why: 'crosses' }],
    ['split: past it', () => splitArea(city(), 'c11', [at(5, 5), at(6, 6)], 'n'), { why: 'no-cut' }],
    ['merge: diagonally', () => mergeAreas(city(), 'c00', 'c11'), { why: 'not-neighbours' }],
  ])('refuses a corner %s', (_, edit, expected) => {
    expect(edit()).toMatchObject({ ok: false, ...expected });
  });

  it('refuses to take the third last corner', () => {
    const triangle = new Map([['t', polygon(at(0, 0), at(1, 0), at(0, 1))]]);
    expect(removeCorner(triangle, at(0, 0))).toMatchObject({ ok: false, why: 'too-few', id: 't' });
  });

  it('splits along a bent line; the larger part keeps the id; neighbours get the ends', () => {
    const edit = splitArea(city(), 'c11', [at(0.8, 1.5), at(1.5, 1.6), at(1.5, 2.2)], 'new');
    const shapes = done(edit);
    expect(size(shapes.get('c11'))).toBeGreaterThan(size(shapes.get('new')));
    expect(edit).toMatchObject({ changed: expect.arrayContaining(['c11', 'new', 'c01', 'c12']) });
    expectPartition(shapes, [at(1.5, 1.6), at(1.2, 1.9)]);
  });

  it('splits from places within: the ends are drawn to the edge', () => {
    expectPartition(done(splitArea(city(), 'c11', [at(1.1, 1.5), at(1.9, 1.4)], 'new')), [at(1.5, 1.5)]);
  });

  it('splits into parts that keep the holes, and merges them again into what it was', () => {
    const ring = at;
    const holed: Shape = {
      type: 'Polygon',
      coordinates: [
        [ring(0, 0), ring(4, 0), ring(4, 4), ring(0, 4), ring(0, 0)],
        [ring(1, 1), ring(1, 2), ring(2, 2), ring(2, 1), ring(1, 1)],
      ],
    };
    const shapes = new Map([['h', holed]]);
    expect(splitArea(shapes, 'h', [at(1.5, -1), at(1.5, 5)], 'n')).toMatchObject({ ok: false, why: 'holes' });
    const split = done(splitArea(shapes, 'h', [at(3, -1), at(3, 5)], 'n'));
    expect(split.get('h')?.coordinates).toHaveLength(2);
    const merged = done(mergeAreas(split, 'h', 'n'));
    expect(merged.has('n')).toBe(false);
    expect(size(merged.get('h'))).toBe(size(holed));
  });

  it('merges round a third area: a hole is left', () => {
    const shapes = new Map([
      ['u', polygon(at(0, 0), at(3, 0), at(3, 3), at(2, 3), at(2, 1), at(1, 1), at(1, 3), at(0, 3))],
      ['lid', polygon(at(0, 3), at(1, 3), at(1, 2), at(2, 2), at(2, 3), at(3, 3), at(3, 4), at(0, 4))],
    ]);
    const merged = done(mergeAreas(shapes, 'u', 'lid'));
    expect(merged.get('u')?.coordinates).toHaveLength(2);
  });
});

type StepOf =
  | { readonly kind: 'move'; readonly which: number; readonly dx: number; readonly dy: number }
  | { readonly kind: 'add'; readonly which: number; readonly share: number }
  | { readonly kind: 'remove'; readonly which: number }
  | { readonly kind: 'split'; readonly which: number; readonly from: [number, number]; readonly to: [number, number] }
  | { readonly kind: 'merge'; readonly which: number; readonly other: number };

describe('snapping', () => {
  it('takes the nearest corner, else the nearest edge, and nothing that is far', () => {
    const shapes = city();
    expect(snap(shapes, at(1.03, 1.02), 10)).toEqual({ at: at(1, 1), to: 'corner' });
    const on = snap(shapes, at(1.5, 1.03), 10);
    expect(on?.to).toBe('edge');
    expect(toCorner(on?.at ?? [0, 0])).toEqual(toCorner(at(1.5, 1)));
    expect(snap(shapes, at(1.5, 1.5), 10)).toBeNull();
  });

  it('does not hold a corner to itself', () => {
    expect(snap(city(), at(1.01, 1), 10, at(1, 1))).toBeNull();
  });
});
