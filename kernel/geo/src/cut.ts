import type { Position } from './contains.js';
import { wrapped } from './meridian.js';

export interface Direction {
  readonly x: number;
  readonly y: number;
}

/** A position with its place in a flat frame of metres round the shape. The frame is affine: what is straight stays so. */
export interface Corner {
  readonly id: number;
  readonly position: Position;
  readonly x: number;
  readonly y: number;
}

/** Outer ring counterclockwise, then the holes clockwise; open: the last corner does not repeat the first. */
export type Piece = readonly (readonly Corner[])[];

/** Where a ring goes through the line of a cut. */
interface Crossing {
  readonly corner: Corner;
  /** Place on the line. */
  readonly along: number;
  /** From below to above; below is where the direction points away from. */
  readonly up: boolean;
}

/** A stretch of a ring on one side of the line, from crossing to crossing. */
interface Chain {
  readonly from: Crossing;
  readonly corners: readonly Corner[];
  readonly to: Crossing;
}

/** A corner nearer than this to the line of a cut lies on it: no cell gets an edge of a hair's length. */
const ON_LINE_METRES = 1e-3;
const HALVINGS = 60;
/** Where a line runs through corners in a way that leaves it open what is inside, one beside it is taken: in shares of the extent. */
const NUDGES = [0, 0.004, -0.004, 0.012, -0.012];

/**
 * Cuts pieces by straight lines and remembers which edges got a new corner, so that neighbours that were cut before, or will
 * be, get it too.
 */
export class Cutter {
  readonly #origin: Position;
  readonly #scale: Direction;
  readonly #splits = new Map<string, Corner>();
  #ids = 0;

  constructor(origin: Position, metresPerDegree: number) {
    this.#origin = origin;
    this.#scale = { x: metresPerDegree * Math.cos((origin[1] * Math.PI) / 180), y: metresPerDegree };
  }

  corner(position: Position): Corner {
    const turn = Math.round((position[0] - this.#origin[0]) / 360) * 360;
    const x = (position[0] - this.#origin[0] - turn) * this.#scale.x;
    return { id: this.#ids++, position, x, y: (position[1] - this.#origin[1]) * this.#scale.y };
  }

  /** The piece with all corners that its neighbours' cuts have put on its edges. */
  whole(piece: Piece): Piece {
    return piece.map((ring) =>
      ring.flatMap((corner, i) => {
        const next = ring[(i + 1) % ring.length];
        return next === undefined ? [corner] : [corner, ...this.#between(corner, next)];
      }),
    );
  }

  #between(a: Corner, b: Corner): Corner[] {
    const split = this.#splits.get(edge(a, b));
    return split === undefined ? [] : [...this.#between(a, split), split, ...this.#between(split, b)];
  }

  /** The parts on both sides of a line across `direction` that leaves `share` of the area below; one part where it misses. */
  cut(piece: Piece, direction: Direction, share: number): Piece[] {
    const outer = (piece[0] ?? []).map(({ x, y }) => x * direction.x + y * direction.y);
    let low = outer.reduce((least, height) => Math.min(least, height), Infinity);
    let high = outer.reduce((most, height) => Math.max(most, height), -Infinity);
    const extent = high - low;
    const wanted = share * areaBelow(piece, direction, high);
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (low + high) / 2;
      if (areaBelow(piece, direction, middle) < wanted) low = middle;
      else high = middle;
    }
    for (const nudge of NUDGES) {
      const parts = this.#along(piece, direction, (low + high) / 2 + nudge * extent);
      if (parts !== null) return parts;
    }
    return [piece];
  }

  /** Null where the crossings do not fit together: rings that cross. */
  #along(piece: Piece, direction: Direction, height: number): Piece[] | null {
    const crossings: Crossing[] = [];
    const chains: Chain[] = [];
    const untouched: { ring: readonly Corner[]; below: boolean }[] = [];
    for (const ring of piece) {
      const own = this.#crossings(ring, direction, height);
      crossings.push(...own.crossings);
      chains.push(...own.chains);
      if (own.chains.length === 0) untouched.push({ ring, below: own.below });
    }
    const partners = pair(crossings);
    if (crossings.length === 0 || partners === null) return null;
    const parts = [true, false].map((below) => {
      const outers = joined(
        chains.filter((chain) => chain.from.up !== below),
        partners,
      );
      return outers?.map((outer): Piece => {
        const holes = untouched.filter((other) => other.below === below && inRing(outer, other.ring[0]));
        return [outer, ...holes.map((hole) => hole.ring)];
      });
    });
    const [lower, upper] = parts;
    return lower === undefined || upper === undefined ? null : [...lower, ...upper];
  }

  #crossings(ring: readonly Corner[], direction: Direction, height: number) {
    const over = ring.map(({ x, y }) => {
      const above = x * direction.x + y * direction.y - height;
      return Math.abs(above) < ON_LINE_METRES ? 0 : above;
    });
    const crossings: Crossing[] = [];
    const stretches: Corner[][] = [[]];
    ring.forEach((corner, i) => {
      stretches.at(-1)?.push(corner);
      const next = ring[(i + 1) % ring.length];
      const [here, there] = [over[i] ?? 0, over[(i + 1) % ring.length] ?? 0];
      if (next === undefined || here < 0 === there < 0) return;
      const on = here === 0 ? corner : there === 0 ? next : this.#split(corner, next, here / (here - there));
      crossings.push({ corner: on, along: on.x * -direction.y + on.y * direction.x, up: here < 0 });
      stretches.push([]);
    });
    // The ring's beginning goes on from its end.
    if (crossings.length > 0) stretches[0] = [...(stretches.pop() ?? []), ...(stretches[0] ?? [])];
    const chains = crossings.map((to, i): Chain => {
      return { from: crossings.at(i - 1) ?? to, corners: stretches[i] ?? [], to };
    });
    return { crossings, chains, below: (over.find((above) => above !== 0) ?? 0) < 0 };
  }

  #split(a: Corner, b: Corner, share: number): Corner {
    const [from, to] = [a.position, b.position];
    const turn = Math.round((to[0] - from[0]) / 360) * 360;
    const lon = from[0] + (to[0] - turn - from[0]) * share;
    const split = this.corner([wrapped(lon), from[1] + (to[1] - from[1]) * share]);
    this.#splits.set(edge(a, b), split);
    return split;
  }
}

/** Along the line the inside begins at every other crossing. */
function pair(crossings: readonly Crossing[]): Map<Crossing, Crossing> | null {
  const sorted = crossings.toSorted((a, b) => a.along - b.along);
  const partners = new Map<Crossing, Crossing>();
  for (let i = 0; i < sorted.length; i += 2) {
    const [a, b] = [sorted[i], sorted[i + 1]];
    if (a === undefined || b === undefined || a.up === b.up) return null;
    partners.set(a, b);
    partners.set(b, a);
  }
  return partners;
}

/** Rings of the chains of one side: where one ends, the next begins at the crossing's partner. */
function joined(chains: readonly Chain[], partners: ReadonlyMap<Crossing, Crossing>): Corner[][] | undefined {
  const starting = new Map(chains.map((chain) => [chain.from, chain]));
  const rings: Corner[][] = [];
  for (const first of chains) {
    if (!starting.has(first.from)) continue;
    const ring: Corner[] = [];
    let chain: Chain | undefined = first;
    while (chain !== undefined && starting.delete(chain.from)) {
      ring.push(chain.from.corner, ...chain.corners, chain.to.corner);
      const next: Crossing | undefined = partners.get(chain.to);
      chain = next === undefined ? undefined : next === first.from ? first : starting.get(next);
    }
    if (chain !== first) return undefined;
    const corners = ring.filter((corner, i) => corner !== (ring[i - 1] ?? ring.at(-1)));
    if (corners.length > 2) rings.push(corners);
  }
  return rings;
}

/** Square metres of the frame below a height: each ring's edges, cut off there, over a common base. */
function areaBelow(piece: Piece, direction: Direction, height: number): number {
  let sum = 0;
  for (const ring of piece) {
    for (let i = 0; i < ring.length; i++) {
      const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
      if (a !== undefined && b !== undefined) sum += strip(a, b, direction, height);
    }
  }
  return sum;
}

/** What an edge adds to the area below a height: the integral of its place across, over the part of it that is below. */
function strip(a: Corner, b: Corner, { x, y }: Direction, height: number): number {
  const [highA, highB] = [a.x * x + a.y * y - height, b.x * x + b.y * y - height];
  if (highA >= 0 && highB >= 0) return 0;
  const [overA, overB] = [a.x * y - a.y * x, b.x * y - b.y * x];
  if (highA <= 0 && highB <= 0) return ((overA + overB) / 2) * (highB - highA);
  const on = overA + ((overB - overA) * highA) / (highA - highB);
  return highA < 0 ? ((overA + on) / 2) * -highA : ((on + overB) / 2) * highB;
}

function inRing(ring: readonly Corner[], point: Corner | undefined): boolean {
  let inside = false;
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
    if (a === undefined || b === undefined || point === undefined || a.y > point.y === b.y > point.y) continue;
    if (point.x < a.x + ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y)) inside = !inside;
  }
  return inside;
}

function edge(a: Corner, b: Corner): string {
  return a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
}
