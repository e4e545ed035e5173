import type { CoordinateSystem } from '@bihuan/contracts';
import { isRecord } from './columns.js';
import { type Place, toStored } from './place.js';

/**
 * A place on a GeoJSON geometry: a point's own, the middle position of a line, the first of an area's outer ring. Null: it
 * is no geometry that has one.
 */
export function placeOnShape(geometry: unknown): (Place & { readonly isPoint: boolean }) | null {
  if (!isRecord(geometry)) return null;
  const isPoint = geometry.type === 'Point';
  const position = isPoint ? geometry.coordinates : inside(geometry.coordinates, geometry.type === 'LineString');
  if (!Array.isArray(position)) return null;
  const [lon, lat] = position as unknown[];
  const fits = typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 180;
  return fits ? { lon, lat, isPoint } : null;
}

/** Down to a position: the middle of a line, else the first of the first. */
function inside(nested: unknown, middle: boolean): unknown {
  if (!Array.isArray(nested) || nested.length === 0 || typeof nested[0] === 'number') return nested;
  return inside(nested[middle ? Math.floor((nested.length - 1) / 2) : 0], false);
}

/** A checked geometry as it is kept: WGS-84. */
export function shapeToStored(geometry: unknown, system: CoordinateSystem): unknown {
  if (system === 'wgs84' || !isRecord(geometry)) return geometry;
  return { ...geometry, coordinates: moved(geometry.coordinates, system) };
}

function moved(nested: unknown, system: CoordinateSystem): unknown {
  if (!Array.isArray(nested)) return nested;
  const [lon, lat, ...more] = nested as unknown[];
  if (typeof lon !== 'number' || typeof lat !== 'number') return nested.map((each) => moved(each, system));
  const place = toStored({ lon, lat }, system);
  return [place.lon, place.lat, ...more];
}
