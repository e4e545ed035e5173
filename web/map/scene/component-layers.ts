import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Drawing } from './style.js';

/** Below this they are counted, not drawn. */
const EACH_FROM = 15;

/** Things in the street: a sign each by their group when near, how many when far. */
export function componentLayers(drawing: Drawing): LayerSpecification[] {
  if (!drawing.shows('components')) return [];
  const { input, palette, size } = drawing;
  const signs = [...(input.signs?.keys() ?? [])];
  const group: ExpressionSpecification = ['to-string', ['get', 'group']];
  const image = ['match', group, ...signs.flatMap((each) => [each, `sign-${each}`]), 'sign'];
  const opacity = drawing.strength('components', input.underground === true ? 0.6 : 1);
  const chosen = input.chosen?.layer === 'component' ? input.chosen.id : null;
  return [
    {
      id: 'component-dot',
      type: 'circle',
      source: 'components',
      'source-layer': 'component',
      minzoom: EACH_FROM,
      maxzoom: 17.2,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 15, 0.7 * size, 16, 1.5 * size, 17, 2.8 * size],
        'circle-color': palette.accent,
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], 15, opacity * 0.45, 16.5, opacity * 0.8],
        // What is not as it should be stands out by its edge.
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': ['match', ['get', 'state'], 'intact', 0, 0.8],
        'circle-stroke-opacity': ['interpolate', ['linear'], ['zoom'], 15, 0, 16, opacity],
      },
    },
    {
      id: 'component',
      type: 'symbol',
      source: 'components',
      'source-layer': 'component',
      minzoom: 17.2,
      layout: {
        'icon-image': (signs.length === 0 ? 'sign' : image) as ExpressionSpecification,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 17, 0.62 * size, 19, 1 * size],
        'icon-allow-overlap': ['step', ['zoom'], false, 18, true] as unknown as boolean,
        'icon-padding': 1,
      },
      paint: { 'icon-opacity': opacity },
    },
    {
      id: 'component-count',
      type: 'symbol',
      source: 'components',
      'source-layer': 'component_count',
      minzoom: 12.5,
      maxzoom: EACH_FROM,
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-size': 11 * size,
        'text-font': ['Regular'],
        'text-padding': 12,
      },
      paint: {
        'text-color': palette.accent,
        'text-halo-color': palette.halo,
        'text-halo-width': 1.5,
        'text-opacity': opacity,
      },
    },
    ...(chosen === null
      ? []
      : [
          {
            id: 'component-chosen',
            type: 'circle' as const,
            source: 'components',
            'source-layer': 'component',
            minzoom: EACH_FROM,
            filter: ['==', ['get', 'id'], chosen] as ExpressionSpecification,
            paint: {
              'circle-radius': 13 * size,
              'circle-opacity': 0.18,
              'circle-color': palette.accent,
              'circle-stroke-color': palette.accent,
              'circle-stroke-width': 2.5 * size,
            },
          },
        ]),
  ];
}
