import { type Candidate, CandidateGrid } from './candidate-grid.js';
import { belowPole, type Polygon, polygonsOf, type Ring, type Shape } from './contains.js';
import { EdgeTable } from './edge-table.js';
import { wrapped } from './meridian.js';
import { isPlain, type Wound, wind, woundAround } from './wound.js';

export interface Area {
  readonly id: string;
  readonly level: string;
  readonly shape: Shape;
}

/** A polygon that reaches across ±180. They are few, and looked at one by one. */
interface Across {
  readonly area: number;
  readonly outer: Wound;
  readonly holes: readonly Wound[];
}

/** Which areas contain a point, exactly as `contains` has it. Built once, asked often; of shapes that can be read (`checkShape`). */
export class AreaIndex<A extends Area> {
  readonly #areas: readonly A[];
  /** By polygon: its area, its first ring, and the first ring of the next. */
  readonly #area: number[] = [];
  readonly #rings: number[] = [0];
  readonly #table: EdgeTable;
  readonly #grid: CandidateGrid;
  readonly #across: readonly Across[];
  readonly #found: number[] = [];
  readonly #contains: (polygon: number, lon: number, lat: number) => boolean;

  /** Areas that come later in the answer must be given smallest level last: the order given is kept. */
  constructor(areas: readonly A[]) {
    this.#areas = areas;
    const across: Across[] = [];
    const rings: Ring[] = [];
    const candidates: Candidate[] = [];
    for (const [area, { shape }] of areas.entries()) {
      for (const polygon of polygonsOf(shape)) {
        const [outer, ...holes] = polygon;
        // Fewer positions close no ring, and have no box.
        if (outer === undefined || outer.length < 4) continue;
        if (polygon.every(isPlain)) {
          candidates.push(candidateOf(polygon, outer));
          rings.push(...polygon);
          this.#area.push(area);
          this.#rings.push(rings.length);
        } else across.push({ area, outer: wind(outer), holes: holes.map(wind) });
      }
    }
    this.#across = across;
    this.#table = new EdgeTable(rings);
    this.#contains = (polygon, lon, lat) => {
      const end = this.#rings[polygon + 1] as number;
      let ring = this.#rings[polygon] as number;
      if (!this.#table.crossesOddly(ring, lon, lat)) return false;
      for (ring++; ring < end; ring++) if (this.#table.crossesOddly(ring, lon, lat)) return false;
      return true;
    };
    this.#grid = new CandidateGrid(candidates, this.#contains);
  }

  /** All areas that contain the point, in the order given; on a shared edge exactly one of a level. */
  at(lon: number, lat: number): A[] {
    const found = this.#found;
    found.length = 0;
    const [x, y] = [wrapped(lon), belowPole(lat)];
    this.#grid.at(x, y, this.#contains, found);
    for (let i = 0; i < found.length; i++) found[i] = this.#area[found[i] as number] as number;
    if (this.#across.length > 0) {
      for (const polygon of this.#across) if (isAround(polygon, x, y)) found.push(polygon.area);
      found.sort((a, b) => a - b);
    }
    const areas: A[] = [];
    let last = -1;
    for (let i = 0; i < found.length; i++) {
      const area = found[i] as number;
      if (area !== last) areas.push(this.#areas[area] as A);
      last = area;
    }
    return areas;
  }
}

function isAround({ outer, holes }: Across, lon: number, lat: number): boolean {
  const { west, south, east, north } = outer;
  const near = lat >= south && lat <= north && ((lon >= west && lon <= east) || lon + 360 <= east + SLACK);
  return near && woundAround(outer, lon, lat) && !holes.some((hole) => woundAround(hole, lon, lat));
}

/** The sum with a whole turn is rounded. */
const SLACK = 1e-9;

function candidateOf(rings: Polygon, outer: Ring): Candidate {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of outer) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return { rings, west, south, east, north };
}
