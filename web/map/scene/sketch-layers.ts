import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Drawing, StyleInput } from './style.js';

/** What is being measured. */
export function sketchSource({ sketch }: StyleInput): SourceSpecification {
  const line = sketch?.points.map(({ lon, lat }) => [lon, lat]) ?? [];
  const [first] = line;
  const ring = sketch?.closed === true && first !== undefined && line.length > 2 ? [...line, first] : null;
  const features = [
    ...line.map((coordinates) => feature({ type: 'Point', coordinates })),
    ...(ring !== null
      ? [feature({ type: 'Polygon', coordinates: [ring] })]
      : line.length > 1
        ? [feature({ type: 'LineString', coordinates: line })]
        : []),
  ];
  return { type: 'geojson', data: { type: 'FeatureCollection', features } };
}

const feature = (geometry: GeoJSON.Geometry): GeoJSON.Feature => ({ type: 'Feature', geometry, properties: {} });

export function sketchLayers({ input, palette, size }: Drawing): LayerSpecification[] {
  if (input.sketch == null) return [];
  const color = palette.accent;
  return [
    {
      id: 'sketch-area',
      type: 'fill',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': color, 'fill-opacity': 0.18 },
    },
    {
      id: 'sketch-line',
      type: 'line',
      source: 'sketch',
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': color, 'line-width': 2.5 * size },
    },
    {
      id: 'sketch-point',
      type: 'circle',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 5 * size,
        'circle-color': palette.paper,
        'circle-stroke-color': color,
        'circle-stroke-width': 2.5 * size,
      },
    },
  ];
}
