import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import { areaLayers } from './area-layers.js';
import { baseMapLayers, baseMapSources, type Ground } from './base-map.js';
import { componentLayers } from './component-layers.js';
import { markLayers, markSource } from './mark-layers.js';
import { nameLayers, nameSource } from './name-layers.js';
import type { Palette } from './palette.js';
import { sketchLayers, sketchSource } from './sketch-layers.js';
import type { SceneLayer, SceneProps } from './types.js';

export type StyleInput = Pick<
  SceneProps,
  | 'tiles'
  | 'scheme'
  | 'still'
  | 'shown'
  | 'opacity'
  | 'underground'
  | 'marks'
  | 'markStyle'
  | 'names'
  | 'values'
  | 'signs'
  | 'chosen'
  | 'sketch'
  | 'magnify'
> & { readonly ground?: Ground | null };

/** What every group of layers is made of. */
export interface Drawing {
  readonly input: StyleInput;
  readonly palette: Palette;
  /** Of signs and letters. */
  readonly size: number;
  shows(layer: SceneLayer): boolean;
  /** A layer's strength, times what it has by nature. */
  strength(layer: SceneLayer, natural?: number): number;
}

/** Zooms of the tiles: finer ones are drawn out of the last. */
const TILES_FROM = 9;
const TILES_TO = 16;
const BUILDINGS_FROM = 13;
/** Sources of our own tiles, by the layer that the address names. */
const TILED = ['base', 'areas', 'buildings', 'components'] as const;

/** Seen through glass, what stands on the ground is a shadow of itself. */
export const GHOST = 0.12;
const FAINT = 0.45;

/** The whole scene as a style: the same input is the same style, and the map finds out what of it is new. */
export function styleOf(input: StyleInput, palette: Palette): StyleSpecification {
  const drawing: Drawing = {
    input,
    palette,
    size: input.magnify ?? 1,
    shows: (layer) => input.shown.has(layer),
    strength: (layer, natural = 1) => (input.opacity?.[layer] ?? 1) * natural,
  };
  const layers = [
    background(drawing),
    ...baseMapLayers(drawing),
    ...groundLayers(drawing),
    ...areaLayers(drawing),
    ...roadLayers(drawing),
    above,
    ...buildingLayers(drawing),
    ...componentLayers(drawing),
    ...nameLayers(drawing),
    ...markLayers(drawing),
    ...sketchLayers(drawing),
  ];
  return {
    version: 8,
    sources: sourcesOf(input),
    layers,
    light: { anchor: 'viewport', position: [1.3, 200, 40], intensity: input.scheme === 'dark' ? 0.2 : 0.26 },
    sky: {
      'sky-color': palette.sky,
      'horizon-color': palette.horizon,
      'fog-color': palette.horizon,
      'sky-horizon-blend': 0.6,
      'horizon-fog-blend': 0.6,
      'fog-ground-blend': 0.82,
    },
    transition: { duration: input.still ? 0 : 150, delay: 0 },
  };
}

/** Draws nothing; it is there so that what lies underground can be put before it, whatever is hidden. */
export const FIRST_ABOVE = 'above';
const above: LayerSpecification = { id: FIRST_ABOVE, type: 'background', paint: { 'background-opacity': 0 } };

function sourcesOf(input: StyleInput): Record<string, SourceSpecification> {
  const tiled = TILED.map((name): [string, SourceSpecification] => [
    name,
    {
      type: 'vector',
      tiles: [`${input.tiles}/${name}/{z}/{x}/{y}.mvt`],
      minzoom: name === 'buildings' ? BUILDINGS_FROM : TILES_FROM,
      maxzoom: TILES_TO,
    },
  ]);
  return {
    ...Object.fromEntries(tiled),
    ...baseMapSources(input),
    marks: markSource(input),
    names: nameSource(input),
    sketch: sketchSource(input),
  };
}

function background({ palette, input }: Drawing): LayerSpecification {
  return {
    id: 'ground',
    type: 'background',
    paint: { 'background-color': input.underground === true ? palette.glass : palette.ground },
  };
}

function groundLayers(drawing: Drawing): LayerSpecification[] {
  const { palette, input } = drawing;
  const faint = input.underground === true ? FAINT : 1;
  const fill = (layer: 'green' | 'water'): LayerSpecification => ({
    id: layer,
    type: 'fill',
    source: 'base',
    'source-layer': layer,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': palette[layer], 'fill-opacity': drawing.strength(layer, faint) },
  });
  const stream: LayerSpecification = {
    id: 'water-line',
    type: 'line',
    source: 'base',
    'source-layer': 'water',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': palette.water,
      'line-width': metres(['coalesce', ['get', 'width'], 4], 1),
      'line-opacity': drawing.strength('water', faint),
    },
  };
  return [
    ...(drawing.shows('green') ? [fill('green')] : []),
    ...(drawing.shows('water') ? [fill('water'), stream] : []),
  ];
}

/** Wider ways lie over narrower ones. */
const ROAD_ORDER: ExpressionSpecification = [
  'match',
  ['get', 'kind'],
  'trunk',
  6,
  'primary',
  5,
  'secondary',
  4,
  'residential',
  3,
  'alley',
  2,
  1,
];

function roadLayers(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('roads')) return [];
  const { palette, input } = drawing;
  const opacity = drawing.strength('roads', input.underground === true ? FAINT : 1);
  const small: ExpressionSpecification = ['match', ['get', 'kind'], ['footway', 'alley'], true, false];
  const width: ExpressionSpecification = ['coalesce', ['get', 'width'], 6];
  const layout = { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ROAD_ORDER } as const;
  const from = { source: 'base', 'source-layer': 'road' } as const;
  return [
    {
      id: 'road-edge',
      type: 'line',
      ...from,
      filter: ['!', small],
      layout,
      paint: {
        'line-color': palette.roadEdge,
        'line-width': metres(['+', width, 1.6], 1.4),
        'line-opacity': opacity,
      },
    },
    {
      id: 'footway',
      type: 'line',
      ...from,
      minzoom: 14,
      filter: small,
      layout,
      paint: { 'line-color': palette.footway, 'line-width': metres(width, 0.8), 'line-opacity': opacity },
    },
    {
      id: 'road',
      type: 'line',
      ...from,
      filter: ['!', small],
      layout,
      paint: { 'line-color': palette.road, 'line-width': metres(width, 0.7), 'line-opacity': opacity },
    },
  ];
}

function buildingLayers(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('buildings')) return [];
  const { palette, input } = drawing;
  const kinds = Object.entries(palette.building).flat();
  const colour = ['match', ['get', 'kind'], ...kinds, palette.buildingElse] as unknown as ExpressionSpecification;
  const chosen = input.chosen?.layer === 'building' ? input.chosen.id : null;
  const paint = (color: DataDrivenPropertyValueSpecification<string>, opacity: number) => ({
    'fill-extrusion-color': color,
    'fill-extrusion-height': ['coalesce', ['get', 'height'], 9] as ExpressionSpecification,
    'fill-extrusion-base': ['coalesce', ['get', 'base'], 0] as ExpressionSpecification,
    'fill-extrusion-opacity': opacity,
    'fill-extrusion-vertical-gradient': true,
  });
  const ghost = input.underground === true ? GHOST : 0.94;
  const from = { source: 'buildings', 'source-layer': 'building', minzoom: BUILDINGS_FROM } as const;
  const of = (id: string): ExpressionSpecification => ['==', ['to-string', ['get', 'id']], id];
  return [
    {
      id: 'building',
      type: 'fill-extrusion',
      ...from,
      filter: chosen === null ? true : ['!', of(chosen)],
      paint: paint(colour, drawing.strength('buildings', ghost)),
    },
    ...(chosen === null
      ? []
      : [
          {
            id: 'building-chosen',
            type: 'fill-extrusion' as const,
            ...from,
            filter: of(chosen),
            paint: paint(palette.accent, 0.95),
          },
        ]),
  ];
}

/** Pixels of a length on the ground, at least so many; exact near the latitude of the sample's band. */
export function metres(length: ExpressionSpecification | number, least: number): ExpressionSpecification {
  const at = (zoom: number): ExpressionSpecification => ['max', least, ['*', length, 2 ** zoom / METRES_AT_ZERO]];
  return ['interpolate', ['exponential', 2], ['zoom'], 9, at(9), 12, at(12), 15, at(15), 22, at(22)];
}
/** Metres to a pixel of the whole world on a 512-pixel tile, at 36° north; a few per cent less or more elsewhere in China. */
const METRES_AT_ZERO = (40_075_016 / 512) * Math.cos((36 * Math.PI) / 180);
