/** Flat coordinates: x and y in turn. */
export type Flat = readonly number[];

/** The part of a ring between two lines, across x (0) or y (1): Sutherland and Hodgman's way. The ring is open: its last position does not repeat the first. */
export function clipRing(ring: Flat, axis: 0 | 1, low: number, high: number): number[] {
  return half(half(ring, axis, low, 1), axis, high, -1);
}

/** Keeps what is at or beyond the edge on its side: 1, where coordinates grow; −1, where they shrink. */
function half(ring: Flat, axis: 0 | 1, edge: number, side: 1 | -1): number[] {
  const kept: number[] = [];
  const size = ring.length;
  let [x, y] = [ring[size - 2] ?? 0, ring[size - 1] ?? 0];
  let beyond = ((axis === 0 ? x : y) - edge) * side;
  for (let i = 0; i < size; i += 2) {
    const [nextX, nextY] = [ring[i] ?? 0, ring[i + 1] ?? 0];
    const nextBeyond = ((axis === 0 ? nextX : nextY) - edge) * side;
    if (beyond < 0 !== nextBeyond < 0) {
      const share = beyond / (beyond - nextBeyond);
      if (axis === 0) kept.push(edge, y + (nextY - y) * share);
      else kept.push(x + (nextX - x) * share, edge);
    }
    if (nextBeyond >= 0) kept.push(nextX, nextY);
    [x, y, beyond] = [nextX, nextY, nextBeyond];
  }
  return kept;
}

/** The parts of a line inside of a square. */
export function clipLine(line: Flat, low: number, high: number): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0, line[i + 1] ?? 0];
    const inside = spanInside(x0, y0, x1, y1, low, high);
    if (inside === null) continue;
    const [from, to] = inside;
    // The part before ended inside of the square exactly where this one begins there.
    if (part.length === 0 || from > 0) {
      if (part.length > 0) parts.push(part);
      part = [x0 + (x1 - x0) * from, y0 + (y1 - y0) * from];
    }
    part.push(to === 1 ? x1 : x0 + (x1 - x0) * to, to === 1 ? y1 : y0 + (y1 - y0) * to);
    if (to < 1) {
      parts.push(part);
      part = [];
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** From which share of the way to which a step lies inside of the square (Liang and Barsky); null: nowhere. */
function spanInside(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  low: number,
  high: number,
): readonly [number, number] | null {
  let [from, to] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (const [step, room] of [
    [-dx, x0 - low],
    [dx, high - x0],
    [-dy, y0 - low],
    [dy, high - y0],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) {
      from = Math.max(from, room / step);
    } else {
      to = Math.min(to, room / step);
    }
  }
  return from <= to ? [from, to] : null;
}
