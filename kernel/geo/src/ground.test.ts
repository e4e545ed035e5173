import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf } from './area.js';
import { AreaIndex } from './area-index.js';
import { contains, type Position, type Shape } from './contains.js';
import { divide } from './divide.js';
import { toGaussKrueger } from './gauss-krueger.js';
import { findGaps, findOverlaps } from './overlay.js';
import { fine, grid } from './partitions.fixture.js';
import { box, metres, polygon, ring } from './shapes.fixture.js';

describe('areaOf', () => {
  // The surface of the ellipsoid: 510,065,621,724,088 m².
  it('has the whole earth, in one piece and in two', () => {
    const earth = (west: number, east: number): Shape => ({
      type: 'Polygon',
      coordinates: [
        [
          [west, -90],
          [east, -90],
          [east, 90],
          [west, 90],
          [west, -90],
        ],
      ],
    });
    expect(areaOf(earth(-180, 180)) / 510_065_621_724_088).toBeCloseTo(1, 12);
    expect(
      (areaOf(earth(-180, -20)) + areaOf(earth(-20, 120)) + areaOf(earth(120, 180))) / areaOf(earth(-180, 180)),
    ).toBeCloseTo(1, 12);
  });

  it('agrees with the area in metric coordinates', () => {
    const shape = polygon(ring([0, 0], [900, -50], [1000, 700], [300, 900]), box(400, 300, 500, 350));
    const [outer = 0, hole = 0] = (shape.coordinates as Position[][]).map((corners) => {
      const flat = corners.map(([lon, lat]) => toGaussKrueger({ lon, lat }, 105));
      return Math.abs(
        flat.reduce((sum, { east, north }, i) => {
          const before = flat[i - 1];
          return before === undefined ? 0 : sum + (before.east * north - east * before.north) / 2;
        }, 0),
      );
    });
    // The projection stretches areas by some parts in ten thousand, 110 km from its meridian.
    expect(areaOf(shape) / (outer - hole)).toBeCloseTo(1, 3);
  });

  it('does not mind ±180 or the direction', () => {
    const there: Position[] = [
      [10, 0],
      [12, 0],
      [12, 1],
      [10, 1],
      [10, 0],
    ];
    const across: Position[] = [
      [179, 0],
      [-179, 0],
      [-179, 1],
      [179, 1],
      [179, 0],
    ];
    const area = (corners: Position[]) => areaOf({ type: 'Polygon', coordinates: [corners] });
    expect(area(across) / area(there)).toBeCloseTo(1, 12);
    expect(area(there.toReversed())).toBeCloseTo(area(there), 3);
  });
});

/** A star: corners in order round a centre, so that no edges cross. */
const star = fc.array(fc.double({ min: 80, max: 900, noNaN: true }), { minLength: 3, maxLength: 24 }).map((radii) =>
  ring(
    ...radii.map((radius, i): [number, number] => {
      const angle = (i * 2 * Math.PI) / radii.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  ),
);
const pond = ring([-20, -10], [-20, 10], [20, 10], [20, -10]);

function holds(shape: Shape, cells: readonly Shape[], points: readonly Position[]): void {
  const sum = cells.reduce((all, cell) => all + areaOf(cell), 0);
  expect(Math.abs(sum - areaOf(shape))).toBeLessThan(1e-3);
  const index = new AreaIndex(cells.map((cell, i) => ({ id: `${i}`, level: 'cell', shape: cell })));
  for (const [lon, lat] of points) expect(index.at(lon, lat)).toHaveLength(contains(shape, lon, lat) ? 1 : 0);
  // Corners that cuts have made inside: in one of the cells that meet there.
  const outline = new Set((shape.coordinates as Position[][]).flat().map(String));
  const counts = new Map<string, number>();
  for (const cell of cells) {
    for (const corners of cell.coordinates as Position[][]) {
      for (const corner of corners.slice(1)) counts.set(`${corner}`, (counts.get(`${corner}`) ?? 0) + 1);
    }
  }
  for (const [key, count] of counts) {
    const [lon = 0, lat = 0] = key.split(',').map(Number);
    expect(index.at(lon, lat).length).toBeLessThanOrEqual(1);
    if (count >= 3 && !outline.has(key)) expect(index.at(lon, lat)).toHaveLength(1);
  }
  expect(findOverlaps(cells)).toEqual([]);
  expect(findGaps(shape, cells)).toEqual([]);
}

describe('divide', () => {
  const point = fc.tuple(
    fc.double({ min: -900, max: 900, noNaN: true }),
    fc.double({ min: -900, max: 900, noNaN: true }),
  );
  const points = fc.array(
    point.map(([x, y]) => metres(x, y)),
    { minLength: 40, maxLength: 40 },
  );

  it('leaves no gap and no overlap, whatever the shape, with a hole or without', () => {
    fc.assert(
      fc.property(star, fc.boolean(), points, (outer, holed, at) => {
        const shape = holed ? polygon(outer, pond) : polygon(outer);
        holds(shape, divide(shape, 10_000), at);
      }),
      { seed: 10_000, numRuns: 60 },
    );
  });

  it.each([
    ['a block', polygon(box(0, 0, 1000, 500)), 50],
    ['an L', polygon(ring([0, 0], [1000, 0], [1000, 200], [200, 200], [200, 900], [0, 900])), 34],
    ['a block round a court', polygon(box(0, 0, 1000, 800), box(300, 300, 600, 500)), 74],
  ])('%s: cells of the size that was asked for', (_, shape, count) => {
    const cells = divide(shape, 10_000);
    expect(cells).toHaveLength(count);
    for (const cell of cells) expect(Math.abs(areaOf(cell) - areaOf(shape) / count)).toBeLessThan(20);
  });

  it('leaves whole what is small enough, and takes polygons one by one', () => {
    const small = polygon(box(0, 0, 100, 100));
    expect(divide(small, 10_000)).toEqual([small]);
    const two: Shape = { type: 'MultiPolygon', coordinates: [[box(0, 0, 200, 100)], [box(500, 0, 600, 100)]] };
    expect(divide(two, 10_000)).toHaveLength(3);
    expect(() => divide(small, 0)).toThrow(/size/);
  });
});

describe('gaps and overlaps', () => {
  const whole = polygon(box(0, 0, 1000, 1000));

  it('a strip a metre wide is found, with its place and size', () => {
    const gaps = findGaps(whole, [polygon(box(0, 0, 499, 1000)), polygon(box(500, 0, 1000, 1000))]);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.squareMetres).toBeGreaterThan(990);
    expect(gaps[0]?.squareMetres).toBeLessThan(1010);
    expect(contains(polygon(box(499, 0, 500, 1000)), ...(gaps[0]?.at ?? [0, 0]))).toBe(true);
    // Its corners are the neighbours', to the digit.
    const corners = new Set(gaps.flatMap(({ shape }) => (shape.coordinates as Position[][]).flat().map(String)));
    expect(corners).toEqual(new Set([...box(499, 0, 500, 1000)].map(String)));

    const overlaps = findOverlaps([
      polygon(box(600, 600, 700, 700)),
      polygon(box(0, 0, 500, 1000)),
      polygon(box(499, 0, 1000, 500)),
    ]);
    expect(overlaps.map(({ parts }) => parts)).toEqual([[1, 2]]);
    expect(overlaps[0]?.squareMetres).toBeGreaterThan(495);
    expect(contains(polygon(box(499, 0, 500, 500)), ...(overlaps[0]?.at ?? [0, 0]))).toBe(true);
  });

  it('a court that nobody has is a gap; a part within another, or the same twice, is an overlap', () => {
    const court = box(300, 300, 600, 500);
    const gaps = findGaps(whole, [polygon(box(0, 0, 1000, 1000), court)]);
    expect(gaps.map(({ squareMetres }) => Math.round(squareMetres / 1000))).toEqual([60]);
    const overlaps = findOverlaps([whole, polygon(court), polygon(court)]);
    expect(overlaps.map(({ parts }) => parts)).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(findOverlaps([polygon(box(0, 0, 1000, 1000), court), polygon(court)])).toEqual([]);
  });

  it('edges in common raise no alarm, nor do edges cut differently or rounded to a centimetre', () => {
    const { areas } = grid(5, 10, 103.7, 36, 0.0011, fine);
    const shapes = areas.map(({ shape }) => shape);
    expect(findOverlaps(shapes)).toEqual([]);
    expect(findGaps(polygonOf(103.7, 36, 10 * 0.0011), shapes)).toEqual([]);
    const rounded = (shape: Shape): Shape => {
      const rings = shape.coordinates as Position[][];
      return polygon(
        ...rings.map((corners) =>
          corners.map(([lon, lat]): Position => [Number(lon.toFixed(7)), Number(lat.toFixed(7))]),
        ),
      );
    };
    const half = [
      polygon(ring([0, 0], [700, 100], [500, 900], [0, 900])),
      polygon(ring([700, 100], [1000, 500], [500, 900], [600, 500], [650, 300])),
    ];
    expect(findOverlaps(half.map(rounded))).toEqual([]);
    const cut = polygon(ring([0, 0], [1000, 310], [1000, 0]));
    const other = polygon(ring([0, 0], [333, 103.23], [777, 240.87], [1000, 310], [0, 310]));
    expect(findOverlaps([cut, other])).toEqual([]);
    expect(findGaps(polygon(box(0, 0, 1000, 310)), [cut, other])).toEqual([]);
  });

  it('what is gone from a city’s cells is found again', () => {
    const { areas } = grid(6, 8, 103.7, 36, 0.0011, fine);
    const all = areas.map(({ shape }) => shape);
    fc.assert(
      fc.property(fc.nat(all.length - 1), (gone) => {
        const [gap, ...others] = findGaps(
          polygonOf(103.7, 36, 8 * 0.0011),
          all.filter((_, i) => i !== gone),
        );
        expect(others).toEqual([]);
        expect(gap?.squareMetres).toBeCloseTo(areaOf(all[gone] ?? whole), 1);
        expect(contains(all[gone] ?? whole, ...(gap?.at ?? [0, 0]))).toBe(true);
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  it('across ±180', () => {
    const part = (west: number, east: number) =>
      polygon([
        [west, 0],
        [east, 0],
        [east, 0.1],
        [west, 0.1],
        [west, 0],
      ]);
    const around = part(179.9, -179.9);
    expect(findGaps(around, [part(179.9, 180), part(-180, -179.9)])).toEqual([]);
    const [gap] = findGaps(around, [part(179.9, 180), part(-179.95, -179.9)]);
    expect(gap?.squareMetres).toBeCloseTo(areaOf(part(-180, -179.95)), -2);
    for (const [west, east] of [
      [179.95, -179.95],
      [179.97, -179.9],
    ] as const) {
      const [overlap, ...others] = findOverlaps([part(west, -179.94), part(179.9, east)]);
      expect(others).toEqual([]);
      expect(contains(part(west, east), ...(overlap?.at ?? [0, 0]))).toBe(true);
    }
    const cells = divide(around, 2e7);
    expect(cells).toHaveLength(Math.round(areaOf(around) / 2e7));
    expect(findGaps(around, cells)).toEqual([]);
    expect(findOverlaps(cells)).toEqual([]);
  });
});

function polygonOf(west: number, south: number, size: number): Shape {
  const [east, north] = [fine(west + size), fine(south + size)];
  return polygon([
    [fine(west), fine(south)],
    [east, fine(south)],
    [east, north],
    [fine(west), north],
    [fine(west), fine(south)],
  ]);
}
