import type { Point } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';

/** Metres along a line, or round a closed one. */
export function lengthOf(points: readonly Point[], closed: boolean): number {
  const ends = closed && points.length > 2 ? [...points, ...points.slice(0, 1)] : points;
  let sum = 0;
  for (let i = 1; i < ends.length; i += 1) {
    const [a, b] = [ends[i - 1], ends[i]];
    if (a !== undefined && b !== undefined) sum += metresBetween(a.lon, a.lat, b.lon, b.lat);
  }
  return sum;
}

const RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Square metres within a ring of a few kilometres; which way round it goes does not matter. */
export function groundOf(points: readonly Point[]): number {
  if (points.length < 3) return 0;
  let twice = 0;
  for (let i = 0; i < points.length; i += 1) {
    const [a, b] = [points[i], points[(i + 1) % points.length]];
    if (a === undefined || b === undefined) continue;
    twice += (b.lon - a.lon) * RADIANS * (2 + Math.sin(a.lat * RADIANS) + Math.sin(b.lat * RADIANS));
  }
  return Math.abs((twice * RADIUS_M * RADIUS_M) / 2);
}

/** A round length of at most so many metres, for a scale. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((each) => each * power <= most) ?? 1) * power;
}

/** Metres to a pixel in the middle of a view. */
export function metresPerPixel(lat: number, zoom: number): number {
  return ((40_075_016.686 / 512) * Math.cos(lat * RADIANS)) / 2 ** zoom;
}
