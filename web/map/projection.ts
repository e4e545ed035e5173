import type { Point } from '@bihuan/contracts';

/** A position on the sheet, in metres east and south of its middle. */
export interface Sheet {
  readonly x: number;
  readonly y: number;
}

const METRES_PER_DEGREE = 111_320;

/** A plain sheet round one place: true to shape for a district, for which a globe's projections are too much. */
export interface Projection {
  toSheet(point: Point): Sheet;
  toPoint(sheet: Sheet): Point;
}

export function projectionAt(middle: Point): Projection {
  const east = METRES_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180);
  return {
    toSheet: ({ lon, lat }) => ({ x: (lon - middle.lon) * east, y: (middle.lat - lat) * METRES_PER_DEGREE }),
    toPoint: ({ x, y }) => ({ lon: middle.lon + x / east, lat: middle.lat - y / METRES_PER_DEGREE }),
  };
}
