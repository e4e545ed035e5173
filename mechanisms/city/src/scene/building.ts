import type { Point } from '../district/mesh.js';
import type { Frame, Shape } from './footprint.js';

export type BuildingKind = 'residential' | 'office' | 'commercial' | 'industrial' | 'school' | 'hospital' | 'public';

export interface Building {
  readonly frame: Frame;
  readonly shape: Shape;
  readonly kind: BuildingKind;
  readonly levels: number;
  /** Of its top above the ground, in metres. */
  readonly height: number;
  /** Where it begins: 0, or the top of the podium that it stands on. */
  readonly base: number;
  readonly name?: string;
}

/** What a cell is filled with. */
export interface Layout {
  readonly buildings: readonly Building[];
  readonly lawns: readonly Lawn[];
}

export interface Lawn {
  readonly ring: readonly Point[];
  readonly kind: 'park' | 'verge' | 'square';
  readonly name?: string;
}

/** From floor to floor, in metres. */
const STOREY: Readonly<Record<BuildingKind, number>> = {
  residential: 2.9,
  office: 3.8,
  commercial: 4.8,
  industrial: 8,
  school: 3.7,
  hospital: 3.9,
  public: 3.9,
};

export function building(
  frame: Frame,
  shape: Shape,
  kind: BuildingKind,
  levels: number,
  more: { readonly base?: number; readonly name?: string } = {},
): Building {
  const base = more.base ?? 0;
  // A parapet, or the lift's house.
  const roof = levels > 9 ? 3.2 : 0.9;
  const height = Math.round((base + levels * STOREY[kind] + roof) * 10) / 10;
  return { frame, shape, kind, levels, height, base, ...(more.name === undefined ? {} : { name: more.name }) };
}

/** A smaller frame in the middle of another. */
export function within({ middle, ahead, length, depth }: Frame, mostLength: number, mostDepth: number): Frame {
  return { middle, ahead, length: Math.min(length * 0.86, mostLength), depth: Math.min(depth * 0.86, mostDepth) };
}
