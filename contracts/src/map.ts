import { z } from 'zod';

/** `GET /tiles/{layer}/{z}/{x}/{y}.mvt`: Mapbox Vector Tiles, 4096 units a side. */
export const tileParams = z.object({
  layer: z.string().max(40).describe('areas, base, buildings, pipes, components or cases'),
  z: z.coerce.number().int(),
  x: z.coerce.number().int(),
  y: z.coerce.number().int(),
});

const attribution = z.string();

/** What a city lays under its map. */
export const baseMap = z.discriminatedUnion('kind', [
  /** Pictures, `{z}`, `{x}` and `{y}` in the address. */
  z.object({
    kind: z.literal('raster'),
    url: z.string(),
    tileSize: z.number().int(),
    maxZoom: z.number().int(),
    attribution,
  }),
  /** A style of vector tiles, as MapLibre reads it. */
  z.object({ kind: z.literal('style'), url: z.string(), attribution }),
  /** A PMTiles file, asked for by ranges. */
  z.object({ kind: z.literal('pmtiles'), url: z.string(), attribution }),
]);

/** `GET /map`: what the map of this installation has, for whoever asks. */
export const mapView = z.object({
  /** West, south, east, north in degrees; null: nothing has a place yet. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  centre: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  /** Layers of our own tiles that the person may see. Deeper zooms than the last are drawn of it. */
  layers: z.array(
    z.object({
      id: z.string(),
      /** With `{z}`, `{x}` and `{y}`. */
      url: z.string(),
      minZoom: z.number().int(),
      maxZoom: z.number().int(),
      /** What a tile of it is divided into. */
      parts: z.array(z.string()),
    }),
  ),
  baseMap: baseMap.nullable(),
  /** Sets of 3D Tiles: addresses of their tileset.json. */
  tiles3d: z.array(z.object({ id: z.string(), name: z.string(), url: z.string(), attribution })),
});

export type TileParams = z.infer<typeof tileParams>;
export type BaseMap = z.infer<typeof baseMap>;
export type MapView = z.infer<typeof mapView>;
