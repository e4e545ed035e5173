import type { Map as LibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl';
import type { Over } from './over.js';
import type { Pick } from './types.js';

/** A finger is broader than a pointer. */
const REACH = { mouse: 5, touch: 14 } as const;

/** What a press means, the smallest thing first. Names of the style's layers. */
const ORDER: readonly { readonly layers: readonly string[]; readonly is: Pick['layer'] }[] = [
  { layers: ['mark'], is: 'mark' },
  { layers: ['component', 'component-dot'], is: 'component' },
  { layers: ['building', 'building-chosen'], is: 'building' },
  {
    layers: ['area-cell-ground', 'area-community-ground', 'area-street-ground', 'area-district-ground'],
    is: 'area',
  },
];

export interface Gathering {
  readonly cluster: number;
  readonly lon: number;
  readonly lat: number;
}

interface At {
  readonly x: number;
  readonly y: number;
  readonly by: keyof typeof REACH;
}

/** What lies there; a gathering of marks is not a thing, but opens. */
export function pickAt(map: LibreMap, over: Over | null, at: At): Pick | Gathering | null {
  const reach = REACH[at.by];
  const marks = found(map, at, ['mark', 'gathering'], reach);
  const [mark] = marks;
  if (mark?.layer.id === 'gathering') return gatheringOf(mark);
  if (mark !== undefined) return pickOf(map, at, mark, 'mark');
  const under = over?.pick(at.x, at.y, reach) ?? null;
  if (under !== null) return under;
  for (const { layers, is } of ORDER.slice(1)) {
    const [first] = found(map, at, layers, is === 'component' ? reach : 0);
    if (first !== undefined) return pickOf(map, at, first, is);
  }
  return null;
}

function found(map: LibreMap, { x, y }: At, layers: readonly string[], reach: number): MapGeoJSONFeature[] {
  const there = layers.filter((layer) => map.getLayer(layer) !== undefined);
  if (there.length === 0) return [];
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  return map.queryRenderedFeatures(reach === 0 ? [x, y] : box, { layers: there });
}

/** What of a layer is on the screen, each once. */
export function inSight(map: LibreMap, layer: 'component' | 'building', most: number): Pick[] {
  const names = ORDER.find(({ is }) => is === layer)?.layers ?? [];
  const layers = names.filter((name) => map.getLayer(name) !== undefined);
  const seen = new Map<string, Pick>();
  for (const feature of layers.length === 0 ? [] : map.queryRenderedFeatures({ layers })) {
    const pick = pickOf(map, middleOf(map), feature, layer);
    if (!seen.has(pick.id)) seen.set(pick.id, { ...pick, place: placeOf(feature) ?? pick.place });
    if (seen.size === most) break;
  }
  return [...seen.values()];
}

function middleOf(map: LibreMap): At {
  const { clientWidth, clientHeight } = map.getContainer();
  return { x: clientWidth / 2, y: clientHeight / 2, by: 'mouse' };
}

/** A corner of it will do to go there. */
function placeOf({ geometry }: MapGeoJSONFeature): { lon: number; lat: number } | null {
  const corner =
    geometry.type === 'Point'
      ? geometry.coordinates
      : geometry.type === 'Polygon'
        ? geometry.coordinates[0]?.[0]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates[0]?.[0]?.[0]
          : undefined;
  const [lon, lat] = corner ?? [];
  return lon === undefined || lat === undefined ? null : { lon, lat };
}

function gatheringOf(feature: MapGeoJSONFeature): Gathering {
  const [lon = 0, lat = 0] = feature.geometry.type === 'Point' ? feature.geometry.coordinates : [];
  return { cluster: Number(feature.properties.cluster_id), lon, lat };
}

function pickOf(map: LibreMap, { x, y }: At, feature: MapGeoJSONFeature, layer: Pick['layer']): Pick {
  const own = feature.geometry.type === 'Point' ? feature.geometry.coordinates : null;
  const pointer = map.unproject([x, y]);
  const place = { lon: own?.[0] ?? pointer.lng, lat: own?.[1] ?? pointer.lat };
  const level = layer === 'area' ? { level: feature.sourceLayer } : {};
  return {
    layer,
    id: String(feature.properties.id ?? feature.id ?? ''),
    place,
    facts: { ...level, ...feature.properties },
  };
}
