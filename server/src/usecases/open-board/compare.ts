/** Not by subtraction: two that never fall due are equal. */
export function compare(a = 0, b = 0): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
