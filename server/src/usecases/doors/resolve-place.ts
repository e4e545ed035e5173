import { contains, polygonsOf, type Shape } from '@bihuan/geo';
import { findPlacesOf } from '../../store/component-places.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import { placesOfAddress } from '../geocode/places-of-address.js';
import type { App } from '../types.js';

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/**
 * Where an address is: an id of a component or of an area; what the hotline would find by the words; else the smallest area
 * that they name. Null where nothing of it is known. The words themselves stay in the case, and whoever files it puts it
 * right on the map.
 */
export async function resolvePlace(
  app: App,
  tx: Tx,
  config: TenantConfig,
  said: { readonly addressId?: string | undefined; readonly address?: string | undefined },
): Promise<Place | null> {
  const { addressId, address } = said;
  if (addressId !== undefined) {
    const [component] = await findPlacesOf(tx, config.tenant, [addressId]);
    if (component !== undefined) return { lon: component.lon, lat: component.lat };
    const area = config.areas.all.find(({ id }) => id === addressId);
    if (area !== undefined && area.geometry !== null) return inside(area.geometry);
  }
  if (address === undefined) return null;
  const [found] = await placesOfAddress(app, tx, config, address, 1);
  if (found !== undefined && found.kind !== 'area') return found.location;
  const named = config.areas.all
    .filter((area) => area.geometry !== null && area.parent !== null && isNamed(area, address))
    .sort((a, b) => b.path.split('/').length - a.path.split('/').length || b.name.length - a.name.length);
  const shape = named[0]?.geometry ?? null;
  return shape === null ? (found?.location ?? null) : inside(shape);
}

function isNamed({ name, nameEn, id }: { name: string; nameEn: string | null; id: string }, address: string): boolean {
  if (name.length >= 2 && address.includes(name)) return true;
  if (nameEn !== null && nameEn.length >= 4 && address.toLowerCase().includes(nameEn.toLowerCase())) return true;
  return id.length >= 9 && address.includes(id);
}

const steps = 24;

/** A place inside a shape, as near to its middle as a coarse net finds one. */
export function inside(shape: Shape): Place | null {
  const outer = polygonsOf(shape).flatMap(([ring]) => ring ?? []);
  const [first] = outer;
  if (first === undefined) return null;
  let [west, east, south, north] = [first[0], first[0], first[1], first[1]];
  for (const [lon, lat] of outer) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const centre = { lon: (west + east) / 2, lat: (south + north) / 2 };
  let best: { readonly place: Place; readonly away: number } | null = null;
  for (let row = 0; row <= steps; row++) {
    for (let column = 0; column <= steps; column++) {
      const lon = west + ((east - west) * column) / steps;
      const lat = south + ((north - south) * row) / steps;
      const away = Math.hypot(lon - centre.lon, lat - centre.lat);
      if ((best === null || away < best.away) && contains(shape, lon, lat)) best = { place: { lon, lat }, away };
    }
  }
  return best?.place ?? null;
}
