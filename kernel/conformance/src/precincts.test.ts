/// <reference types="node" />
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AreaIndex, checkShape, contains, type Position, polygonsOf, type Ring, type Shape } from '@bihuan/geo';
import { describe, expect, it } from 'vitest';

const FILE = fileURLToPath(new URL('../../../../shared/data/boston-precincts.geojson', import.meta.url));

/**
 * Point in polygon in whole numbers, by a ray to the north; a point on an edge is taken a symbol e to the east and e² to
 * the north, and the sign of what comes out is its first term that is not nought.
 */
function exactlyContains(shape: Shape, point: Position): boolean {
  return polygonsOf(shape).some((polygon) => {
    const [outer, ...holes] = polygon.map((ring) => isOdd(ring, point));
    return outer === true && !holes.includes(true);
  });
}

function isOdd(ring: Ring, [lon, lat]: Position): boolean {
  let odd = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a === undefined || b === undefined || a[0] > lon === b[0] > lon) continue;
    const [west, east] = a[0] < b[0] ? [a, b] : [b, a];
    const [wide, high] = [whole(east[0]) - whole(west[0]), whole(east[1]) - whole(west[1])];
    const above = wide * (whole(lat) - whole(west[1])) - high * (whole(lon) - whole(west[0]));
    const sign = [above, -high, wide].find((term) => term !== 0n) ?? 0n;
    if (sign < 0n) odd = !odd;
  }
  return odd;
}

/** Times 2^60. */
function whole(value: number): bigint {
  const high = Math.floor(value * 2 ** 30);
  return (BigInt(high) << 30n) + BigInt((value * 2 ** 30 - high) * 2 ** 30);
}

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe.skipIf(!existsSync(FILE))('Boston’s precincts (skipped where ../shared/data is absent)', () => {
  const { features } = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, 'utf8')) as { features: { geometry: Shape }[] })
    : { features: [] };
  const areas = features.map(({ geometry }, i) => ({ id: `${i}`, level: 'precinct', shape: geometry }));
  const corners = areas.flatMap(({ shape }) => polygonsOf(shape).flat(2) as Position[]);

  it('are answered as whole numbers have it: anywhere, on corners, beside edges, level with corners', () => {
    const index = new AreaIndex(areas);
    const next = random(311);
    const corner = () => corners[Math.floor(next() * corners.length)] ?? [0, 0];
    const points = Array.from({ length: 1500 }, (_, i): Position => {
      const at = Math.floor(next() * (corners.length - 1));
      const [a, b] = [corners[at] ?? [0, 0], corners[at + 1] ?? [0, 0]];
      if (i % 4 === 0) return corner();
      if (i % 4 === 1) return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      if (i % 4 === 2) return [corner()[0], corner()[1]];
      return [-71.19 + next() * 0.2, 42.23 + next() * 0.17];
    });
    for (const point of points) {
      const found = index.at(...point).map(({ id }) => id);
      expect(found).toEqual(areas.filter(({ shape }) => exactlyContains(shape, point)).map(({ id }) => id));
      expect(found).toEqual(areas.filter(({ shape }) => contains(shape, ...point)).map(({ id }) => id));
    }
  });

  it('two of them are invalid: rings that touch themselves', () => {
    const wrong = areas.flatMap(({ id, shape }) => checkShape(shape).map(({ kind }) => `${id} ${kind}`));
    expect([...new Set(wrong)]).toEqual(['207 touching', '229 touching']);
  });
});
