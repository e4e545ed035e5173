import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationLength, parseDuration } from './duration.js';
import { DurationError } from './errors.js';
import { thrownBy } from './fixtures.js';

describe('parseDuration', () => {
  it.each([{ minutes: 30 }, { hours: 0.5 }, { workdays: 1.5 }, { urgentHours: 24 }])('reads %j', (value) => {
    expect(parseDuration(value)).toEqual(value);
  });

  it('ignores members that it does not know', () => {
    expect(parseDuration({ hours: 4, note: 'local example' })).toEqual({ hours: 4 });
  });

  it('lets null through only where no limit is legal', () => {
    expect(parseDuration(null, { nullable: true })).toBeNull();
    expect(() => parseDuration(null, { nullable: false })).toThrow(DurationError);
    expect(() => parseDuration(null)).toThrow(DurationError);
  });

  it.each([
    [null, 'not-a-duration', { value: 'null' }],
    [undefined, 'not-a-duration', { value: 'undefined' }],
    ['4h', 'not-a-duration', { value: '"4h"' }],
    [4, 'not-a-duration', { value: '4' }],
    [[{ hours: 4 }], 'not-a-duration', { value: 'a list' }],
    [{}, 'no-unit', {}],
    [{ days: 4 }, 'no-unit', {}],
    [{ toString: 4 }, 'no-unit', {}],
    [{ hours: 4, minutes: 30 }, 'several-units', { units: 'minutes, hours' }],
    [{ hours: 0 }, 'bad-amount', { unit: 'hours', value: '0' }],
    [{ hours: -1 }, 'bad-amount', { unit: 'hours', value: '-1' }],
    [{ hours: '4' }, 'bad-amount', { unit: 'hours', value: '"4"' }],
    [{ hours: null }, 'bad-amount', { unit: 'hours', value: 'null' }],
    [{ workdays: Number.NaN }, 'bad-amount', { unit: 'workdays', value: 'NaN' }],
    [{ minutes: Number.POSITIVE_INFINITY }, 'bad-amount', { unit: 'minutes', value: 'Infinity' }],
  ])('refuses %j: %s', (value, code, params) => {
    const error = thrownBy(() => parseDuration(value));
    expect(error).toBeInstanceOf(DurationError);
    expect(error).toMatchObject({ name: 'DurationError', code, params });
  });
});

describe('durationLength', () => {
  it.each([
    [{ minutes: 30 }, 1_800_000],
    [{ hours: 4 }, 14_400_000],
    [{ urgentHours: 24 }, 86_400_000],
    [{ workdays: 1 }, 23_400_000],
    [{ workdays: 2.5 }, 58_500_000],
    [{ hours: 0.1 }, 360_000],
    [{ hours: 0.000_1 }, 360],
    // 1.005 minutes are 60,300 ms exactly; the product of binary fractions is 60,299.99….
    [{ minutes: 1.005 }, 60_300],
    // Halves go up: 0.00000125 h = 4.5 ms, 0.0000375 min = 2.25 ms, 0.000025 min = 1.5 ms.
    [{ hours: 0.000_001_25 }, 5],
    [{ minutes: 0.000_037_5 }, 2],
    [{ minutes: 0.000_025 }, 2],
    // 1.000125 min = 60,007.5 ms, which the binary product misses from below.
    [{ minutes: 1.000_125 }, 60_008],
    [{ minutes: 1e-7 }, 0],
    [{ hours: 1e7 }, 36_000_000_000_000],
  ])('%j is %i ms', (duration, length) => expect(durationLength(duration, 390)).toBe(length));

  it('multiplies workdays with a fractional day exactly', () => {
    // 0.1 × 0.7 min × 60,000 = 4,200 ms.
    expect(durationLength({ workdays: 0.1 }, 0.7)).toBe(4200);
    // 60,007.5 ms.
    expect(durationLength({ workdays: 1.000_125 }, 1)).toBe(60_008);
  });

  it('is the exact product of the decimals, rounded half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 9 }), (digits, places) => {
        const exact = (2n * BigInt(digits) * 60_000n + 10n ** BigInt(places)) / (2n * 10n ** BigInt(places));
        expect(durationLength({ minutes: Number(`${digits}e-${places}`) }, undefined)).toBe(Number(exact));
      }),
      { seed: 20100401, numRuns: 2000 },
    );
  });

  it.each([
    [{ workdays: 1 }, 'no-day-minutes', { unit: 'workdays' }],
    [{ hours: 1e300 }, 'too-long', { value: '1e+300' }],
    [{ hours: 2_501_999_793 }, 'too-long', { value: '2501999793' }],
    [{ hours: 0 }, 'bad-amount', { unit: 'hours', value: '0' }],
  ])('refuses %j: %s', (duration, code, params) => {
    const error = thrownBy(() => durationLength(duration, undefined));
    expect(error).toBeInstanceOf(DurationError);
    expect(error).toMatchObject({ code, params });
  });
});
