import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, decimal, floor, roundHalfAway, times, unitsAt } from './decimal.js';

describe('decimal', () => {
  it.each([
    [0, 0n, 0],
    [-0, 0n, 0],
    [1, 1n, 0],
    [0.03, 3n, 2],
    [-0.25, -25n, 2],
    [12.5, 125n, 1],
    [1e-7, 1n, 7],
    [-1.5e-9, -15n, 10],
    // 1.5e+21 has no fraction: 15 × 10^20.
    [1.5e21, 1_500_000_000_000_000_000_000n, 0],
    [123456789012345680000, 123456789012345680000n, 0],
  ])('%s is %s × 10^-%s', (value, units, scale) => {
    expect(decimal(value)).toEqual({ units, scale });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %s', (value) => {
    expect(() => decimal(value)).toThrow(RangeError);
  });

  it('stands for the number’s shortest text, whatever its size', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, (value) => {
        const { units, scale } = decimal(value);
        expect(Number(`${units}e-${scale}`)).toBe(value === 0 ? 0 : value);
      }),
      { seed: 20100401, numRuns: 1000 },
    );
  });

  it('multiplies exactly where floats do not', () => {
    // 0.1 × 3 is 0.30000000000000004 in floats.
    expect(compareDecimals(times(decimal(0.1), 3), decimal(0.3))).toBe(0);
    // 0.07 × 100 is 7.000000000000001.
    expect(compareDecimals(times(decimal(0.07), 100), decimal(7))).toBe(0);
  });

  it.each([
    [0.3, 0.3, 0],
    [0.3, 0.30000000000000004, -1],
    [1, 0.999, 1],
    [-1, 0.1, -1],
    [1e-7, 1e-8, 1],
    [1e21, 1e20, 1],
  ])('compares %s with %s: %s', (a, b, expected) => {
    expect(compareDecimals(decimal(a), decimal(b))).toBe(expected);
  });

  it('gives its units at a larger scale', () => {
    expect(unitsAt(decimal(0.8), 3)).toBe(800n);
  });

  it.each([
    [0.99, 0n],
    [1, 1n],
    [-0.01, -1n],
    [-2, -2n],
  ])('floor of %s is %s', (value, expected) => {
    expect(floor(decimal(value))).toBe(expected);
  });
});

describe('roundHalfAway', () => {
  it.each([
    // 1/20000 = 0.00005
    [1n, 20000n, 4, 0.0001],
    // 49999/10^9 = 0.000049999
    [49_999n, 1_000_000_000n, 4, 0],
    // 3/20000 = 0.00015, a float just below it
    [3n, 20000n, 4, 0.0002],
    [-1n, 20000n, 4, -0.0001],
    [-1n, 30000n, 4, 0],
    // 201/200 = 1.005, a float just below it: toFixed(2) gives 1.00
    [201n, 200n, 2, 1.01],
    [-201n, 200n, 2, -1.01],
    [2n, 3n, 4, 0.6667],
    [1n, 3n, 4, 0.3333],
    [5n, 2n, 0, 3],
    [-5n, 2n, 0, -3],
    [100n, 1n, 2, 100],
  ])('%s/%s to %s decimals is %s', (numerator, denominator, decimals, expected) => {
    expect(roundHalfAway(numerator, denominator, decimals)).toBe(expected);
  });

  it('is never further than half a unit off, and goes away from zero at the half', () => {
    const some = { min: -(10n ** 12n), max: 10n ** 12n };
    fc.assert(
      fc.property(fc.bigInt(some), fc.bigInt({ min: 1n, max: 10n ** 6n }), (numerator, denominator) => {
        const { units, scale } = decimal(roundHalfAway(numerator, denominator, 4));
        // In 1/(2 × 10^4 × denominator): the exact value and the rounded one.
        const exact = 2n * numerator * 10n ** 4n;
        const rounded = 2n * units * 10n ** BigInt(4 - scale) * denominator;
        const off = rounded > exact ? rounded - exact : exact - rounded;
        expect(off <= denominator).toBe(true);
        if (off === denominator) expect(rounded > exact).toBe(numerator > 0n);
      }),
      { seed: 20100401, numRuns: 1000 },
    );
  });
});
