import proj4 from 'proj4';
import type { LonLat } from './coordinates.js';

/** Metres in a 3 degree Gauss–Krüger zone of CGCS2000: easting with the false 500,000, without the zone's number. */
export interface GaussKrueger {
  readonly east: number;
  readonly north: number;
}

/** The central meridians of the country's 3 degree zones 25 to 45: 75° to 135°. Lanzhou's is 105° (EPSG:4544). */
export function centralMeridian(lon: number): number {
  return Math.min(135, Math.max(75, Math.round(lon / 3) * 3));
}

/** The EPSG code of the zone without its number in the easting: 4534 (75°) to 4554 (135°). */
export function epsgOf(meridian: number): number {
  return 4534 + (checked(meridian) - 75) / 3;
}

/** @param meridian of the zone; a point of a neighbouring zone is written in this one all the same */
export function toGaussKrueger(place: LonLat, meridian = centralMeridian(place.lon)): GaussKrueger {
  const [east, north] = zone(meridian).forward([place.lon, place.lat]);
  return { east: east ?? Number.NaN, north: north ?? Number.NaN };
}

/** Eastings with the zone's number in front (38,500,000 for zone 38) are read too; the number must fit the meridian. */
export function fromGaussKrueger({ east, north }: GaussKrueger, meridian: number): LonLat {
  const number = Math.floor(east / 1e6);
  if (number !== 0 && number * 3 !== checked(meridian)) {
    throw new RangeError(`Easting ${east} is of zone ${number}, whose meridian is ${number * 3}°, not ${meridian}°.`);
  }
  const [lon, lat] = zone(meridian).inverse([east - number * 1e6, north]);
  return { lon: lon ?? Number.NaN, lat: lat ?? Number.NaN };
}

function checked(meridian: number): number {
  if (meridian % 3 === 0 && meridian >= 75 && meridian <= 135) return meridian;
  throw new RangeError(`${meridian}° is no central meridian of a 3 degree zone; they are 75°, 78° … 135°.`);
}

function zone(meridian: number) {
  return proj4(`+proj=tmerc +lat_0=0 +lon_0=${checked(meridian)} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m`);
}
