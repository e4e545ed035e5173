import { area, type Point } from '../district/mesh.js';
import { centroid } from '../district/subdivide.js';
import { type Random, random } from '../random.js';
import type { Lawn } from './building.js';
import type { Carriageways } from './carriageways.js';
import type { Inventory } from './inventory.js';
import { centimetres, inset, isWithin } from './plane.js';

/** What a park has, as places for so many square metres. */
const THINGS: readonly { readonly classCode: string; readonly every: number; readonly height?: number }[] = [
  { classCode: '04007', every: 1_500 },
  { classCode: '01039', every: 1_800, height: 3.5 },
  { classCode: '03005', every: 2_500, height: 1 },
  { classCode: '04005', every: 4_000 },
  { classCode: '01046', every: 3_500 },
  { classCode: '04009', every: 5_000 },
  { classCode: '04006', every: 9_000, height: 3 },
  { classCode: '01052', every: 12_000, height: 3.6 },
  { classCode: '03002', every: 12_000, height: 2.4 },
  { classCode: '03001', every: 14_000, height: 3.4 },
];
const TREES_EVERY = 330;

/** A pond where the park is large enough: an oval of sixteen corners. */
export function pondIn(ring: readonly Point[]): Point[] {
  if (area(ring) < 6_000) return [];
  const shore = inset(ring, () => 22);
  if (shore.length < 3 || area(shore) < 700) return [];
  const middle = centroid(shore);
  const reach = Math.min(26, ...shore.map((point, i) => toSide(middle, point, shore[(i + 1) % shore.length] ?? point)));
  return OVAL.map(([x, y]) => ({ x: middle.x + x * reach, y: middle.y + y * reach * 0.8 }));
}

/** Sixteen points of a circle, counter-clockwise, as rational numbers: the same on every machine. */
const OVAL: readonly (readonly [number, number])[] = Array.from({ length: 16 }, (_, i) => {
  const quarter = Math.floor(i / 4);
  const t = [0, 0.2, 0.41421356, 0.66][i % 4] ?? 0;
  const [x, y] = [(1 - t * t) / (1 + t * t), (2 * t) / (1 + t * t)];
  return quarter === 0 ? [x, y] : quarter === 1 ? [-y, x] : quarter === 2 ? [-x, -y] : [y, -x];
});

function toSide(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const metres = Math.sqrt(dx * dx + dy * dy);
  return metres === 0 ? Number.POSITIVE_INFINITY : (dx * (point.y - a.y) - dy * (point.x - a.x)) / metres;
}

export function furnishPark(
  { ring, kind, name }: Lawn,
  id: string,
  pond: readonly Point[],
  carriageways: Carriageways,
  inventory: Inventory,
  seed: number,
): void {
  const rng = random('scene', seed, 'park', id);
  const size = area(ring);
  const inside = inset(ring, () => 1.5);
  const place = (): Point | undefined => freePlace(inside, pond, carriageways, rng);
  const put = (classCode: string, count: number, describe: () => Record<string, string | number>): void => {
    for (let i = 0; i < count; i++) {
      const point = place();
      if (point) inventory.add(classCode, point, { properties: describe() });
    }
  };
  inventory.add('04013', centroid(ring), {
    ...(name === undefined ? {} : { name }),
    properties: { area: Math.round(size) },
  });
  put('04003', Math.floor(size / (kind === 'square' ? TREES_EVERY * 3 : TREES_EVERY)), () => {
    const height = centimetres(rng.between(4, 14));
    return { species: rng.pick(['国槐', '旱柳', '云杉', '油松', '山桃']), height, crown: centimetres(height * 0.5) };
  });
  for (const { classCode, every, height } of THINGS) {
    put(classCode, Math.floor(size / every + rng.next() * 0.5), () => (height === undefined ? {} : { height }));
  }
  if (kind === 'square' && size > 3_000) put('04010', 1, () => ({ diameter: 8 }));
  if (size > 7_000 && rng.chance(0.4))
    put('04001', 1, () => ({ species: '国槐', height: 16, age: 120 + rng.below(200) }));
}

function freePlace(
  ring: readonly Point[],
  pond: readonly Point[],
  carriageways: Carriageways,
  rng: Random,
): Point | undefined {
  if (ring.length < 3) return undefined;
  const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)];
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  for (let i = 0; i < 12; i++) {
    const point = { x: rng.between(west, east), y: rng.between(south, north) };
    if (isWithin(ring, point) && !isWithin(pond, point, -1) && !carriageways.has(point, 1)) return point;
  }
  return undefined;
}
