import type { AreaFileReport } from '@bihuan/contracts';
import { contains, type Position, type Shape, toWgs84 } from '@bihuan/geo';

type Mend = NonNullable<AreaFileReport['mend']>;

/** A feature's middle, and the area in which it is expected. */
export interface Placed {
  readonly middle: Position;
  readonly expected: Shape;
}

export interface PlaceFault {
  readonly code: Mend | 'outside';
}

const MENDS: readonly Mend[] = ['swapped', 'gcj02', 'bd09'];

function mended([lon, lat]: Position, mend: Mend): Position {
  if (mend === 'swapped') return [lat, lon];
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return [lon, lat];
  const place = toWgs84({ lon, lat }, mend);
  return [place.lon, place.lat];
}

/**
 * How the file as a whole seems to be meant: the mend under which clearly more of its areas lie where they are expected. A shift
 * of some hundred metres shows only at edges; many areas together give it away.
 */
export function mendOf(placed: readonly Placed[]): Mend | null {
  const fitting = (through: (middle: Position) => Position) =>
    placed.filter(({ middle, expected }) => contains(expected, ...through(middle))).length;
  const asItIs = fitting((middle) => middle);
  if (placed.length === 0 || asItIs >= placed.length * 0.75) return null;
  const tries = MENDS.map((mend) => ({ mend, count: fitting((middle) => mended(middle, mend)) }));
  const best = tries.reduce((most, each) => (each.count > most.count ? each : most));
  return best.count >= placed.length * 0.5 && best.count >= asItIs + placed.length * 0.25 ? best.mend : null;
}

/** What is wrong with the place of one feature in the district; null: nothing. */
export function placeFault(middle: Position, district: Shape, mend: Mend | null): PlaceFault | null {
  if (contains(district, ...middle)) return null;
  const order = mend === null ? MENDS : [mend, ...MENDS];
  return { code: order.find((each) => contains(district, ...mended(middle, each))) ?? 'outside' };
}

/** A place that stands for the shape: the middle of its largest ring's corners, or where that lies outside, of a stretch across. */
export function middleOf(shape: Shape): Position {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  const rings = polygons.flatMap(([outer]) => (outer === undefined ? [] : [outer]));
  const ring = rings.reduce((longest, each) => (each.length > longest.length ? each : longest), rings[0] ?? []);
  const corners = ring.slice(1);
  const sum = corners.reduce(([x, y], [lon, lat]) => [x + lon, y + lat] as const, [0, 0] as const);
  const mean: Position = [sum[0] / Math.max(1, corners.length), sum[1] / Math.max(1, corners.length)];
  if (contains(shape, ...mean)) return mean;
  const crossed = ring
    .flatMap((a, i): number[] => {
      const b = ring[i + 1];
      if (b === undefined || a[1] > mean[1] === b[1] > mean[1]) return [];
      return [a[0] + ((mean[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])];
    })
    .sort((a, b) => a - b);
  const [west, east] = crossed;
  return west === undefined || east === undefined ? (corners[0] ?? mean) : [(west + east) / 2, mean[1]];
}
