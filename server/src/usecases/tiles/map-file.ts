import { readAs } from '../read-reference.js';
import { type Actor, type App, done, failed, type MapFile, type Result } from '../types.js';

export type MapFileInput =
  | { readonly of: 'base'; readonly name: string }
  | { readonly of: '3dtiles'; readonly folder: string; readonly path: string };

/** A file of the city's own map. Only what its settings name is served: an installation may hold files of several cities. */
export async function mapFile(app: App, actor: Actor, input: MapFileInput): Promise<Result<MapFile>> {
  const named = await readAs<boolean>(app, actor, 'reference.read', (_, { map: { baseMap, tiles3d } }) =>
    done(
      input.of === 'base'
        ? baseMap?.kind === 'pmtiles' && baseMap.file === input.name
        : tiles3d.some(({ from, at }) => from === 'folder' && at === input.folder),
    ),
  );
  if (!named.ok) return named;
  if (!named.value) return failed({ code: 'not-found' });
  const file =
    input.of === 'base'
      ? await app.mapFiles.open('maps', [`${input.name}.pmtiles`])
      : await app.mapFiles.open('3dtiles', [input.folder, ...input.path.split('/')]);
  return file === null ? failed({ code: 'not-found' }) : done(file);
}
