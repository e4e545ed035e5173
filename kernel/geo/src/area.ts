import { polygonsOf, type Ring, type Shape } from './contains.js';
import { nearerPole, turnsOf } from './meridian.js';

/** The ellipsoid of WGS-84 (CGCS2000's differs in the tenth of a millimetre). */
const A = 6_378_137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const E = Math.sqrt(F * (2 - F));
const RAD = Math.PI / 180;
/** Gauss's three points on an edge from 0 to 1, and their weights. */
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;

/**
 * Square metres of a shape on the ellipsoid, its edges straight in longitude and latitude (as everything here reads them): so
 * the areas of parts sum up to the whole's. Holes count against their polygon; rings may be drawn in either direction.
 */
export function areaOf(shape: Shape): number {
  let sum = 0;
  for (const [outer, ...holes] of polygonsOf(shape)) {
    if (outer === undefined) continue;
    sum += Math.abs(signedArea(outer)) - holes.reduce((taken, hole) => taken + Math.abs(signedArea(hole)), 0);
  }
  return sum;
}

/** Square metres of a ring: positive where it is drawn counterclockwise, a ring that crosses itself counts its loops so. */
export function signedArea(ring: Ring): number {
  const turns = turnsOf(ring);
  const level = belt((ring[0]?.[1] ?? 0) * RAD);
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lonA, latA] = ring[i - 1] ?? [0, 0];
    const [lonB, latB] = ring[i] ?? [0, 0];
    const turned = turns === null ? 0 : 360 * ((turns[i] ?? 0) - (turns[i - 1] ?? 0));
    sum -= (lonB - lonA + turned) * RAD * meanBelt(latA, latB, level);
  }
  const round = turns?.at(-1) ?? 0;
  return round === 0 ? sum : sum + round * 2 * Math.PI * (belt(nearerPole(ring) * RAD) - level);
}

/** The mean of `belt` along an edge, less `level`. A long edge is taken in pieces of a degree. */
function meanBelt(latA: number, latB: number, level: number): number {
  const pieces = Math.max(1, Math.ceil(Math.abs(latB - latA)));
  let sum = 0;
  for (let piece = 0; piece < pieces; piece++) {
    for (const [at, weight] of GAUSS) {
      sum += weight * (belt((latA + ((latB - latA) * (piece + at)) / pieces) * RAD) - level);
    }
  }
  return sum / pieces;
}

/** Square metres between the equator and a latitude, for each radian of longitude. */
function belt(lat: number): number {
  const sine = Math.sin(lat);
  return (B * B * (sine / (1 - E * E * sine * sine) + Math.atanh(E * sine) / E)) / 2;
}
