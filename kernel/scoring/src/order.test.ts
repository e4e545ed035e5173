import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCodePoint } from './order.js';

describe('byCodePoint', () => {
  it.each([
    ['U01', 'U02'],
    ['U1', 'U10'],
    ['', 'a'],
    ['Z', 'a'],
    // 一 is U+4E00, 丁 is U+4E01
    ['一', '丁'],
    // ￥ is U+FFE5, 𠀀 is U+20000 and begins with the unit D840: `<` says the opposite
    ['￥', '𠀀'],
    ['城管￥', '城管𠀀'],
    // 𠀀 and 𠀁 share their first unit
    ['𠀀', '𠀁'],
    // a lone first half is its own code point, below every whole character beyond the basic plane
    ['\ud840', '𠀀'],
  ])('%s comes before %s', (a, b) => {
    expect(byCodePoint(a, b)).toBeLessThan(0);
    expect(byCodePoint(b, a)).toBeGreaterThan(0);
    expect(byCodePoint(a, a)).toBe(0);
  });

  it('agrees with comparing the lists of code points', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '一', '￥', '𠀀', '𠀁'), maxLength: 4 });
    const points = (value: string) =>
      Array.from(value, (char) => (char.codePointAt(0) ?? 0).toString().padStart(8, '0'));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const left = points(a).join();
        const right = points(b).join();
        expect(Math.sign(byCodePoint(a, b))).toBe(left === right ? 0 : left < right ? -1 : 1);
      }),
      { seed: 20100401, numRuns: 1000 },
    );
  });
});
