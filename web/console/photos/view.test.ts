import { describe, expect, it } from 'vitest';
import { moved, transformOf, WHOLE, zoomed } from './view.js';

/** Where a spot of the picture stands in the frame. */
const stands = (view: typeof WHOLE, x: number) => x * view.zoom + view.x;

describe('a view', () => {
  it('keeps what is under the pointer where it is', () => {
    const spot = { x: 0.3, y: -0.2 };
    const first = zoomed(WHOLE, 2, spot);
    expect(stands(first, 0.3)).toBeCloseTo(0.3);
    // What stands under another spot now.
    const under = (0.1 - first.x) / first.zoom;
    const second = zoomed(first, 1.7, { x: 0.1, y: 0 });
    expect(stands(second, under)).toBeCloseTo(0.1);
  });

  it('never shows what lies beside the picture, and is whole again when it is small enough', () => {
    expect(moved(WHOLE, 1, 1)).toEqual(WHOLE);
    const near = zoomed(WHOLE, 3);
    expect(moved(near, 9, -9)).toEqual({ zoom: 3, x: 1, y: -1 });
    expect(zoomed(moved(near, 9, 9), 0.01)).toEqual(WHOLE);
    expect(zoomed(WHOLE, 1000).zoom).toBe(8);
  });

  it('is written for a style sheet', () => {
    expect(transformOf(moved(zoomed(WHOLE, 2), 0.25, 0))).toBe('translate(25%, 0%) scale(2)');
  });
});
