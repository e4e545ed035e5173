import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { Drawing } from './style.js';

/** Finer outlines come later. */
const LEVELS = [
  { level: 'cell', from: 15, width: 0.6, dash: [2, 2] },
  { level: 'community', from: 13, width: 0.9, dash: [4, 2] },
  { level: 'street', from: 9, width: 1.4, dash: null },
  { level: 'district', from: 9, width: 2, dash: null },
] as const;

/** Outlines, and where a figure is shown its shades. */
export function areaLayers(drawing: Drawing): LayerSpecification[] {
  return [...shades(drawing), ...outlines(drawing), ...pickable(drawing), ...chosenArea(drawing)];
}

const named = (id: string): FilterSpecification => ['==', ['to-string', ['get', 'id']], id];

function outlines(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('areas')) return [];
  return LEVELS.map(({ level, from, width, dash }) => ({
    id: `area-${level}`,
    type: 'line',
    source: 'areas',
    'source-layer': level,
    minzoom: from,
    paint: {
      'line-color': drawing.palette.edge,
      'line-width': width * drawing.size,
      'line-opacity': drawing.strength('areas', 0.75),
      ...(dash === null ? {} : { 'line-dasharray': [...dash] }),
    },
  }));
}

/** Unseen, so that a press on the ground finds the smallest area that is drawn. */
function pickable(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('areas')) return [];
  return LEVELS.toReversed().map(({ level, from }) => ({
    id: `area-${level}-ground`,
    type: 'fill',
    source: 'areas',
    'source-layer': level,
    minzoom: from,
    paint: { 'fill-opacity': 0 },
  }));
}

function chosenArea({ input, palette }: Drawing): LayerSpecification[] {
  if (input.chosen?.layer !== 'area') return [];
  const { id } = input.chosen;
  return LEVELS.flatMap(({ level }): LayerSpecification[] => [
    {
      id: `area-${level}-chosen`,
      type: 'fill',
      source: 'areas',
      'source-layer': level,
      filter: named(id),
      paint: { 'fill-color': palette.accent, 'fill-opacity': 0.12 },
    },
    {
      id: `area-${level}-chosen-edge`,
      type: 'line',
      source: 'areas',
      'source-layer': level,
      filter: named(id),
      paint: { 'line-color': palette.accent, 'line-width': 2.5 },
    },
  ]);
}

function shades({ input, palette }: Drawing): LayerSpecification[] {
  const { values } = input;
  if (values == null || values.values.size === 0) return [];
  const figures = Object.fromEntries(values.values);
  const figure: ExpressionSpecification = ['get', ['to-string', ['get', 'id']], ['literal', figures]];
  const colours = values.steps.flatMap((step, index) => [step, palette.ramp[index] ?? palette.ramp.at(-1) ?? '']);
  const shade = ['step', figure, 'rgba(0,0,0,0)', ...colours] as unknown as ExpressionSpecification;
  return [
    {
      id: 'shades',
      type: 'fill',
      source: 'areas',
      'source-layer': values.level,
      filter: ['has', ['to-string', ['get', 'id']], ['literal', figures]],
      paint: { 'fill-color': shade, 'fill-opacity': input.underground === true ? 0.35 : 0.8 },
    },
  ];
}
