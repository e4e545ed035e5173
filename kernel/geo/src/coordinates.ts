import gcoord from 'gcoord';

/** Its types are written for a bundler's default import; Node's gives the same object, and says otherwise. */
const { transform, WGS84, GCJ02, BD09 } = gcoord as unknown as typeof gcoord.default;

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** Systems that places come in beside WGS-84: Amap's and Tencent's, Baidu's, and the country's own. */
export type PlaceSystem = 'gcj02' | 'bd09' | 'cgcs2000';

const names = { gcj02: GCJ02, bd09: BD09 } as const;
/** The published inverse is right to centimetres; as many steps of correction bring it under a tenth of a millimetre. */
const STEPS = 4;

/** CGCS2000 is WGS-84 at any accuracy that matters here. */
export function toWgs84(place: LonLat, system: PlaceSystem): LonLat {
  if (system === 'cgcs2000') return { lon: place.lon, lat: place.lat };
  const [lon, lat] = transform([place.lon, place.lat], names[system], WGS84);
  let found: LonLat = { lon: lon ?? place.lon, lat: lat ?? place.lat };
  for (let step = 0; step < STEPS; step++) {
    const there = fromWgs84(found, system);
    found = { lon: found.lon + (place.lon - there.lon), lat: found.lat + (place.lat - there.lat) };
  }
  return found;
}

export function fromWgs84(place: LonLat, system: PlaceSystem): LonLat {
  if (system === 'cgcs2000') return { lon: place.lon, lat: place.lat };
  const [lon, lat] = transform([place.lon, place.lat], WGS84, names[system]);
  return { lon: lon ?? place.lon, lat: lat ?? place.lat };
}
