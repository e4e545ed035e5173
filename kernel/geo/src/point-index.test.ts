import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metresBetween } from './distance.js';
import { PointIndex } from './point-index.js';

const anywhere = fc.record({
  lon: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(-180, 180, 179.9999, -179.9999)),
  lat: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(-90, 90, 89.999, 0)),
});
const inTown = fc.record({
  lon: fc.double({ min: 103.7, max: 103.8, noNaN: true }),
  lat: fc.double({ min: 36, max: 36.1, noNaN: true }),
});

describe.each([
  ['anywhere on earth', anywhere, 3e6],
  ['in a town', inTown, 900],
])('points %s', (_, place, metres) => {
  it('near is what looking at each of them finds', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 120 }), place, fc.integer({ min: 1, max: 9 }), (points, from, most) => {
        const index = new PointIndex(points);
        const all = points
          .map((point, i) => ({ index: i, metres: metresBetween(from.lon, from.lat, point.lon, point.lat) }))
          .sort((a, b) => a.metres - b.metres || a.index - b.index);
        const odd = (_point: unknown, i: number) => i % 2 === 1;
        expect(index.near(from.lon, from.lat, { most })).toEqual(all.slice(0, most));
        expect(index.near(from.lon, from.lat, { metres })).toEqual(all.filter((near) => near.metres <= metres));
        expect(index.near(from.lon, from.lat, { most, metres, filter: odd })).toEqual(
          all.filter((near) => near.metres <= metres && odd(null, near.index)).slice(0, most),
        );
        expect(index.near(from.lon, from.lat)).toEqual(all);
      }),
      { seed: 17, numRuns: 300 },
    );
  });
});

describe('points in a box', () => {
  const index = new PointIndex([
    { lon: 179.5, lat: 1 },
    { lon: -179.5, lat: 1 },
    { lon: 180, lat: 1 },
    { lon: 0, lat: 1 },
    { lon: 103.7, lat: 36 },
  ]);

  it.each([
    ['with its edges', [103.7, 36, 104, 37], [4]],
    ['across ±180', [179, 0, -179, 2], [0, 1, 2]],
    ['up to 180', [179, 0, 180, 2], [0, 2]],
    ['from -180 on', [-180, 0, -179, 2], [1, 2]],
    ['all round', [-180, -90, 180, 90], [0, 1, 2, 3, 4]],
    ['empty', [10, 10, 20, 20], []],
  ] as const)('%s', (_, [west, south, east, north], expected) => {
    expect(index.within(west, south, east, north)).toEqual(expected);
  });

  it('nothing is near where there are no points', () => {
    expect(new PointIndex([]).near(0, 0)).toEqual([]);
    expect(new PointIndex([]).within(-180, -90, 180, 90)).toEqual([]);
  });
});
