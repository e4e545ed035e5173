import { HOUR, MINUTE } from './civil.js';
import { DurationError, shown } from './errors.js';
import type { Duration, DurationUnit, Milliseconds } from './types.js';

const UNITS: readonly DurationUnit[] = ['minutes', 'hours', 'workdays', 'urgentHours'];

/**
 * Reads a duration: an object with exactly one of `minutes`, `hours`, `workdays` and `urgentHours`, a finite number > 0.
 * Members of other names are ignored. `nullable` lets null through: no limit.
 *
 * @throws DurationError
 */
export function parseDuration(value: unknown, options?: { readonly nullable?: false }): Duration;
export function parseDuration(value: unknown, options: { readonly nullable: boolean }): Duration | null;
export function parseDuration(value: unknown, options: { readonly nullable?: boolean } = {}): Duration | null {
  if (value === null && options.nullable === true) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DurationError(
      'not-a-duration',
      { value: shown(value) },
      `${shown(value)} is no duration: write one such as {"hours": 4}`,
    );
  }
  const given = UNITS.filter((unit) => Object.hasOwn(value, unit));
  const [unit] = given;
  if (unit === undefined) {
    throw new DurationError('no-unit', {}, `A duration needs one of ${UNITS.join(', ')}, such as {"hours": 4}`);
  }
  if (given.length > 1) {
    throw new DurationError(
      'several-units',
      { units: given.join(', ') },
      `A duration has one unit, not ${given.join(' and ')}: leave one`,
    );
  }
  const amount: unknown = Object.entries(value).find(([name]) => name === unit)?.[1];
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount <= 0) {
    throw new DurationError(
      'bad-amount',
      { unit, value: shown(amount) },
      `A duration's ${unit} must be a number above 0, not ${shown(amount)}`,
    );
  }
  return durationOf(unit, amount);
}

function durationOf(unit: DurationUnit, amount: number): Duration {
  switch (unit) {
    case 'minutes':
      return { minutes: amount };
    case 'hours':
      return { hours: amount };
    case 'workdays':
      return { workdays: amount };
    case 'urgentHours':
      return { urgentHours: amount };
  }
}

/**
 * A duration's length in whole milliseconds, the exact decimal product rounded half away from zero. A working day has
 * `dayMinutes`; where it has none, workdays are refused. An urgent hour is 60 minutes: which time they are counted in
 * (and whether the unit fits it) is the timeline's to say.
 *
 * @throws DurationError
 */
export function durationLength(duration: Duration, dayMinutes: number | undefined): Milliseconds {
  const checked = parseDuration(duration);
  if ('minutes' in checked) return product(checked.minutes, 1, MINUTE);
  if ('hours' in checked) return product(checked.hours, 1, HOUR);
  if ('urgentHours' in checked) return product(checked.urgentHours, 1, HOUR);
  if (dayMinutes === undefined) {
    throw new DurationError(
      'no-day-minutes',
      { unit: 'workdays' },
      'Workdays have no length here: give the calendar its dayMinutes, or the duration in hours',
    );
  }
  return product(checked.workdays, dayMinutes, MINUTE);
}

export function refusedUnit(unit: DurationUnit, remedy: string): DurationError {
  return new DurationError('unit-refused', { unit }, `${unit} are refused here: ${remedy}`);
}

/** a × b × unit, rounded. 0.35 minutes are 21,000 ms, though 0.35 is no binary fraction: so decimals are multiplied. */
function product(a: number, b: number, unit: number): Milliseconds {
  const whole = a * b * unit;
  if (Number.isInteger(a) && Number.isInteger(b) && Number.isSafeInteger(whole)) return whole;
  const left = decimalOf(a);
  const right = decimalOf(b);
  const digits = left.digits * right.digits * BigInt(unit);
  const rounded = shift(digits, left.exponent + right.exponent);
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new DurationError(
      'too-long',
      { value: String(a) },
      `A duration of ${a} is past all calendars: give a shorter one`,
    );
  }
  return Number(rounded);
}

interface Decimal {
  readonly digits: bigint;
  /** value = digits × 10^exponent */
  readonly exponent: number;
}

/** The number as it is written: the shortest decimal that reads back as it. */
function decimalOf(value: number): Decimal {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** digits × 10^exponent to the nearest whole number, halves up: digits are never negative here. */
function shift(digits: bigint, exponent: number): bigint {
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const scale = 10n ** BigInt(-exponent);
  return (2n * digits + scale) / (2n * scale);
}
