import {
  booleanOpWithPolyTree,
  ClipType,
  FillRule,
  type Path64,
  type Point64,
  type PolyPath64,
  PolyTree64,
} from 'clipper2-ts';
import { type Polygon, type Position, polygonsOf, type Ring, type Shape } from './contains.js';
import { jump, wrapped } from './meridian.js';

const METRES_PER_DEGREE = 111_320;
/** Products of two lengths stay whole numbers below 2^53. */
const LARGEST = 6e7;
const FINEST_METRES = 1e-3;

/** A flat grid of millimetres (coarser where shapes lie more than 60 km apart), on which shapes are laid over each other. */
export class Plane {
  readonly #west: number;
  readonly #south: number;
  readonly #scale: readonly [number, number];
  /** The positions that were given, by their place on the grid: an answer's corner that was given is the very same. */
  readonly #given = new Map<number, Position>();

  constructor(shapes: readonly Shape[]) {
    const origin = polygonsOf(shapes[0] ?? { type: 'Polygon', coordinates: [] })[0]?.[0]?.[0] ?? [0, 0];
    this.#west = origin[0];
    let [west, south, east, north] = [0, origin[1], 0, origin[1]];
    for (const [lon, lat] of positionsOf(shapes)) {
      const x = this.#from(lon);
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    this.#south = south;
    const [wide, high] = [
      METRES_PER_DEGREE * Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180)),
      METRES_PER_DEGREE,
    ];
    const extent = Math.max((north - south) * high, Math.max(east, -west) * wide);
    const unit = Math.max(FINEST_METRES, extent / LARGEST);
    this.#scale = [wide / unit, high / unit];
  }

  /** Rings as paths, outer ones counterclockwise, holes clockwise. */
  paths(shape: Shape): Path64[] {
    return polygonsOf(shape).flatMap((polygon) =>
      polygon.map((ring, i): Path64 => {
        const path = ring.slice(0, -1).map((position) => this.#point(position));
        return turn(path) > 0 === (i === 0) ? path : path.reverse();
      }),
    );
  }

  intersection(a: readonly Path64[], b: readonly Path64[]): Polygon[] {
    return this.#polygons(ClipType.Intersection, a, b);
  }

  difference(a: readonly Path64[], b: readonly Path64[]): Polygon[] {
    return this.#polygons(ClipType.Difference, a, outlines(b));
  }

  /** What lies within two or more of the paths: once taken away everywhere, something is left. */
  doubled(paths: readonly Path64[]): Polygon[] {
    const away = [-LARGEST, LARGEST].flatMap((x, i): Path64 => {
      const column = [-LARGEST, LARGEST].map((y) => ({ x, y }));
      return i === 0 ? column : column.reverse();
    });
    return this.#polygons(ClipType.Union, [...outlines(paths), away], [], FillRule.Positive);
  }

  /** What a polygon whose rings cross means: its outer ring by the even-odd rule, without what its holes take by the same. */
  untangled(shape: Shape): Polygon[] {
    return polygonsOf(shape).flatMap(([outer = [], ...holes]) => {
      const ground = this.#evenOdd([outer]);
      return this.difference(
        ground,
        holes.flatMap((hole) => this.#evenOdd([hole])),
      );
    });
  }

  #evenOdd(rings: Polygon): Path64[] {
    const paths = this.paths({ type: 'Polygon', coordinates: rings });
    const polygons = this.#polygons(ClipType.Union, paths, [], FillRule.EvenOdd);
    return polygons.flatMap((polygon) => this.paths({ type: 'Polygon', coordinates: polygon }));
  }

  #polygons(operation: ClipType, a: readonly Path64[], b: readonly Path64[], rule = FillRule.NonZero): Polygon[] {
    const tree = new PolyTree64();
    booleanOpWithPolyTree(operation, [...a], [...b], tree, rule);
    const found: Polygon[] = [];
    const collect = (node: PolyPath64) => {
      for (let i = 0; i < node.count; i++) {
        const outer = node.child(i);
        const holes = Array.from({ length: outer.count }, (_, hole) => outer.child(hole));
        found.push([outer, ...holes].map((ring) => this.#ring(ring.poly ?? [])));
        for (const hole of holes) collect(hole);
      }
    };
    collect(tree);
    return found;
  }

  #point(position: Position): { x: number; y: number } {
    const x = Math.round(this.#from(position[0]) * this.#scale[0]);
    const y = Math.round((position[1] - this.#south) * this.#scale[1]);
    this.#given.set(key(x, y), position);
    return { x, y };
  }

  #ring(path: Path64): Ring {
    const ring = path.map(({ x, y }): Position => this.#given.get(key(x, y)) ?? this.#position(x, y));
    const [first] = ring;
    return first === undefined ? [] : [...ring, [first[0], first[1]]];
  }

  #position(x: number, y: number): Position {
    const lon = this.#west + x / this.#scale[0];
    return [wrapped(lon), this.#south + y / this.#scale[1]];
  }

  /** Degrees from the origin's meridian, the short way round. */
  #from(lon: number): number {
    return lon - this.#west + 360 * jump(this.#west, lon);
  }
}

/** Positive where a path is drawn counterclockwise. */
function turn(path: Path64): number {
  let sum = 0;
  let last = path.at(-1);
  for (const point of path) {
    if (last !== undefined) sum += (point.y + last.y) * (last.x - point.x);
    last = point;
  }
  return sum;
}

/**
 * Paths that wind as often round every point, without the edges that neighbours have in common: those are walked once in
 * either direction. Of a city's cells only the outline is left, and whatever does not fit.
 */
function outlines(paths: readonly Path64[]): Path64[] {
  const ends = new Map<number, Point64[]>();
  for (const path of paths) {
    for (const [i, from] of path.entries()) {
      const to = path[(i + 1) % path.length];
      if (to !== undefined && !taken(ends, to, from)) push(ends, from, to);
    }
  }
  const left: Path64[] = [];
  for (const [start, targets] of ends) {
    while (targets.length > 0) {
      const path: Path64 = [];
      // As many edges end at a point as begin there, so the walk ends where it began.
      for (let next = targets.pop(); next !== undefined; next = ends.get(key(next.x, next.y))?.pop()) {
        path.push(next);
        if (key(next.x, next.y) === start) break;
      }
      left.push(path);
    }
  }
  return left;
}

/** Takes an edge away, if it is there. */
function taken(ends: ReadonlyMap<number, Point64[]>, from: Point64, to: Point64): boolean {
  const targets = ends.get(key(from.x, from.y));
  const at = targets?.findIndex(({ x, y }) => x === to.x && y === to.y) ?? -1;
  if (at >= 0) targets?.splice(at, 1);
  return at >= 0;
}

function push(ends: Map<number, Point64[]>, from: Point64, to: Point64): void {
  const at = key(from.x, from.y);
  const targets = ends.get(at);
  if (targets === undefined) ends.set(at, [to]);
  else targets.push(to);
}

/** Both are whole numbers below 2^26 in amount. */
function key(x: number, y: number): number {
  return x * 2 ** 27 + y;
}

function* positionsOf(shapes: readonly Shape[]): Generator<Position> {
  for (const shape of shapes) {
    for (const polygon of polygonsOf(shape)) for (const ring of polygon) yield* ring;
  }
}
