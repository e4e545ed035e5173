import type { Point } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import type { TFunction } from 'i18next';

/** "离您 350 米"; null where one of the two places is not known. */
export function awayText(t: TFunction, here: Point | null, there: Point | null): string | null {
  if (here === null || there === null) return null;
  const metres = metresBetween(here.lon, here.lat, there.lon, there.lat);
  // Nobody's phone knows it to the metre.
  if (metres < 1000) return t('tasks.away', { count: Math.round(metres / 10) * 10 });
  return t('tasks.awayFar', { count: Math.round(metres / 100) / 10 });
}

/** An address that the phone's own map opens (RFC 5870); nothing is sent before somebody presses it. */
export function geoAddress({ lon, lat }: Point, name: string): string {
  const place = `${lat.toFixed(6)},${lon.toFixed(6)}`;
  return `geo:${place}?q=${place}(${encodeURIComponent(name)})`;
}
