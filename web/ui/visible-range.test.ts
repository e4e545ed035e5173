import { expect, it } from 'vitest';
import { visibleRange } from './visible-range.js';

it.each([
  // top, height, total → first, last (six rows more on either side)
  [0, 400, 10_000, 0, 15],
  [4_000, 400, 10_000, 94, 115],
  [399_600, 400, 10_000, 9_984, 9_999],
  [0, 400, 3, 0, 2],
  [0, 400, 1, 0, 0],
  [0, 400, 0, 0, -1],
  [-50, 400, 100, 0, 15],
  [9_999, 400, 3, 2, 2],
])('at %d of %d high with %d rows', (top, height, total, first, last) => {
  expect(visibleRange(top, height, 40, total)).toEqual([first, last]);
});
