import type { StyleSpecification } from 'maplibre-gl';
import { PMTiles } from 'pmtiles';
import { type Ground, groundOfStyle } from './base-map.js';
import type { Palette } from './palette.js';
import { palettes } from './palettes.js';
import type { BaseMap, SceneProps } from './types.js';

/** PMTiles' own number for vector tiles. */
const VECTOR = 1;

/** Finds out how a city's base map is drawn. Throws where it cannot be read. */
export async function loadGround(base: BaseMap, scheme: SceneProps['scheme']): Promise<Ground> {
  const { url, attribution } = base;
  if (base.kind === 'raster') {
    const { tileSize, maxZoom: maxzoom } = base;
    return picture({ type: 'raster', tiles: [url], tileSize, maxzoom, attribution });
  }
  if (base.kind === 'style') {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return groundOfStyle((await answer.json()) as StyleSpecification);
  }
  const file = new PMTiles(url);
  const { tileType } = await file.getHeader();
  if (tileType !== VECTOR) return picture({ type: 'raster', url: `pmtiles://${url}`, tileSize: 256, attribution });
  const { vector_layers: parts } = (await file.getMetadata()) as {
    readonly vector_layers?: readonly { readonly id: string }[];
  };
  return outlines(url, attribution, parts?.map(({ id }) => id) ?? [], palettes[scheme]);
}

function picture(source: Ground['sources'][string]): Ground {
  return { sources: { city: source }, layers: [{ id: 'city', type: 'raster', source: 'city' }] };
}

/** Vector tiles that bring no style along: their lines and, where it is water, their ground. */
function outlines(url: string, attribution: string, parts: readonly string[], palette: Palette): Ground {
  const source = 'city';
  return {
    sources: { city: { type: 'vector', url: `pmtiles://${url}`, attribution } },
    layers: parts.flatMap((part): Ground['layers'] => {
      const water = /water|ocean|river|lake/i.test(part);
      return [
        ...(water
          ? [
              {
                id: `city ${part}`,
                type: 'fill' as const,
                source,
                'source-layer': part,
                paint: { 'fill-color': palette.water },
              },
            ]
          : []),
        {
          id: `city ${part} line`,
          type: 'line',
          source,
          'source-layer': part,
          filter: ['==', ['geometry-type'], 'LineString'],
          paint: { 'line-color': water ? palette.water : palette.road, 'line-width': 1 },
        },
      ];
    }),
  };
}
