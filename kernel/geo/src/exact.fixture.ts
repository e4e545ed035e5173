import { type Polygon, type Position, polygonsOf, type Shape } from './contains.js';

/**
 * Point in polygon once more, otherwise: in whole numbers without end, by a ray to the north, and with the point moved for
 * good by a symbol e to the east and e² to the north (e smaller than any number), of which the signs of sums are taken
 * term by term. Slow, and with nothing in it to get wrong by rounding.
 */
export function exactlyContains(shape: Shape, [lon, lat]: Position): boolean {
  const point: Exact = [whole(lon), whole(lat)];
  return polygonsOf(shape).some((polygon: Polygon) => {
    const [outer, ...holes] = polygon.map((ring) =>
      isOdd(
        ring.map(([x, y]): Exact => [whole(x), whole(y)]),
        point,
      ),
    );
    return outer === true && !holes.includes(true);
  });
}

type Exact = readonly [bigint, bigint];

function isOdd(ring: readonly Exact[], [x, y]: Exact): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a === undefined || b === undefined || a[0] > x === b[0] > x) continue;
    const [west, east] = a[0] < b[0] ? [a, b] : [b, a];
    const [wide, high] = [east[0] - west[0], east[1] - west[1]];
    // How far the point lies above the edge, times the edge's width: by powers of e.
    const above = [wide * (y - west[1]) - high * (x - west[0]), -high, wide];
    const sign = above.find((term) => term !== 0n) ?? 0n;
    if (sign < 0n) odd = !odd;
  }
  return odd;
}

/** A number times 2^60, which is whole for the numbers that the tests make. */
export function whole(value: number): bigint {
  const scaled = value * 2 ** 30;
  const high = Math.floor(scaled);
  const rest = (scaled - high) * 2 ** 30;
  if (!Number.isInteger(rest)) throw new RangeError(`${value} has more than 60 binary places.`);
  return (BigInt(high) << 30n) + BigInt(rest);
}
