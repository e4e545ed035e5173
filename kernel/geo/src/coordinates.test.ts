import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWgs84, toWgs84 } from './coordinates.js';
import { metresBetween } from './distance.js';
import { centralMeridian, epsgOf, fromGaussKrueger, toGaussKrueger } from './gauss-krueger.js';
import { guessPlace } from './guess-place.js';

const inChina = fc.record({
  lon: fc.double({ min: 80, max: 130, noNaN: true }),
  lat: fc.double({ min: 20, max: 50, noNaN: true }),
});

describe('GCJ-02 and BD-09', () => {
  it.each(['gcj02', 'bd09'] as const)(
    '%s comes back to a tenth of a millimetre, some hundred metres away',
    (system) => {
      fc.assert(
        fc.property(inChina, (place) => {
          const there = fromWgs84(place, system);
          const back = toWgs84(there, system);
          expect(metresBetween(place.lon, place.lat, back.lon, back.lat)).toBeLessThan(1e-4);
          const shift = metresBetween(place.lon, place.lat, there.lon, there.lat);
          expect(shift).toBeGreaterThan(50);
          expect(shift).toBeLessThan(2500);
        }),
        { seed: 2, numRuns: 300 },
      );
    },
  );

  it('shifts nothing abroad, and CGCS2000 nowhere', () => {
    expect(fromWgs84({ lon: -71, lat: 42 }, 'gcj02')).toEqual({ lon: -71, lat: 42 });
    expect(toWgs84({ lon: 103.7, lat: 36 }, 'cgcs2000')).toEqual({ lon: 103.7, lat: 36 });
  });
});

describe('Gauss–Krüger', () => {
  // The meridian's length from the equator to 45° on this ellipsoid: 4,984,944.378 m.
  it('has the meridian’s true length at its centre', () => {
    const { east, north } = toGaussKrueger({ lon: 105, lat: 45 });
    expect(east).toBeCloseTo(500_000, 6);
    expect(north).toBeCloseTo(4_984_944.378, 3);
  });

  it('picks Lanzhou’s zone and knows its EPSG code', () => {
    expect(centralMeridian(103.8)).toBe(105);
    expect(epsgOf(105)).toBe(4544);
    expect([centralMeridian(73), centralMeridian(140)]).toEqual([75, 135]);
    expect(() => epsgOf(104)).toThrow(/no central meridian/);
  });

  it('comes back, with the zone’s number or without', () => {
    fc.assert(
      fc.property(inChina, (place) => {
        const meridian = centralMeridian(place.lon);
        const metric = toGaussKrueger(place);
        const back = fromGaussKrueger(metric, meridian);
        expect(metresBetween(place.lon, place.lat, back.lon, back.lat)).toBeLessThan(1e-3);
        const numbered = { ...metric, east: metric.east + (meridian / 3) * 1e6 };
        expect(metresBetween(back.lon, back.lat, ...lonLat(fromGaussKrueger(numbered, meridian)))).toBeLessThan(1e-3);
      }),
      { seed: 3, numRuns: 200 },
    );
    expect(() => fromGaussKrueger({ east: 35_500_000, north: 4e6 }, 114)).toThrow(/zone 35/);
  });
});

describe('guessPlace', () => {
  const district = {
    contains: (lon: number, lat: number) => lon >= 103.7 && lon <= 103.8 && lat >= 36 && lat <= 36.1,
  };
  const edge = { lon: 103.7999, lat: 36.05 };

  it('leaves alone what is inside', () => {
    expect(guessPlace({ lon: 103.75, lat: 36.05 }, district)).toEqual({ guess: 'ok', lon: 103.75, lat: 36.05 });
  });

  it('sees swapped numbers', () => {
    expect(guessPlace({ lon: 36.05, lat: 103.75 }, district)).toEqual({ guess: 'swapped', lon: 103.75, lat: 36.05 });
  });

  it.each(['gcj02', 'bd09'] as const)('sees %s taken for WGS-84 at the edge', (system) => {
    const guessed = guessPlace(
      fromWgs84(edge, system),
      system === 'gcj02' ? district : stricter(fromWgs84(edge, system)),
    );
    expect(guessed.guess).toBe(system);
    expect(metresBetween(edge.lon, edge.lat, guessed.lon, guessed.lat)).toBeLessThan(0.01);
  });

  it('says outside where nothing helps', () => {
    expect(guessPlace({ lon: 10, lat: 50 }, district)).toEqual({ guess: 'outside', lon: 10, lat: 50 });
    expect(guessPlace({ lon: Number.NaN, lat: 50 }, district).guess).toBe('outside');
  });

  /** Baidu's shift is Amap's and a further one: a district whose edge only the whole of it crosses. */
  function stricter(place: { lon: number; lat: number }) {
    const half = toWgs84(place, 'gcj02');
    return { contains: (lon: number) => lon < Math.min(half.lon, place.lon) - 1e-6 && lon > 103.7 };
  }
});

function lonLat({ lon, lat }: { lon: number; lat: number }): [number, number] {
  return [lon, lat];
}
