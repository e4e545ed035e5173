import type { AreaFeature, Position } from './geojson.js';

export function rings(one: AreaFeature): readonly (readonly Position[])[] {
  const { geometry } = one;
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** By even and odd crossings of a ray to the east; half-open, so that a shared edge belongs to one side only. */
export function contains(one: AreaFeature, [lon, lat]: Position): boolean {
  let inside = false;
  for (const ring of rings(one)) {
    for (const [i, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[i + 1] ?? [ax, ay];
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
