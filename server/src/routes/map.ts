import { extname } from 'node:path';
import { mapView as view } from '@bihuan/contracts';
import { z } from 'zod';
import { mapFile } from '../usecases/tiles/map-file.js';
import { mapView } from '../usecases/tiles/map-view.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';
import { sendMapFile } from './send-map-file.js';

const problemsOfFiles = problems(400, 401, 403, 404, 416, 429, 500);
const anyBytes = z.string().describe('The file, or the part that was asked for').meta({ format: 'binary' });
const answers = (type: string) => ({
  200: { description: 'The file', content: { [type]: { schema: anyBytes } } },
  206: { description: 'A part of the file', content: { [type]: { schema: anyBytes } } },
  304: z.null().describe('What the asker has still stands'),
  ...problemsOfFiles,
});

/** What a set of 3D Tiles is made of. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.gltf': 'model/gltf+json',
  '.glb': 'model/gltf-binary',
  '.b3dm': 'application/octet-stream',
  '.i3dm': 'application/octet-stream',
  '.pnts': 'application/octet-stream',
  '.cmpt': 'application/octet-stream',
  '.subtree': 'application/octet-stream',
  '.bin': 'application/octet-stream',
  '.ktx2': 'image/ktx2',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

export function mapRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/map',
    config: { tagged: true },
    schema: {
      operationId: 'getMap',
      tags: ['map'],
      summary: 'What the map has: bounds, layers of tiles, the base map and the 3D Tiles that the city has set up',
      response: { 200: view, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await mapView(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/maps/:name.pmtiles',
    config: { piecemeal: true },
    schema: {
      operationId: 'getBaseMapFile',
      tags: ['map'],
      summary: 'The PMTiles file that the city has set up as its base map, whole or by ranges of bytes',
      params: z.object({ name: z.string().min(1).max(80) }),
      response: answers('application/vnd.pmtiles'),
    },
    handler: async (request, reply) => {
      const file = unwrap(await mapFile(app, actorOf(request), { of: 'base', name: request.params.name }));
      return sendMapFile(request, reply, file, 'application/vnd.pmtiles');
    },
  });

  scope.route({
    method: 'GET',
    url: '/3dtiles/:folder/*',
    config: { piecemeal: true },
    schema: {
      operationId: 'getTiles3dFile',
      tags: ['map'],
      summary: 'A file of a set of 3D Tiles that the city has set up by its folder, beginning with tileset.json',
      params: z.object({ folder: z.string().min(1).max(80), '*': z.string().min(1).max(1000) }),
      response: answers('application/octet-stream'),
    },
    handler: async (request, reply) => {
      const { folder, '*': path } = request.params;
      const file = unwrap(await mapFile(app, actorOf(request), { of: '3dtiles', folder, path }));
      return sendMapFile(request, reply, file, mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream');
    },
  });
}
