import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Drawing, StyleInput } from './style.js';

const LIGHTS = ['green', 'yellow', 'red'] as const;

const count = (light: string): ExpressionSpecification => ['+', ['case', ['==', ['get', 'light'], light], 1, 0]];

/** Places with their lights; gathered where the style is to. */
export function markSource({ marks = [], markStyle = 'cluster' }: StyleInput): SourceSpecification {
  const features = marks.map(({ id, place, light }) => ({
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [place.lon, place.lat] },
    properties: { id, light: light ?? 'none' },
  }));
  const gathered = {
    cluster: true,
    clusterRadius: 48,
    clusterMaxZoom: 15,
    clusterProperties: Object.fromEntries(LIGHTS.map((light) => [light, count(light)])),
  };
  return {
    type: 'geojson',
    data: { type: 'FeatureCollection', features },
    ...(markStyle === 'cluster' ? gathered : {}),
  };
}

/** Late ones lie on top. */
const ORDER: ExpressionSpecification = ['match', ['get', 'light'], 'red', 3, 'yellow', 2, 'green', 1, 0];

export function markLayers(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('marks')) return [];
  const { input } = drawing;
  if (input.markStyle === 'heat') return [heat(drawing), ...ring(drawing)];
  return [...ring(drawing), single(drawing), ...(input.markStyle === 'single' ? [] : gatherings(drawing))];
}

function single(drawing: Drawing): LayerSpecification {
  return {
    id: 'mark',
    type: 'symbol',
    source: 'marks',
    filter: ['!', ['has', 'point_count']],
    layout: {
      'icon-image': ['concat', 'light-', ['get', 'light']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.72 * drawing.size, 16, 1 * drawing.size],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ORDER,
    },
    paint: { 'icon-opacity': drawing.strength('marks') },
  };
}

/** How many, and under it how many are late, with the late one's sign. */
function gatherings(drawing: Drawing): LayerSpecification[] {
  const { palette, size } = drawing;
  const filter: ExpressionSpecification = ['has', 'point_count'];
  const late: ExpressionSpecification = ['get', 'red'];
  const soon: ExpressionSpecification = ['get', 'yellow'];
  const step = (few: number, some: number, many: number): ExpressionSpecification => [
    'step',
    ['get', 'point_count'],
    few * size,
    10,
    some * size,
    50,
    many * size,
  ];
  return [
    {
      id: 'gathering',
      type: 'circle',
      source: 'marks',
      filter,
      paint: {
        'circle-color': palette.paper,
        'circle-opacity': drawing.strength('marks', 0.95),
        'circle-radius': step(14, 17, 21),
        'circle-stroke-width': 2.5 * size,
        'circle-stroke-color': [
          'case',
          ['>', late, 0],
          palette.lights.red,
          ['>', soon, 0],
          palette.lights.yellow,
          palette.lights.green,
        ],
        'circle-stroke-opacity': drawing.strength('marks'),
      },
    },
    {
      id: 'gathering-count',
      type: 'symbol',
      source: 'marks',
      filter,
      layout: {
        'text-field': [
          'case',
          ['>', late, 0],
          ['concat', ['get', 'point_count_abbreviated'], '\n▲', late],
          ['>', soon, 0],
          ['concat', ['get', 'point_count_abbreviated'], '\n◆', soon],
          ['to-string', ['get', 'point_count_abbreviated']],
        ],
        'text-size': 11 * size,
        'text-line-height': 1.05,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-font': ['Bold'],
      },
      paint: { 'text-color': palette.ink },
    },
  ];
}

function heat(drawing: Drawing): LayerSpecification {
  const { ramp } = drawing.palette;
  const stops = ramp.flatMap((colour, index) => [(index + 1) / ramp.length, colour]);
  return {
    id: 'heat',
    type: 'heatmap',
    source: 'marks',
    paint: {
      // A late one weighs three that are in time.
      'heatmap-weight': ['match', ['get', 'light'], 'red', 1, 'yellow', 0.6, 0.33],
      'heatmap-radius': ['interpolate', ['exponential', 1.6], ['zoom'], 10, 14, 17, 90],
      'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 10, 0.7, 16, 1.2],
      'heatmap-color': [
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        'rgba(0,0,0,0)',
        ...stops,
      ] as unknown as ExpressionSpecification,
      'heatmap-opacity': drawing.strength('marks', 0.8),
    },
  };
}

/** Round the chosen one, in its place even where it is gathered with others. */
function ring({ input, palette, size }: Drawing): LayerSpecification[] {
  if (input.chosen?.layer !== 'mark') return [];
  return [
    {
      id: 'mark-chosen',
      type: 'circle',
      source: 'marks',
      filter: ['==', ['get', 'id'], input.chosen.id],
      paint: {
        'circle-radius': 15 * size,
        'circle-color': palette.accent,
        'circle-opacity': 0.18,
        'circle-stroke-color': palette.accent,
        'circle-stroke-width': 2.5 * size,
      },
    },
  ];
}
