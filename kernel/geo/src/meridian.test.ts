import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf } from './area.js';
import { type Area, AreaIndex } from './area-index.js';
import { checkShape } from './check.js';
import { contains, type Position, type Shape } from './contains.js';
import { wrapped } from './meridian.js';
import { fine, grid, pointsOf } from './partitions.fixture.js';

const polygon = (...ring: Position[]): Shape => ({ type: 'Polygon', coordinates: [ring] });

describe('wrapped', () => {
  it.each([
    [180, -180],
    [-180, -180],
    [540, -180],
    [190, -170],
    [-190, 170],
    [359.5, -0.5],
    [-721, -1],
    [103.7, 103.7],
  ])('%d is %d', (lon, expected) => {
    expect(wrapped(lon)).toBe(expected);
  });
});

describe('an area across ±180', () => {
  const jumping = polygon([179, -1], [-179, -1], [-179, 1], [179, 1], [179, -1]);
  const beyond = polygon([179, -1], [181, -1], [181, 1], [179, 1], [179, -1]);
  const split: Shape = {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [179, -1],
          [180, -1],
          [180, 1],
          [179, 1],
          [179, -1],
        ],
      ],
      [
        [
          [-180, -1],
          [-179, -1],
          [-179, 1],
          [-180, 1],
          [-180, -1],
        ],
      ],
    ],
  };

  it.each([
    ['a ring that jumps', jumping],
    ['a ring that goes on beyond 180', beyond],
    ['two polygons, as RFC 7946 has it', split],
  ])('%s', (_, shape) => {
    const index = new AreaIndex([{ id: 'a', level: 'l', shape }]);
    const cases: [number, number, boolean][] = [
      [179.5, 0, true],
      [-179.5, 0, true],
      [180, 0, true],
      [-180, 0, true],
      [179, 0, true],
      [-179, 0, false],
      [181, 0, false],
      [180.5, 0, true],
      [0, 0, false],
      [178.9, 0, false],
      [-178.9, 0, false],
      [180, 1, false],
    ];
    for (const [lon, lat, inside] of cases) {
      expect([lon, contains(shape, lon, lat)]).toEqual([lon, inside]);
      expect(index.at(lon, lat)).toHaveLength(inside ? 1 : 0);
    }
  });

  it('may have corners on both 180 and -180', () => {
    const shape = polygon([179, -1], [180, -1], [-180, -1], [-179, -1], [-179, 1], [179, 1], [179, -1]);
    const index = new AreaIndex([{ id: 'a', level: 'l', shape }]);
    for (const lon of [179.5, 180, -180, -179.5]) expect([lon, index.at(lon, 0).length]).toEqual([lon, 1]);
    for (const lon of [0, 178, -178]) expect([lon, index.at(lon, 0).length]).toEqual([lon, 0]);
    expect(areaOf(shape)).toBeCloseTo(areaOf(jumping), 0);
    expect(checkShape(shape)).toEqual([]);
  });

  it('has holes on either side', () => {
    const holed: Shape = {
      type: 'Polygon',
      coordinates: [
        [
          [170, -10],
          [-170, -10],
          [-170, 10],
          [170, 10],
          [170, -10],
        ],
        [
          [-178, -1],
          [-176, -1],
          [-176, 1],
          [-178, 1],
          [-178, -1],
        ],
        [
          [179, 3],
          [-179, 3],
          [-179, 5],
          [179, 5],
          [179, 3],
        ],
      ],
    };
    const index = new AreaIndex([{ id: 'a', level: 'l', shape: holed }]);
    const inside = ([lon, lat]: Position) => [contains(holed, lon, lat), index.at(lon, lat).length === 1];
    expect(inside([-177, 0])).toEqual([false, false]);
    expect(inside([180, 4])).toEqual([false, false]);
    expect(inside([179.5, 4])).toEqual([false, false]);
    expect(inside([180, 0])).toEqual([true, true]);
    expect(inside([-171, 9])).toEqual([true, true]);
  });

  it('touches what ends at 180 and what begins there, each point in one', () => {
    const index = new AreaIndex([
      { id: 'west', level: 'l', shape: polygon([170, 0], [180, 0], [180, 10], [170, 10], [170, 0]) },
      { id: 'east', level: 'l', shape: polygon([-180, 0], [-170, 0], [-170, 10], [-180, 10], [-180, 0]) },
    ]);
    for (const lon of [180, -180]) expect(index.at(lon, 5).map(({ id }) => id)).toEqual(['east']);
  });

  it('cells drawn across it fit to the digit, whichever side their corners are written on', () => {
    const { areas, corners } = grid(7, 8, 178, -2, 0.5, fine);
    const turned = areas.map((area): Area => {
      const rings = area.shape.coordinates as Position[][];
      return { ...area, shape: { type: 'Polygon', coordinates: rings.map((ring) => ring.map(turn)) } };
    });
    const index = new AreaIndex(turned);
    fc.assert(
      fc.property(pointsOf(corners, fine), (point) => {
        const [lon, lat] = turn(point);
        const inside = point[0] >= 178 && point[0] < 182 && lat >= -2 && lat < 2;
        const found = index.at(lon, lat);
        expect(found).toHaveLength(inside ? 1 : 0);
        for (const { shape } of found) expect(contains(shape, lon, lat)).toBe(true);
      }),
      { seed: 180, numRuns: 3000 },
    );
  });
});

describe('at the poles', () => {
  const south = polygon([-180, -60], [-90, -70], [0, -65], [90, -70], [180, -60], [-180, -60]);
  const boxed = polygon([-180, -90], [180, -90], [180, -60], [-180, -60], [-180, -90]);
  const north = polygon([-120, 80], [0, 80], [120, 80], [-120, 80]);

  it('a ring round a pole has the pole in it', () => {
    const index = new AreaIndex([{ id: 'n', level: 'l', shape: north }]);
    for (const lon of [-180, -120, -1, 0, 60, 179.9, 180]) {
      expect(index.at(lon, 85)).toHaveLength(1);
      expect(index.at(lon, 90)).toHaveLength(1);
      expect(index.at(lon, 79)).toHaveLength(0);
    }
    const cap = polygon([-180, 80], [180, 80], [180, 90], [-180, 90], [-180, 80]);
    expect(areaOf(north) / areaOf(cap)).toBeCloseTo(1, 9);
    expect(areaOf({ type: 'Polygon', coordinates: [(north.coordinates[0] as Position[]).toReversed()] })).toBeCloseTo(
      areaOf(north),
      -3,
    );
  });

  it('a ring along the edge of the map is read as it is drawn', () => {
    for (const lon of [-180, -10, 179, 180]) {
      expect(contains(boxed, lon, -90)).toBe(true);
      expect(contains(boxed, lon, -61)).toBe(true);
      expect(contains(boxed, lon, -59)).toBe(false);
    }
    expect(contains(south, 0, -62)).toBe(true);
    expect(contains(south, 0, -66)).toBe(false);
  });
});

/** What lies beyond 180 written as maps write it. */
function turn([lon, lat]: Position): Position {
  return [wrapped(lon), lat];
}
