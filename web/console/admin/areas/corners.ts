import type { Position, Shape } from '@bihuan/geo';

/** Rings of a shape without their repeated ends. */
export function cornersOf(shape: Shape): Position[][] {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.flatMap((polygon) => polygon.map((ring) => ring.slice(0, -1)));
}

export const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];
