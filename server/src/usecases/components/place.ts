import type { CoordinateSystem } from '@bihuan/contracts';
import type { TenantConfig } from '../config.js';
import type { Fault } from './fault.js';

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

export type PlaceFound =
  | { readonly ok: true; readonly place: Place; readonly areaPath: string }
  | { readonly ok: false; readonly fault: Fault };

/** Seven places of a degree are a centimetre. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/**
 * Where a place is, and the smallest area that it lies in. One that lies in none is named for what it looks like: longitude
 * and latitude swapped, with the place that it would be.
 */
export function findPlace({ areas }: TenantConfig, given: Place, _system: CoordinateSystem): PlaceFound {
  const place = { lon: round(given.lon), lat: round(given.lat) };
  const [smallest] = areas.at(place.lon, place.lat);
  if (smallest !== undefined) return { ok: true, place, areaPath: smallest.path };
  const { lon, lat } = place;
  const swapped = areas.at(lat, lon).length > 0;
  const params = swapped ? { lon, lat, toLon: lat, toLat: lon } : { lon, lat };
  return { ok: false, fault: { member: 'location', code: swapped ? 'swapped' : 'outside', params } };
}
