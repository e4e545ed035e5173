import { contains, type Polygon, type Shape } from './contains.js';

export interface Area {
  readonly id: string;
  readonly level: string;
  readonly shape: Shape;
}

interface Boxed<A extends Area> {
  readonly area: A;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Which areas contain a point. Built once, asked often. */
export class AreaIndex<A extends Area> {
  private readonly boxed: readonly Boxed<A>[];

  /** Areas that come later in the answer must be given smallest level last: the order given is kept. */
  constructor(areas: readonly A[]) {
    this.boxed = areas.map((area) => ({ area, ...boxOf(area.shape) }));
  }

  /** All areas that contain the point, in the order given; on a shared edge exactly one of a level. */
  at(lon: number, lat: number): A[] {
    const found: A[] = [];
    for (const { area, west, south, east, north } of this.boxed) {
      const near = lon >= west && lon <= east && lat >= south && lat <= north;
      if (near && contains(area.shape, lon, lat)) found.push(area);
    }
    return found;
  }
}

function boxOf(shape: Shape) {
  const polygons: readonly Polygon[] = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of polygons.flat(2) as readonly (readonly [number, number])[]) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { west, south, east, north };
}
