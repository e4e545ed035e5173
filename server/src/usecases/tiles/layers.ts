import type { MapLayer } from '../../store/tables-place.js';

/** The deepest zoom of our tiles; maps draw deeper ones of these. */
export const TILE_ZOOM = 16;
/** From here on a tile has every component; above they are counted, and some stand for all. */
export const ALL_COMPONENTS_ZOOM = 15;

export interface TileLayerRule {
  readonly permission: string;
  /** Above it the layer has nothing to show. */
  readonly minZoom: number;
  /** What its tiles are divided into; of areas, one for each level. */
  readonly parts: readonly string[];
}

/** The layers of the map by the name that their addresses have. */
export const TILE_LAYERS = {
  areas: { permission: 'reference.read', minZoom: 9, parts: ['district', 'street', 'community', 'cell'] },
  base: { permission: 'reference.read', minZoom: 9, parts: ['green', 'water', 'road'] },
  buildings: { permission: 'reference.read', minZoom: 13, parts: ['building'] },
  pipes: { permission: 'component.read', minZoom: 13, parts: ['pipe'] },
  components: { permission: 'component.read', minZoom: 9, parts: ['component', 'component_count'] },
  cases: { permission: 'case.read', minZoom: 9, parts: ['case'] },
} as const satisfies Readonly<Record<string, TileLayerRule>>;

export type TileLayerName = keyof typeof TILE_LAYERS;

/** Layers of shapes that are stored as features of the map, in the order in which they lie on one another. */
export const FEATURE_LAYERS: Readonly<Record<'base' | 'buildings' | 'pipes', readonly MapLayer[]>> = {
  base: ['green', 'water', 'road'],
  buildings: ['building'],
  pipes: ['pipe'],
};

export type ShapeLayerName = 'areas' | keyof typeof FEATURE_LAYERS;

export function isTileLayer(name: string): name is TileLayerName {
  return Object.hasOwn(TILE_LAYERS, name);
}
