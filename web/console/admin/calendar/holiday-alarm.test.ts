import { expect, it } from 'vitest';
import { missingYear } from './holiday-alarm.js';

it.each([
  [[2027], 10, null],
  [[2027], 11, 2027],
  [[2027], 12, 2027],
  [[2026, 2027], 3, 2026],
  [[], 12, null],
])('missing are %j, in month %i: %s', (missing, month, year) => {
  expect(missingYear(missing, 2026, month)).toBe(year);
});
