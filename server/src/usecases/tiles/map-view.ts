import type { MapView } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import type { TenantConfig } from '../config.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, type Result } from '../types.js';
import { TILE_LAYERS, TILE_ZOOM } from './layers.js';

/** What the map of the tenant has, as far as the person may see it. */
export function mapView(app: App, actor: Actor): Promise<Result<MapView>> {
  return readAs(app, actor, 'reference.read', (_, config) => {
    const rights = rightsOf(config.newestFlow);
    const bounds = boundsOf(config);
    return done<MapView>({
      bounds,
      centre: bounds && { lon: (bounds[0] + bounds[2]) / 2, lat: (bounds[1] + bounds[3]) / 2 },
      layers: Object.entries(TILE_LAYERS)
        .filter(([, { permission }]) => allowsSomewhere(rights, actor, permission))
        .map(([id, { minZoom, parts }]) => ({
          id,
          url: `/api/v1/tiles/${id}/{z}/{x}/{y}.mvt`,
          minZoom,
          maxZoom: TILE_ZOOM,
          parts: id === 'areas' ? levelsOf(config) : [...parts],
        })),
      baseMap: baseMapOf(config),
      tiles3d: config.map.tiles3d.map(({ id, name, from, at, attribution }) => ({
        id,
        name,
        url: from === 'url' ? at : `/api/v1/3dtiles/${at}/tileset.json`,
        attribution,
      })),
    });
  });
}

function baseMapOf({ map: { baseMap } }: TenantConfig): MapView['baseMap'] {
  if (baseMap?.kind !== 'pmtiles') return baseMap;
  const { kind, file, attribution } = baseMap;
  return { kind, url: `/api/v1/maps/${file}.pmtiles`, attribution };
}

/** Of the areas, the largest first. */
function levelsOf({ areas }: TenantConfig): string[] {
  return [
    ...new Set(
      areas.all
        .map(({ level, path }) => ({ level, depth: path.split('/').length }))
        .sort((a, b) => a.depth - b.depth)
        .map(({ level }) => level),
    ),
  ];
}

function boundsOf({ areas }: TenantConfig): [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of areas.all) {
    if (geometry === null) continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer] of polygons) {
      for (const [lon, lat] of outer ?? []) {
        [west, south, east, north] = [
          Math.min(west, lon),
          Math.min(south, lat),
          Math.max(east, lon),
          Math.max(north, lat),
        ];
      }
    }
  }
  return west > east ? null : [west, south, east, north];
}
