import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

/** A tile's feature, in degrees. */
export interface TileFeature {
  readonly geometry: GeoJSON.Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads a tile's layer of ours. Nothing there is no trouble; a server's refusal is. */
export async function tileFeatures(
  url: string,
  layer: string,
  { x, y, z }: { readonly x: number; readonly y: number; readonly z: number },
  signal: AbortSignal | undefined,
): Promise<TileFeature[]> {
  const answer = await fetch(url, { credentials: 'same-origin', ...(signal === undefined ? {} : { signal }) });
  if (answer.status === 204 || answer.status === 404) return [];
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const found = new VectorTile(new PbfReader(await answer.arrayBuffer())).layers[layer];
  if (found === undefined) return [];
  return Array.from({ length: found.length }, (_, index) => {
    const feature = found.feature(index);
    return { geometry: feature.toGeoJSON(x, y, z).geometry, properties: feature.properties };
  });
}
