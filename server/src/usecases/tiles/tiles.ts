import { openShapeSources, type ShapeSources } from './shape-sources.js';
import { TileCache } from './tile-cache.js';

/** What a process keeps of the map, to answer tiles from memory. All of it follows the database and can be made anew. */
export interface Tiles {
  readonly shapes: ShapeSources;
  readonly cache: TileCache;
  /** The tenant is gone. */
  forget(tenant: string): void;
}

const cacheBytes = 96 * 1024 * 1024;

export function openTiles(): Tiles {
  const shapes = openShapeSources();
  return { shapes, cache: new TileCache(cacheBytes), forget: (tenant) => shapes.forget(tenant) };
}
