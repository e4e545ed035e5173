import type { AreaRow } from '../../store/areas.js';

/** From the whole down. */
export const AREA_LEVELS: readonly string[] = ['district', 'street', 'community', 'cell'];

/** How far down in the tree a level stands; −1: it is none of the tree's. */
export function rankOf(level: string): number {
  return AREA_LEVELS.indexOf(level);
}

/** The path of an area of a layer beside the tree: it lies in nothing, and no grant reaches it. */
export function pathBeside(layer: string, id: string): string {
  return `~${layer}/${id}`;
}

export const named = ({ id, name }: Pick<AreaRow, 'id' | 'name'>) => ({ id, name });
