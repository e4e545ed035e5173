/** Metres east and north of the sample's origin. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corner numbers of a polygon, counter-clockwise. */
export type Ring = readonly number[];

/** A line: the points with `nx·x + ny·y = offset`; (nx, ny) has length 1. */
export interface Line {
  readonly nx: number;
  readonly ny: number;
  readonly offset: number;
}

// Lengths of a degree at 36.07° N (WGS-84), as constants so that every machine reckons alike.
const METRES_PER_LON = 90_083;
const METRES_PER_LAT = 110_960;
const ORIGIN = { lon: 103.7, lat: 36.05 };
const LATTICE = 1_000_000;
/** About a centimetre: what is drawn between corners. */
const FINE_LATTICE = 10_000_000;
/** A cut that comes as near as this to a corner goes through it, so that no edge gets too short to see. */
const SNAP_METRES = 3;

export function toPlane(lon: number, lat: number): Point {
  return { x: (lon - ORIGIN.lon) * METRES_PER_LON, y: (lat - ORIGIN.lat) * METRES_PER_LAT };
}

/** The nearest position with six decimals. */
export function toPosition({ x, y }: Point): [lon: number, lat: number] {
  return [onLattice(ORIGIN.lon + x / METRES_PER_LON), onLattice(ORIGIN.lat + y / METRES_PER_LAT)];
}

/** The nearest position with seven decimals: for what is no corner of an area. */
export function toFinePosition({ x, y }: Point): [lon: number, lat: number] {
  return [
    onLattice(ORIGIN.lon + x / METRES_PER_LON, FINE_LATTICE),
    onLattice(ORIGIN.lat + y / METRES_PER_LAT, FINE_LATTICE),
  ];
}

function onLattice(degrees: number, lattice = LATTICE): number {
  return Math.round(degrees * lattice) / lattice;
}

/**
 * A subdivision of the plane whose polygons share their corners. Whoever splits an edge splits it for everybody: a
 * polygon is read with all the corners that its neighbours and children put on its edges, so neighbours touch
 * without gap or overlap, to the last digit.
 */
export class Mesh {
  readonly #points: Point[] = [];
  readonly #splits = new Map<number, number>();

  /** The corner at a point; the one that is there already, if any lies within a metre. */
  corner(point: Point): number {
    const known = this.#points.findIndex((other) => (other.x - point.x) ** 2 + (other.y - point.y) ** 2 < 1);
    return known >= 0 ? known : this.#add(point);
  }

  point(corner: number): Point {
    const point = this.#points[corner];
    if (!point) throw new Error(`corner ${corner} is none of this mesh`);
    return point;
  }

  /** The ring with every corner that lies on its edges by now. */
  full(ring: Ring): number[] {
    const corners: number[] = [];
    for (const [i, corner] of ring.entries()) {
      corners.push(corner);
      this.#pushBetween(corners, corner, ring[(i + 1) % ring.length] ?? corner);
    }
    return corners;
  }

  points(ring: Ring): Point[] {
    return ring.map((corner) => this.point(corner));
  }

  /** The parts of a convex ring before and behind a line. */
  cut(ring: Ring, line: Line): [before: Ring, behind: Ring] {
    const corners = this.full(ring);
    const sides = this.#sides(corners, line);
    const before: number[] = [];
    const behind: number[] = [];
    for (const [i, corner] of corners.entries()) {
      const j = (i + 1) % corners.length;
      const here = sides[i] ?? 0;
      const there = sides[j] ?? 0;
      if (here <= 0) before.push(corner);
      if (here >= 0) behind.push(corner);
      if (here * there < 0) {
        const split = this.#split(corner, corners[j] ?? corner, here / (here - there));
        before.push(split);
        behind.push(split);
      }
    }
    return [before, behind];
  }

  /** Signed distances of the corners from the line; 0 where the cut snaps to a corner. */
  #sides(corners: Ring, line: Line): number[] {
    const raw = corners.map((corner) => distance(this.point(corner), line));
    const sides = [...raw];
    for (const [i, corner] of corners.entries()) {
      const j = (i + 1) % corners.length;
      const [here, there] = [raw[i] ?? 0, raw[j] ?? 0];
      if (here * there >= 0) continue;
      const a = this.point(corner);
      const b = this.point(corners[j] ?? corner);
      const length = Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
      const at = (here / (here - there)) * length;
      if (at < SNAP_METRES) sides[i] = 0;
      else if (length - at < SNAP_METRES) sides[j] = 0;
    }
    return sides;
  }

  #split(from: number, to: number, fraction: number): number {
    const a = this.point(from);
    const b = this.point(to);
    const split = this.#add({ x: a.x + fraction * (b.x - a.x), y: a.y + fraction * (b.y - a.y) });
    this.#splits.set(edgeKey(from, to), split);
    return split;
  }

  #add(point: Point): number {
    const [lon, lat] = toPosition(point);
    return this.#points.push(toPlane(lon, lat)) - 1;
  }

  #pushBetween(corners: number[], from: number, to: number): void {
    const split = this.#splits.get(edgeKey(from, to));
    if (split === undefined) return;
    this.#pushBetween(corners, from, split);
    corners.push(split);
    this.#pushBetween(corners, split, to);
  }
}

/** One number for an edge, either way round; a mesh has far fewer corners than 2²⁰. */
function edgeKey(from: number, to: number): number {
  return Math.min(from, to) * 0x100000 + Math.max(from, to);
}

function distance(point: Point, line: Line): number {
  return line.nx * point.x + line.ny * point.y - line.offset;
}

/** Square metres; positive for a counter-clockwise ring. */
export function area(points: readonly Point[]): number {
  let twice = 0;
  for (const [i, a] of points.entries()) {
    const b = points[(i + 1) % points.length] ?? a;
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

/** The part of a convex polygon before a line (`nx·x + ny·y ≤ offset`). */
export function clip(points: readonly Point[], line: Line): Point[] {
  const kept: Point[] = [];
  for (const [i, a] of points.entries()) {
    const b = points[(i + 1) % points.length] ?? a;
    const here = distance(a, line);
    const there = distance(b, line);
    if (here <= 0) kept.push(a);
    if (here * there < 0) {
      const t = here / (here - there);
      kept.push({ x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) });
    }
  }
  return kept;
}

/** The area of that part: of the trapezoids between its edges and the line, so that nothing need be built. */
export function areaBefore(points: readonly Point[], line: Line): number {
  let total = 0;
  for (const [i, a] of points.entries()) {
    const b = points[(i + 1) % points.length] ?? a;
    const here = distance(a, line);
    const there = distance(b, line);
    if (here > 0 && there > 0) continue;
    // The stretch of a → b before the line, measured along the line; its height is how far it lies before it.
    const along = line.nx * (b.y - a.y) - line.ny * (b.x - a.x);
    if (here <= 0 && there <= 0) total += (along * (here + there)) / 2;
    else if (here < 0) total += (along * (here / (here - there)) * here) / 2;
    else if (there < 0) total += (along * (there / (there - here)) * there) / 2;
  }
  return total;
}
