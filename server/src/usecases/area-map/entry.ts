import type { AreaEntry } from '@bihuan/contracts';
import type { KnownArea } from './draft.js';
import { shapeOut } from './findings.js';

/** An area as a draft names it, unchanged. */
export function entryOf(area: Omit<KnownArea, 'path'>): AreaEntry {
  const { id, version, level, layer, parent, name, nameEn, geometry, retired } = area;
  const shape = geometry === null ? null : shapeOut(geometry);
  return { id, version, level, layer, parent, name, nameEn, geometry: shape, retired };
}
