import { type LonLat, toWgs84 } from './coordinates.js';

export type PlaceGuess = 'ok' | 'swapped' | 'gcj02' | 'bd09' | 'outside';

export interface GuessedPlace extends LonLat {
  readonly guess: PlaceGuess;
}

/**
 * What a place is, given as WGS-84: inside the area as it stands, or inside once it is mended, with the mended place. Shifts of
 * GCJ-02 and BD-09 are some hundred metres, so only a place near the edge betrays itself so; whoever imports many rows
 * offers what most of the outer ones agree on.
 */
export function guessPlace(place: LonLat, area: { contains(lon: number, lat: number): boolean }): GuessedPlace {
  const { lon, lat } = place;
  const tries: [PlaceGuess, LonLat][] = [
    ['ok', { lon, lat }],
    ['swapped', { lon: lat, lat: lon }],
  ];
  if (possible(place)) tries.push(['gcj02', toWgs84(place, 'gcj02')], ['bd09', toWgs84(place, 'bd09')]);
  for (const [guess, mended] of tries) {
    if (possible(mended) && area.contains(mended.lon, mended.lat)) return { guess, ...mended };
  }
  return { guess: 'outside', lon, lat };
}

function possible({ lon, lat }: LonLat): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
