import type { Line, Point } from '../district/mesh.js';
import type { Random } from '../random.js';
import type { Frame } from './footprint.js';
import { type Direction, dot, left } from './plane.js';

/** How rows of buildings fill a plot, in metres. */
export interface RowPattern {
  /** From front to back of a building. */
  readonly depth: number;
  /** Between rows. */
  readonly gap: number;
  readonly least: number;
  readonly most: number;
  /** Between the buildings of a row. */
  readonly aside: number;
}

export interface Row {
  readonly frames: readonly Frame[];
  /** The free strip before it, where a lawn fits; from its south to the row. */
  readonly south: Frame | undefined;
}

/** Rows from south to north in a convex plot, each building wholly inside. @param ahead the direction of the rows. */
export function rows(ring: readonly Point[], ahead: Direction, pattern: RowPattern, rng: Random): Row[] {
  if (ring.length < 3) return [];
  const up = left(ahead);
  const heights = ring.map((point) => dot(point, up));
  const [bottom, top] = [Math.min(...heights), Math.max(...heights)];
  const found: Row[] = [];
  let at = bottom;
  let free = bottom;
  while (at + pattern.depth <= top) {
    const frames = fill(ring, ahead, at, pattern, rng);
    if (frames.length === 0) {
      at += 2.5;
      continue;
    }
    found.push({ frames, south: free < at - 6 ? lawn(ring, ahead, free, at) : undefined });
    at += pattern.depth;
    free = at;
    at += pattern.gap;
  }
  return found;
}

/** One row along a side of a plot. @param from how far from the side it begins. */
export function rowAlong(ring: readonly Point[], side: Line, from: number, pattern: RowPattern, rng: Random): Frame[] {
  // The side's inner normal is up, so the row lies ahead of its left.
  const ahead = { x: -side.ny, y: side.nx };
  return ring.length < 3 ? [] : fill(ring, ahead, -side.offset + from, pattern, rng);
}

function fill(ring: readonly Point[], ahead: Direction, at: number, pattern: RowPattern, rng: Random): Frame[] {
  const up = left(ahead);
  const inside = strip(ring, ahead, at, at + pattern.depth);
  if (!inside) return [];
  const [from, to] = inside;
  const room = to - from;
  if (room < pattern.least) return [];
  const wanted = rng.between(pattern.least, pattern.most);
  const count = Math.max(1, Math.floor((room + pattern.aside) / (wanted + pattern.aside)));
  const each = Math.min(pattern.most, (room + pattern.aside) / count - pattern.aside);
  // What is left over lies at the ends and between.
  const spare = count > 1 ? (room - count * each - (count - 1) * pattern.aside) / count : room - each;
  const start = from + (count > 1 ? spare / 2 : spare * rng.next());
  return Array.from({ length: count }, (_, i) => {
    const along = start + each / 2 + i * (each + pattern.aside + (count > 1 ? spare : 0));
    const aside = at + pattern.depth / 2;
    return {
      middle: { x: ahead.x * along + up.x * aside, y: ahead.y * along + up.y * aside },
      ahead,
      length: each,
      depth: pattern.depth,
    };
  });
}

/** From where to where a strip across a convex ring is wholly inside. */
function strip(ring: readonly Point[], ahead: Direction, low: number, high: number): [number, number] | undefined {
  const [a, b] = [chord(ring, ahead, low), chord(ring, ahead, high)];
  if (!a || !b) return undefined;
  const [from, to] = [Math.max(a[0], b[0]), Math.min(a[1], b[1])];
  return from < to ? [from, to] : undefined;
}

function chord(ring: readonly Point[], ahead: Direction, height: number): [number, number] | undefined {
  const up = left(ahead);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    const [here, there] = [dot(a, up) - height, dot(b, up) - height];
    if (here > 0 === there > 0 && here !== 0 && there !== 0) continue;
    const share = here === there ? 0 : here / (here - there);
    for (const along of here === there
      ? [dot(a, ahead), dot(b, ahead)]
      : [dot(a, ahead) * (1 - share) + dot(b, ahead) * share]) {
      from = Math.min(from, along);
      to = Math.max(to, along);
    }
  }
  return from <= to ? [from, to] : undefined;
}

function lawn(ring: readonly Point[], ahead: Direction, low: number, high: number): Frame | undefined {
  const [bottom, top] = [low + 2.5, high - 2.5];
  const inside = strip(ring, ahead, bottom, top);
  if (!inside || inside[1] - inside[0] < 16 || top - bottom < 3) return undefined;
  const up = left(ahead);
  const [along, aside] = [(inside[0] + inside[1]) / 2, (bottom + top) / 2];
  return {
    middle: { x: ahead.x * along + up.x * aside, y: ahead.y * along + up.y * aside },
    ahead,
    length: inside[1] - inside[0] - 4,
    depth: top - bottom,
  };
}
