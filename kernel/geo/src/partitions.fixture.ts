import fc from 'fast-check';
import type { Area } from './area-index.js';
import type { Position, Shape } from './contains.js';

/** mulberry32 */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** To a place on a grid: coarse, so that points lie on edges and corners, or as fine as numbers are. */
export type Snap = (value: number) => number;
/** Sixteenths. */
export const coarse: Snap = (value) => Math.round(value * 16) / 16;
/** 44 binary places: finer than what files have. */
export const fine: Snap = (value) => Math.round(value * 2 ** 44) / 2 ** 44;

export interface Partition {
  readonly areas: readonly Area[];
  readonly corners: readonly Position[];
}

/** Cells that fill a square, moved corners, winding edges; every other ring drawn the other way round; some with a hole that another area fills. */
export function grid(seed: number, side: number, west: number, south: number, step: number, snap: Snap): Partition {
  const next = random(seed);
  const jitter = (share: number) => (next() - 0.5) * share * step;
  const corners: Position[][] = Array.from({ length: side + 1 }, (_, row) =>
    Array.from({ length: side + 1 }, (_, column): Position => {
      const inner = (i: number) => (i === 0 || i === side ? 0 : jitter(0.5));
      return [snap(west + column * step + inner(column)), snap(south + row * step + inner(row))];
    }),
  );
  const corner = (row: number, column: number): Position => corners[row]?.[column] ?? [0, 0];
  const between = new Map<string, Position[]>();
  const edge = (a: Position, b: Position): Position[] => {
    const [key, back] = [`${a} ${b}`, `${b} ${a}`];
    const known = between.get(key);
    if (known !== undefined) return known;
    const straight = a[0] === b[0] || a[1] === b[1];
    const put = [1, 2, 3].map((i): Position => {
      const off = () => (straight ? 0 : jitter(0.05));
      return [snap(a[0] + ((b[0] - a[0]) * i) / 4 + off()), snap(a[1] + ((b[1] - a[1]) * i) / 4 + off())];
    });
    between.set(key, put);
    between.set(back, put.toReversed());
    return put;
  };
  const areas: Area[] = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const [a, b, c, d] = [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ];
      const ring = [a, ...edge(a, b), b, ...edge(b, c), c, ...edge(c, d), d, ...edge(d, a), a];
      const rings = [next() < 0.5 ? ring : ring.toReversed()];
      const id = `${row}-${column}`;
      if (next() < 0.3) {
        const middle: Position = [west + (column + 0.5) * step, south + (row + 0.5) * step];
        const hole = [0, 1, 2, 3, 4].map((i): Position => {
          const angle = (i * 2 * Math.PI) / 5 + 0.3;
          return [snap(middle[0] + 0.15 * step * Math.cos(angle)), snap(middle[1] + 0.15 * step * Math.sin(angle))];
        });
        const closed = hole.flatMap((at, i) => (i === 4 ? [at, hole[0] ?? at] : [at]));
        rings.push(closed);
        areas.push({ id: `${id} in`, level: 'cell', shape: { type: 'Polygon', coordinates: [closed.toReversed()] } });
      }
      areas.push({ id, level: 'cell', shape: { type: 'Polygon', coordinates: rings } });
    }
  }
  return { areas, corners: areas.flatMap(({ shape }) => shape.coordinates.flat(1) as Position[]) };
}

/** A triangle cut into smaller ones, each time at a place inside one of them. */
export function triangles(seed: number, count: number, snap: Snap): Partition {
  const next = random(seed);
  const all: [Position, Position, Position][] = [
    [
      [0, 0],
      [64, 1],
      [30, 60],
    ],
  ];
  for (let i = 0; i < count; i++) {
    const at = Math.floor(next() * all.length);
    const [a, b, c] = all[at] ?? [[0, 0] as const, [0, 0] as const, [0, 0] as const];
    const [u, v] = [0.2 + next() * 0.4, 0.2 + next() * 0.2];
    const mixed = (k: 0 | 1) => snap(a[k] + (b[k] - a[k]) * u + (c[k] - a[k]) * v);
    const inner: Position = [mixed(0), mixed(1)];
    const turns = [
      [a, b],
      [b, c],
      [c, a],
    ].map(([p = a, q = a]) => (q[0] - p[0]) * (inner[1] - p[1]) - (q[1] - p[1]) * (inner[0] - p[0]));
    // On a coarse grid the place may fall on an edge; only well inside it leaves three triangles.
    if (turns.some((turn) => turn < 1e-6)) continue;
    all.splice(at, 1, [a, b, inner], [b, c, inner], [c, a, inner]);
  }
  const areas = all.map(([a, b, c], i): Area => {
    const ring = [a, b, c, a];
    return { id: `t${i}`, level: 'slice', shape: { type: 'Polygon', coordinates: [i % 2 ? ring : ring.toReversed()] } };
  });
  return { areas, corners: all.flat() };
}

/** Points that lie where it matters: on corners, half way between two of them, level with one, and anywhere. */
export function pointsOf(corners: readonly Position[], snap: Snap): fc.Arbitrary<Position> {
  const any = fc.nat(corners.length - 1).map((i): Position => corners[i] ?? [0, 0]);
  const share = fc.constantFrom(0.25, 0.5, 0.75);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const within = (values: number[]) =>
    fc.double({ min: Math.min(...values), max: Math.max(...values), noNaN: true }).map(snap);
  return fc.oneof(
    any,
    fc.tuple(fc.nat(corners.length - 2), share).map(([i, part]): Position => {
      const [a, b] = [corners[i] ?? [0, 0], corners[i + 1] ?? [0, 0]];
      return [fine(a[0] + (b[0] - a[0]) * part), fine(a[1] + (b[1] - a[1]) * part)];
    }),
    fc.tuple(any, within(xs)).map(([[, y], x]): Position => [x, y]),
    fc.tuple(within(xs), within(ys)).map(([x, y]): Position => [x, y]),
  );
}

/** Any ring at all: it may cross and touch itself. */
export const tangle: fc.Arbitrary<Shape> = fc
  .array(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
      minLength: 3,
      maxLength: 14,
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((rings): Shape => {
    return { type: 'Polygon', coordinates: rings.map((ring) => [...ring, ring[0] ?? [0, 0]]) };
  });
