import type { Decimal } from './types.js';

const TEXT = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * The decimal that a number stands for: its shortest text, the one that JSON and policies show. 0.03 is three
 * hundredths, not the binary fraction next to it.
 * @throws RangeError for NaN and the infinities, which stand for no decimal.
 */
export function decimal(value: number): Decimal {
  const parts = TEXT.exec(String(value));
  if (parts === null) throw new RangeError(`${value} is no decimal: give a finite number`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const units = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - Number(exponent);
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

/** The units of `value` at a scale that is not smaller than its own. */
export function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale);
}

/** Negative where a < b, 0 where they are equal (0.3 and 0.30 are), positive where a > b. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = unitsAt(a, scale);
  const right = unitsAt(b, scale);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** `value × factor`, exactly. `factor` must be an integer. */
export function times(value: Decimal, factor: number): Decimal {
  return { units: value.units * BigInt(factor), scale: value.scale };
}

/** The greatest integer not above `value`. */
export function floor(value: Decimal): bigint {
  const one = 10n ** BigInt(value.scale);
  const quotient = value.units / one;
  return value.units < 0n && quotient * one !== value.units ? quotient - 1n : quotient;
}

/**
 * `numerator / denominator` to so many decimals, half away from zero, as the number that prints so: 1/20000 to four
 * decimals is 0.0001. The denominator is positive.
 */
export function roundHalfAway(numerator: bigint, denominator: bigint, decimals: number): number {
  const scaled = numerator * 10n ** BigInt(decimals);
  const size = scaled < 0n ? -scaled : scaled;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return Number(`${scaled < 0n && rounded !== 0n ? '-' : ''}${rounded}e-${decimals}`);
}
