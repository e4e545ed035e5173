import { DAY, dayNumber } from './civil.js';
import { InstantError, shown } from './errors.js';
import type { Instant } from './types.js';

/** 0001-01-01T00:00:00Z, the first instant that is accepted. */
export const FIRST: Instant = dayNumber(1, 1, 1) * DAY;
/** 10000-01-01T00:00:00Z, the first that no longer is. */
export const END: Instant = dayNumber(10_000, 1, 1) * DAY;

/** @throws InstantError unless t is a whole millisecond in the years 1 to 9999 of UTC. */
export function checkInstant(t: Instant): void {
  if (Number.isInteger(t) && t >= FIRST && t < END) return;
  throw new InstantError(
    'out-of-range',
    { value: String(t) },
    `${shown(t)} is no instant: give whole UTC milliseconds in the years 1 to 9999`,
  );
}

/** @throws InstantError unless a ≤ b and both are instants. */
export function checkSpan(a: Instant, b: Instant): void {
  checkInstant(a);
  checkInstant(b);
  if (a <= b) return;
  throw new InstantError(
    'backwards-span',
    { from: a, to: b },
    `The span ends (${b}) before it begins (${a}): swap its ends`,
  );
}

/** @throws RangeError for a length that is not whole milliseconds: its sum would be no instant. */
export function checkLength(d: number): void {
  if (Number.isSafeInteger(d)) return;
  throw new RangeError(`${shown(d)} is no length of time: round it to whole milliseconds first`);
}
