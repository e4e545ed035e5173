import type { Position, Shape } from './contains.js';

/** Metres to the east and north of a place near Lanzhou, as a position. */
export function metres(x: number, y: number): Position {
  const degree = 111_320;
  return [103.7 + x / (degree * Math.cos((36 * Math.PI) / 180)), 36 + y / degree];
}

export function ring(...corners: readonly (readonly [number, number])[]): Position[] {
  const positions = corners.map(([x, y]) => metres(x, y));
  return [...positions, positions[0] ?? [0, 0]];
}

export function box(west: number, south: number, east: number, north: number): Position[] {
  return ring([west, south], [east, south], [east, north], [west, north]);
}

export function polygon(...rings: Position[][]): Shape {
  return { type: 'Polygon', coordinates: rings };
}
