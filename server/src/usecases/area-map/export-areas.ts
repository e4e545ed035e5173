import type { Areas } from '../areas-tree.js';
import { inSnapshot } from '../in-transaction.js';
import { readAs } from '../read-reference.js';
import { type Actor, type App, done, type Result } from '../types.js';

/** Areas as they stand, as GeoJSON that the import takes back: of a level or layer, else of the tree. */
export function exportAreas(app: App, tenant: string, level: string | undefined): Promise<Result<string>> {
  return inSnapshot(app, tenant, async (_, config) => done(geoJsonOf(config.areas, level)));
}

/** The same for whoever may read the organisation. */
export function exportAreasFor(app: App, actor: Actor, level: string | undefined): Promise<Result<string>> {
  return readAs(app, actor, 'config.read', (_, config) => done(geoJsonOf(config.areas, level)));
}

function geoJsonOf(areas: Areas, level: string | undefined): string {
  const wanted =
    level === undefined ? areas.all : [...areas.all, ...areas.beside].filter((area) => area.level === level);
  // A feature a line: large files stay readable, and differences between two of them too.
  const lines = wanted.map(({ id, level: of, name, nameEn, parent, path, geometry }) =>
    JSON.stringify({
      type: 'Feature',
      id,
      properties: { id, level: of, name, ...(nameEn === null ? {} : { nameEn }), parent, path },
      geometry,
    }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}
