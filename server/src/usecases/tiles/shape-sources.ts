import { createHash } from 'node:crypto';
import { ShapeTiles, type TileGeometry, type TileShape } from '@bihuan/geo';
import type { Tx } from '../../store/database.js';
import { digestOfLayers, readMapLayer } from '../../store/map-features.js';
import type { TenantConfig } from '../config.js';
import { FEATURE_LAYERS, type ShapeLayerName } from './layers.js';

/** Shapes of which tiles are cut, and what they are told apart by: equal digests, equal tiles. */
export interface ShapeSource {
  readonly digest: string;
  readonly shapes: ShapeTiles;
}

/**
 * Areas and features of the map of each tenant, laid out at their first use. They follow the tenant's revision, which
 * every document, area and layer raises: what has the same digest then stays as it is.
 */
export interface ShapeSources {
  of(tx: Tx, config: TenantConfig, layer: ShapeLayerName): Promise<ShapeSource>;
  forget(tenant: string): void;
}

/** Of so many tenants, those that were asked last; a practice is one. */
const mostTenants = 16;

interface Entry {
  readonly revision: number;
  readonly source: Promise<ShapeSource>;
}

export function openShapeSources(): ShapeSources {
  /** By tenant, the one asked last at the end. */
  const tenants = new Map<string, Map<ShapeLayerName, Entry>>();

  function layersOf(tenant: string): Map<ShapeLayerName, Entry> {
    const layers = tenants.get(tenant) ?? new Map<ShapeLayerName, Entry>();
    tenants.delete(tenant);
    tenants.set(tenant, layers);
    const [oldest] = tenants.keys();
    if (tenants.size > mostTenants && oldest !== undefined) tenants.delete(oldest);
    return layers;
  }

  return {
    async of(tx, config, layer) {
      const layers = layersOf(config.tenant);
      const known = layers.get(layer);
      if (known?.revision === config.revision) return known.source;
      const before = known === undefined ? null : await known.source.catch(() => null);
      const entry: Entry = { revision: config.revision, source: read(tx, config, layer, before) };
      layers.set(layer, entry);
      try {
        return await entry.source;
      } catch (error) {
        if (layers.get(layer) === entry) layers.delete(layer);
        throw error;
      }
    },
    forget: (tenant) => void tenants.delete(tenant),
  };
}

async function read(
  tx: Tx,
  config: TenantConfig,
  layer: ShapeLayerName,
  before: ShapeSource | null,
): Promise<ShapeSource> {
  if (layer === 'areas') {
    const shapes = areaShapes(config);
    const digest = createHash('sha256').update(JSON.stringify(shapes)).digest('base64url');
    return before?.digest === digest ? before : { digest, shapes: new ShapeTiles(shapes) };
  }
  const digest = await digestOfLayers(tx, config.tenant, FEATURE_LAYERS[layer]);
  if (before?.digest === digest) return before;
  const shapes: TileShape[] = [];
  for (const each of FEATURE_LAYERS[layer]) {
    for await (const rows of readMapLayer(tx, config.tenant, each)) {
      for (const { id, geometry, properties } of rows) {
        if (isDrawn(geometry)) shapes.push({ layer: each, geometry, properties: { id, ...properties } });
      }
    }
  }
  return { digest, shapes: new ShapeTiles(shapes) };
}

/** Larger areas below smaller ones. */
function areaShapes({ areas }: TenantConfig): TileShape[] {
  return areas.all.flatMap(({ id, name, level, geometry }) =>
    geometry === null ? [] : [{ layer: level, geometry, properties: { id, name, level } }],
  );
}

const drawn: readonly string[] = ['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

function isDrawn(geometry: unknown): geometry is TileGeometry {
  if (typeof geometry !== 'object' || geometry === null) return false;
  const { type, coordinates } = geometry as { readonly type?: unknown; readonly coordinates?: unknown };
  return typeof type === 'string' && drawn.includes(type) && Array.isArray(coordinates) && coordinates.length > 0;
}
