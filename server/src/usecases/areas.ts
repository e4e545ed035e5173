import type { AreaCollection } from '@bihuan/contracts';
import { readAs } from './read-reference.js';
import { type Actor, type App, done, type Result } from './types.js';

export interface AreasInput {
  readonly level?: string | undefined;
  readonly parent?: string | undefined;
}

/** Areas of a level (or of a layer beside the tree), or below another, as GeoJSON; without either the root alone. */
export function areas(app: App, actor: Actor, input: AreasInput): Promise<Result<AreaCollection>> {
  return readAs(app, actor, 'reference.read', (_, config) => {
    const { level, parent } = input;
    const wanted = [...config.areas.all, ...config.areas.beside].filter(
      (area) =>
        (level === undefined || area.level === level) &&
        (parent === undefined ? level !== undefined || area === config.areas.root : area.parent === parent),
    );
    return done({
      type: 'FeatureCollection',
      features: wanted.flatMap(({ id, geometry, level: of, name, path, parent: above }) =>
        geometry === null
          ? []
          : [
              {
                type: 'Feature' as const,
                id,
                properties: { level: of, name, path, parent: above },
                geometry: { type: geometry.type, coordinates: [...geometry.coordinates] },
              },
            ],
      ),
    });
  });
}
