import type { Point } from '../district/mesh.js';
import { type Direction, moved } from './plane.js';

/** A rectangle on the ground: a footprint's frame. */
export interface Frame {
  readonly middle: Point;
  /** Along its length. */
  readonly ahead: Direction;
  readonly length: number;
  readonly depth: number;
}

export type Shape = 'bar' | 'ell' | 'u' | 'cross' | 'stepped';

/** Corners of a shape in a frame, counter-clockwise, as shares of its length and depth from its middle. */
const CORNERS: Readonly<Record<Shape, readonly (readonly [along: number, aside: number])[]>> = {
  bar: [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ],
  ell: [
    [-0.5, -0.5],
    [-0.15, -0.5],
    [-0.15, 0.1],
    [0.5, 0.1],
    [0.5, 0.5],
    [-0.5, 0.5],
  ],
  u: [
    [-0.5, -0.5],
    [-0.26, -0.5],
    [-0.26, 0.05],
    [0.26, 0.05],
    [0.26, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ],
  cross: [
    [-0.5, -0.22],
    [-0.28, -0.22],
    [-0.28, -0.5],
    [0.28, -0.5],
    [0.28, -0.22],
    [0.5, -0.22],
    [0.5, 0.3],
    [0.2, 0.3],
    [0.2, 0.5],
    [-0.2, 0.5],
    [-0.2, 0.3],
    [-0.5, 0.3],
  ],
  stepped: [
    [-0.5, -0.38],
    [-0.17, -0.38],
    [-0.17, -0.5],
    [0.17, -0.5],
    [0.17, -0.38],
    [0.5, -0.38],
    [0.5, 0.5],
    [0.17, 0.5],
    [0.17, 0.4],
    [-0.17, 0.4],
    [-0.17, 0.5],
    [-0.5, 0.5],
  ],
};

export function outlineOf(frame: Frame, shape: Shape): Point[] {
  return CORNERS[shape].map(([along, aside]) =>
    moved(frame.middle, frame.ahead, along * frame.length, aside * frame.depth),
  );
}

/** A place in a frame, in metres from its middle. */
export function inFrame({ middle, ahead }: Frame, along: number, aside: number): Point {
  return moved(middle, ahead, along, aside);
}

/** Whether a point is in a frame or nearer to it than `clear` metres. */
export function isNearFrame({ middle, ahead, length, depth }: Frame, point: Point, clear: number): boolean {
  const [dx, dy] = [point.x - middle.x, point.y - middle.y];
  const along = Math.abs(dx * ahead.x + dy * ahead.y);
  const aside = Math.abs(dy * ahead.x - dx * ahead.y);
  return along < length / 2 + clear && aside < depth / 2 + clear;
}
