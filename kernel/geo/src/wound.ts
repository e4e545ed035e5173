import { orient2d } from 'robust-predicates';
import type { Ring } from './contains.js';
import { nearerPole, turnsOf, wrapped } from './meridian.js';

/**
 * A ring that reaches across ±180, unwound: a corner lies at `lon + 360 * turn`. The sum is never taken, since it would be
 * rounded, and neighbours on this side and that would no longer agree on their common edge.
 */
export interface Wound {
  readonly corners: readonly Corner[];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

interface Corner {
  readonly lon: number;
  readonly turn: number;
  readonly lat: number;
}

/** Can the ring be read as it stands? It leaves ±180 alone. */
export function isPlain(ring: Ring): boolean {
  return ring.every(([lon]) => lon >= -180 && lon <= 180) && turnsOf(ring) === null;
}

/** A ring that goes once round the earth is closed along the pole that it is nearer to. */
export function wind(ring: Ring): Wound {
  const turns = turnsOf(ring);
  const corners = ring.map(([lon, lat], i): Corner => {
    const within = Math.abs(lon) <= 180 ? lon : wrapped(lon);
    return { lon: within, turn: (turns?.[i] ?? 0) + Math.round((lon - within) / 360), lat };
  });
  const [first, last] = [corners[0], corners.at(-1)];
  if (first !== undefined && last !== undefined && Math.round(place(last) - place(first)) !== 0) {
    const pole = nearerPole(ring);
    corners.push({ ...last, lat: pole }, { ...first, lat: pole }, first);
  }
  return onFirstTurn(corners);
}

/** Moved by whole turns so that its west lies from -180 to 180. */
function onFirstTurn(corners: readonly Corner[]): Wound {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const corner of corners) {
    west = Math.min(west, place(corner));
    east = Math.max(east, place(corner));
    south = Math.min(south, corner.lat);
    north = Math.max(north, corner.lat);
  }
  const turns = corners.length === 0 ? 0 : Math.floor((west + 180) / 360);
  return {
    corners: corners.map((corner) => ({ ...corner, turn: corner.turn - turns })),
    west: west - 360 * turns,
    south,
    east: east - 360 * turns,
    north,
  };
}

function place({ lon, turn }: Corner): number {
  return lon + 360 * turn;
}

/** Is the point inside by the even-odd rule, on the ring's first turn or its second? */
export function woundAround({ corners }: Wound, lon: number, lat: number): boolean {
  const within = wrapped(lon);
  return crossesOddly(corners, within, 0, lat) || crossesOddly(corners, within, 1, lat);
}

function crossesOddly(corners: readonly Corner[], lon: number, turn: number, lat: number): boolean {
  let odd = false;
  for (let i = 1; i < corners.length; i++) {
    const [a, b] = [corners[i - 1], corners[i]];
    if (a === undefined || b === undefined || a.lat > lat === b.lat > lat) continue;
    const [low, high] = a.lat < b.lat ? [a, b] : [b, a];
    if (side(low, high, { lon, turn, lat }) < 0) odd = !odd;
  }
  return odd;
}

/** As `orient2d`: negative where the point lies to the left of the way from `low` to `high`. */
function side(low: Corner, high: Corner, point: Corner): number {
  if (low.turn === high.turn && high.turn === point.turn) {
    return orient2d(low.lon, low.lat, high.lon, high.lat, point.lon, point.lat);
  }
  const toLow = low.lon - point.lon + 360 * (low.turn - point.turn);
  const toHigh = high.lon - point.lon + 360 * (high.turn - point.turn);
  const [down, up] = [low.lat - point.lat, high.lat - point.lat];
  const det = down * toHigh - toLow * up;
  // Far above what the few roundings can come to.
  const doubt = 1e-12 * (Math.abs(down) + Math.abs(up)) + 1e-15 * Math.abs(down * toHigh);
  return Math.abs(det) > doubt ? det : exactSide(low, high, point);
}

function exactSide(low: Corner, high: Corner, point: Corner): number {
  const across = (corner: Corner) =>
    whole(corner.lon) - whole(point.lon) + whole(360) * BigInt(corner.turn - point.turn);
  const up = (corner: Corner) => whole(corner.lat) - whole(point.lat);
  const det = up(low) * across(high) - across(low) * up(high);
  return det < 0n ? -1 : det > 0n ? 1 : 0;
}

const number = new Float64Array(1);
const bits = new BigUint64Array(number.buffer);

/** A number times 2^1074, which is whole for every number there is. */
function whole(value: number): bigint {
  number[0] = value;
  const raw = bits[0] ?? 0n;
  const exponent = (raw >> 52n) & 0x7ffn;
  const fraction = raw & 0xfffffffffffffn;
  const amount = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return value < 0 ? -amount : amount;
}
