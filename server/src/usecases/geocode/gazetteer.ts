import type { GeocodeView } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import type { Tx } from '../../store/database.js';
import { readMapLayer } from '../../store/map-features.js';
import type { TenantConfig } from '../config.js';

type Kind = Exclude<GeocodeView['places'][number]['kind'], 'component'>;

/** Something that has a name and lies somewhere. */
export interface NamedPlace {
  readonly kind: Kind;
  readonly name: string;
  readonly lower: string;
  /** The names of the areas that it lies in, widest first. */
  readonly where: string;
  readonly lon: number;
  readonly lat: number;
  /** How far its ends lie apart, in metres. */
  readonly across: number;
}

const LAYERS = { road: 'road', building: 'place', green: 'place', water: 'place' } as const;
/** Two of one name that lie in the same street or community are one for whoever looks for it. */
const AREA_OF_NAME = 1;

/**
 * All names of a tenant: areas, roads and what else the map names; found by pairs of neighbouring characters, as Chinese is
 * searched. It never changes: another is made where areas or the map changed.
 */
export class Gazetteer {
  readonly #grams = new Map<string, number[]>();

  constructor(readonly places: readonly NamedPlace[]) {
    for (const [index, { lower }] of places.entries()) {
      for (const gram of gramsIn(lower)) {
        const known = this.#grams.get(gram);
        if (known === undefined) this.#grams.set(gram, [index]);
        else known.push(index);
      }
    }
  }

  /** Places that share a pair of characters, or the one that is asked, with the words. */
  candidates(words: readonly string[]): NamedPlace[] {
    const found = new Set<number>();
    for (const word of words) {
      for (const gram of word.length === 1 ? [word] : pairsOf(word)) {
        for (const index of this.#grams.get(gram) ?? []) found.add(index);
      }
    }
    return [...found].flatMap((index) => this.places[index] ?? []);
  }

  /** Places whose whole name stands in a text, as somebody writes who does not search. */
  mentioned(text: string): NamedPlace[] {
    const lower = text.toLowerCase();
    const words = lower.split(/\s+/u).filter((word) => word.length > 1);
    return this.candidates(words).filter((place) => place.lower.length > 1 && lower.includes(place.lower));
  }
}

function gramsIn(text: string): Set<string> {
  return new Set([...text, ...pairsOf(text)]);
}

function pairsOf(text: string): string[] {
  const chars = [...text];
  return chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`);
}

const known = new WeakMap<TenantConfig, Promise<Gazetteer>>();

/** Kept as long as the tenant's documents, areas and map are what they were. */
export function gazetteerOf(tx: Tx, config: TenantConfig): Promise<Gazetteer> {
  const kept = known.get(config) ?? build(tx, config);
  known.set(config, kept);
  kept.catch(() => known.delete(config));
  return kept;
}

async function build(tx: Tx, config: TenantConfig): Promise<Gazetteer> {
  const places = config.areas.all.flatMap((area) => {
    const middle = middleOf(area.geometry);
    const above = config.areas.on(area.path).slice(1);
    return middle === null ? [] : [placeOf('area', area.name, whereOf(above), middle)];
  });
  const seen = new Set<string>();
  for (const [layer, kind] of Object.entries(LAYERS) as [keyof typeof LAYERS, Kind][]) {
    for await (const rows of readMapLayer(tx, config.tenant, layer)) {
      for (const { properties, geometry } of rows) {
        const { name } = properties;
        const middle = typeof name === 'string' && name.trim() !== '' ? middleOf(geometry) : null;
        if (typeof name !== 'string' || middle === null) continue;
        const areas = config.areas.at(middle.lon, middle.lat);
        const key = `${kind}\n${name}\n${areas[AREA_OF_NAME]?.path ?? ''}`;
        if (seen.has(key)) continue;
        seen.add(key);
        // A grid cell's name helps nobody who is on the telephone.
        places.push(placeOf(kind, name, whereOf(areas.slice(AREA_OF_NAME)), middle));
      }
    }
  }
  return new Gazetteer(places);
}

function placeOf(kind: Kind, name: string, where: string, { lon, lat, across }: Middle): NamedPlace {
  return { kind, name, lower: name.toLowerCase(), where, lon, lat, across };
}

/** Widest first. */
export function whereOf(areas: readonly { readonly name: string }[]): string {
  return [...areas]
    .reverse()
    .map(({ name }) => name)
    .join('');
}

interface Middle {
  readonly lon: number;
  readonly lat: number;
  readonly across: number;
}

/** A place on what is long, and in the middle of what is wide: good enough to look at a map. */
function middleOf(geometry: unknown): Middle | null {
  const { type, coordinates } = (geometry ?? {}) as { readonly type?: unknown; readonly coordinates?: unknown };
  const points = flatten(coordinates);
  if (points.length === 0) return null;
  const [west, east] = ends(points.map(({ lon }) => lon));
  const [south, north] = ends(points.map(({ lat }) => lat));
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const across = metresBetween(west, south, east, north);
  const isLong = type === 'LineString' || type === 'MultiLineString';
  return { ...middle, ...(isLong ? points[points.length >> 1] : {}), across };
}

function ends(values: readonly number[]): readonly [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

function flatten(coordinates: unknown): { readonly lon: number; readonly lat: number }[] {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat]: unknown[] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return [{ lon, lat }];
  return coordinates.flatMap(flatten);
}
