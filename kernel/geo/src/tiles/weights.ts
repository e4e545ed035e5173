/**
 * How much each position of a line matters, once for all zooms (Douglas and Peucker): the square of its distance from
 * the line that would stand without it. The ends matter always.
 * @param flat x and y in turn
 */
export function weightsOf(flat: Float64Array): Float64Array {
  const count = flat.length / 2;
  const weights = new Float64Array(count);
  weights[0] = Number.POSITIVE_INFINITY;
  weights[count - 1] = Number.POSITIVE_INFINITY;
  // Two numbers a stretch: a stack, since a long line would be too deep for calls.
  const stretches = [0, count - 1];
  while (stretches.length > 0) {
    const last = stretches.pop() ?? 0;
    const first = stretches.pop() ?? 0;
    let [farthest, most] = [-1, 0];
    for (let i = first + 1; i < last; i++) {
      const distance = squareFrom(flat, i, first, last);
      if (distance > most) [farthest, most] = [i, distance];
    }
    if (farthest === -1) continue;
    // Never more than what it hangs on: where it is kept, so are those.
    weights[farthest] = Math.min(most, weights[first] ?? most, weights[last] ?? most);
    stretches.push(first, farthest, farthest, last);
  }
  return weights;
}

function squareFrom(flat: Float64Array, i: number, first: number, last: number): number {
  const [x, y] = [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0];
  let [nearX, nearY] = [flat[2 * first] ?? 0, flat[2 * first + 1] ?? 0];
  const [dx, dy] = [(flat[2 * last] ?? 0) - nearX, (flat[2 * last + 1] ?? 0) - nearY];
  if (dx !== 0 || dy !== 0) {
    const share = Math.max(0, Math.min(1, ((x - nearX) * dx + (y - nearY) * dy) / (dx * dx + dy * dy)));
    nearX += dx * share;
    nearY += dy * share;
  }
  return (x - nearX) ** 2 + (y - nearY) ** 2;
}
