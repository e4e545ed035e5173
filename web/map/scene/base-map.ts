import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { type Drawing, GHOST, type StyleInput } from './style.js';

/** What a city lays under everything, once it is known how it is drawn. */
export interface Ground {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

export function baseMapSources({ ground }: StyleInput): Readonly<Record<string, SourceSpecification>> {
  return ground?.sources ?? {};
}

/** Fainter than ours, so that what the page is about stands out; a shadow where the ground is glass. */
export function baseMapLayers({ input }: Drawing): LayerSpecification[] {
  if (input.ground == null) return [];
  return input.ground.layers.map((layer) =>
    layer.type === 'raster'
      ? {
          ...layer,
          paint: {
            ...layer.paint,
            'raster-opacity': input.underground === true ? GHOST : 1,
            'raster-saturation': -0.4,
          },
        }
      : layer,
  );
}

/** Of a vector style: its layers but the letters and signs, for which other servers would be asked; names are ours. */
export function groundOfStyle(style: StyleSpecification): Ground {
  const own = (name: string) => `city ${name}`;
  return {
    sources: Object.fromEntries(Object.entries(style.sources).map(([name, source]) => [own(name), source])),
    layers: style.layers
      .filter((layer) => layer.type !== 'symbol')
      .map((layer) => ({
        ...layer,
        id: own(layer.id),
        ...('source' in layer ? { source: own(layer.source) } : {}),
      })) as LayerSpecification[],
  };
}
