import type { CoordinateSystem } from '@bihuan/contracts';
import { guessPlace, toWgs84 } from '@bihuan/geo';
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

/** As it is kept: WGS-84. */
export function toStored(given: Place, system: CoordinateSystem): Place {
  const { lon, lat } = system === 'wgs84' || Math.abs(given.lat) > 90 ? given : toWgs84(given, system);
  return { lon: round(lon), lat: round(lat) };
}

/**
 * Where a place of some system is, and the smallest area that it lies in. One that lies in none is named for what it
 * looks like: longitude and latitude swapped, or taken from a map whose places are shifted; with the place that it would be.
 */
export function findPlace({ areas }: TenantConfig, given: Place, system: CoordinateSystem): PlaceFound {
  const place = toStored(given, system);
  const [smallest] = Math.abs(place.lat) > 90 ? [] : areas.at(place.lon, place.lat);
  if (smallest !== undefined) return { ok: true, place, areaPath: smallest.path };
  const { guess, ...mended } = guessPlace(place, { contains: (x, y) => areas.at(x, y).length > 0 });
  const params = { lon: given.lon, lat: given.lat };
  if (guess === 'ok' || guess === 'outside')
    return { ok: false, fault: { member: 'location', code: 'outside', params } };
  const to = { toLon: round(mended.lon), toLat: round(mended.lat) };
  return { ok: false, fault: { member: 'location', code: guess, params: { ...params, ...to } } };
}
