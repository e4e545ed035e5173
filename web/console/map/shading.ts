/** As many shades as the ramp has. */
const SHADES = 5;

/**
 * Lower bounds of the shades, in whole numbers a person would choose; the first is 1, since an area without any is left
 * bare. Fewer than five where the figures are small.
 */
export function stepsOf(values: Iterable<number>): number[] {
  const most = Math.max(0, ...values);
  if (most <= SHADES) return Array.from({ length: Math.max(most, 1) }, (_, index) => index + 1);
  const width = nice(most / SHADES);
  return [1, ...Array.from({ length: SHADES - 1 }, (_, index) => (index + 1) * width)].filter((step) => step <= most);
}

/** The next of 1, 2, 5, 10, 20 … */
function nice(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((each) => each * power >= width) ?? 10) * power;
}
