const first = Date.parse('0001-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/** Can the instant be stored, reckoned with and shown? */
export function isInstant(t: number): boolean {
  return Number.isInteger(t) && t >= first && t <= last;
}

/** What is expected where `isInstant` says no. */
export const years = 'an instant in the years 1 to 9999';
