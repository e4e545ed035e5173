import type { MultiPolygon, Polygon, Position } from '../district/geojson.js';
import { STREETS } from '../district/streets.js';
import { type Random, random } from '../random.js';

/** A district as its GeoJSON file gives it: ours, or another's with less in it. */
export interface DistrictInput {
  readonly features: readonly {
    readonly id?: string | number | undefined;
    readonly properties?: Readonly<object> | null;
    /** Other shapes than polygons are passed over. */
    readonly geometry: Polygon | MultiPolygon | null;
  }[];
}

/** A smallest area in which cases happen. */
export interface Place {
  readonly id: string;
  /** From the district down to this area. */
  readonly path: readonly string[];
  readonly names: readonly string[];
  readonly ring: readonly Position[];
  /** How much happens here. */
  readonly weight: number;
}

interface Area {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly path: readonly string[];
  readonly ring: readonly Position[];
}

/** The areas that no other area names as its parent, some of them busier than others. */
export function placesOf(district: DistrictInput, seed: number | string): Place[] {
  const areas = district.features.map(areaOf);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const parents = new Set(areas.map((area) => area.parent));
  const rng = random(seed, 'places');
  return areas
    .filter((area) => !parents.has(area.id) && area.ring.length >= 4)
    .map((area) => ({
      id: area.id,
      path: area.path,
      names: area.path.map((id) => byId.get(id)?.name ?? ''),
      ring: area.ring,
      weight: rng.lognormal(1, 0.8),
    }));
}

function areaOf(feature: DistrictInput['features'][number], index: number): Area {
  const properties: Readonly<Record<string, unknown>> = { ...feature.properties };
  const id = String(feature.id ?? properties.id ?? index + 1);
  return {
    id,
    name: typeof properties.name === 'string' ? properties.name : id,
    parent: typeof properties.parent === 'string' ? properties.parent : null,
    path: typeof properties.path === 'string' ? properties.path.split('/') : [id],
    ring: outerRing(feature.geometry),
  };
}

/** Of several parts the first will do for a simulation. */
function outerRing(geometry: DistrictInput['features'][number]['geometry']): readonly Position[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates[0] ?? [];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates[0]?.[0] ?? [];
  return [];
}

/** A point inside, with six decimals. */
export function pointIn(place: Place, rng: Random): { lon: number; lat: number } {
  const lons = place.ring.map(([lon]) => lon);
  const lats = place.ring.map(([, lat]) => lat);
  for (let i = 0; i < 100; i++) {
    const lon = sixDecimals(rng.between(Math.min(...lons), Math.max(...lons)));
    const lat = sixDecimals(rng.between(Math.min(...lats), Math.max(...lats)));
    if (isInside(place.ring, lon, lat)) return { lon, lat };
  }
  // A shape so thin that no point was found: the middle of its first triangle is as good as any.
  const mean = (values: readonly number[]): number => values.slice(0, 3).reduce((sum, value) => sum + value, 0) / 3;
  return { lon: sixDecimals(mean(lons)), lat: sixDecimals(mean(lats)) };
}

/** `西站街道西津西路128号附近`, or without roads the names of the areas. */
export function addressIn(place: Place, rng: Random): string {
  const street = STREETS.find((one) => place.path.includes(one.code));
  if (!street) return place.names.filter((name) => name !== '').join(' ');
  const road = rng.pick(street.roads);
  const where = rng.pick([
    `${road}${rng.below(320) + 1}号附近`,
    `${road}${rng.below(320) + 1}号门前人行道`,
    `${road}公交站旁`,
    `${road}路口${rng.pick(['东', '南', '西', '北'])}侧`,
    `${road}${place.names.at(-2) ?? ''}院内`,
  ]);
  return `${street.name}${where}`;
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function isInside(ring: readonly Position[], lon: number, lat: number): boolean {
  let inside = false;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring[i + 1] ?? [ax, ay];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
