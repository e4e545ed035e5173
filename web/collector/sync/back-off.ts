const FIRST_MS = 2_000;
const LONGEST_MS = 300_000;

/** How long to wait after so many failures in a row: twice as long each time, five minutes at most. */
export function waitMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
}
