import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Drawing, StyleInput } from './style.js';

/** Names that are placed once, wherever tiles end. */
export function nameSource({ names = [] }: StyleInput): SourceSpecification {
  const features = names.map(({ name, place, rank }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] },
    properties: { name, rank },
  }));
  return { type: 'geojson', data: { type: 'FeatureCollection', features } };
}

/** Main roads are named from afar, lanes only when one stands in them. */
const namedFrom: ExpressionSpecification = [
  'match',
  ['get', 'kind'],
  ['trunk', 'primary'],
  13.5,
  'secondary',
  14.5,
  'residential',
  16,
  17,
];

/** Letters come from the reader's own fonts: no server of glyphs is asked. */
export function nameLayers(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('names')) return [];
  const { palette, size } = drawing;
  const paint = {
    'text-color': palette.name,
    'text-halo-color': palette.halo,
    'text-halo-width': 1.6,
    'text-opacity': drawing.strength('names'),
  };
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source: 'base',
      'source-layer': 'road',
      minzoom: 13.5,
      filter: ['all', ['has', 'name'], ['>=', ['zoom'], namedFrom]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'name'],
        'text-font': ['Regular'],
        'text-size': 11.5 * size,
        'text-letter-spacing': 0.08,
        'text-max-angle': 30,
      },
      paint: { ...paint, 'text-opacity': drawing.strength('names', 0.85) },
    },
    {
      id: 'building-name',
      type: 'symbol',
      source: 'buildings',
      'source-layer': 'building',
      minzoom: 16,
      filter: ['has', 'name'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Regular'],
        'text-size': 11.5 * size,
        'text-max-width': 8,
        'text-padding': 8,
      },
      paint,
    },
    {
      id: 'community-name',
      type: 'symbol',
      source: 'names',
      minzoom: 13.5,
      maxzoom: 16.5,
      filter: ['==', ['get', 'rank'], 1],
      layout: { 'text-field': ['get', 'name'], 'text-font': ['Regular'], 'text-size': 12 * size, 'text-padding': 6 },
      paint: { ...paint, 'text-opacity': drawing.strength('names', 0.9) },
    },
    {
      id: 'street-name',
      type: 'symbol',
      source: 'names',
      maxzoom: 15.5,
      filter: ['==', ['get', 'rank'], 0],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': ['Bold'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 12 * size, 14, 16 * size],
        'text-letter-spacing': 0.06,
        'text-padding': 6,
      },
      paint: { ...paint, 'text-halo-width': 2 },
    },
  ];
}
