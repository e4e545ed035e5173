const OVERSCAN = 6;

/** First and last row to draw for a scroll position; `last` is before `first` where there are no rows. */
export function visibleRange(top: number, height: number, rowHeight: number, total: number): [number, number] {
  const first = Math.max(Math.floor(Math.max(top, 0) / rowHeight) - OVERSCAN, 0);
  const last = Math.min(Math.ceil((Math.max(top, 0) + height) / rowHeight) + OVERSCAN - 1, total - 1);
  return [Math.min(first, Math.max(total - 1, 0)), last];
}
