import { DEFAULT_STANDARD, type SampleCity, type SampleComponent, type SampleFeature } from '@bihuan/city';
import { localDate } from '@bihuan/worktime';
import { insertComponents } from '../store/components.js';
import type { Tx } from '../store/database.js';
import { insertMapFeatures } from '../store/map-features.js';
import { covers } from './areas-tree.js';
import type { TenantConfig } from './config.js';

/** The part of a city in an area, with what the map shows round it. */
export function cityWithin(city: SampleCity, area: string): SampleCity {
  const components = city.components.filter((each) => covers(area, each.areaPath));
  const box = boxOf(components);
  return { components, features: city.features.filter((feature) => touches(feature, box)) };
}

/** The sample's inventory as surveyed, and what else its map shows. */
export async function insertSampleCity(
  tx: Tx,
  { tenant, calendar }: Pick<TenantConfig, 'tenant' | 'calendar'>,
  now: number,
  city: SampleCity,
): Promise<void> {
  const today = localDate(now, calendar.timeZone);
  const rows = city.components.map((each) => ({ ...rowOf(each, today), changedAt: now, changedBy: 'sample' }));
  await insertComponents(tx, tenant, rows);
  await insertMapFeatures(tx, tenant, city.features);
}

/** The survey's days are fixed, the clock's is not: none of them lies ahead of it. */
function rowOf({ classCode, firstOn, ...same }: SampleComponent, today: string) {
  return {
    ...same,
    firstOn: firstOn < today ? firstOn : today,
    standardRef: DEFAULT_STANDARD,
    class: classCode,
    geometry: null,
    maintainedFrom: null,
    maintainedUntil: null,
    source: null,
    coordinates: 'wgs84',
    changedOn: null,
    remark: null,
  };
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function boxOf(points: readonly { readonly lon: number; readonly lat: number }[]): Box {
  return points.reduce<Box>(
    (box, { lon, lat }) => ({
      west: Math.min(box.west, lon),
      south: Math.min(box.south, lat),
      east: Math.max(box.east, lon),
      north: Math.max(box.north, lat),
    }),
    { west: 180, south: 90, east: -180, north: -90 },
  );
}

/** Has it a corner in the box? */
function touches({ geometry }: SampleFeature, { west, south, east, north }: Box): boolean {
  const lines = geometry.type === 'Polygon' ? geometry.coordinates : [geometry.coordinates];
  return lines.some((line) => line.some(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north));
}
