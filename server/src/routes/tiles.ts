import { gunzipSync } from 'node:zlib';
import { tileParams } from '@bihuan/contracts';
import { z } from 'zod';
import { getTile } from '../usecases/tiles/get-tile.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope } from './describe.js';
import { unwrap } from './problem.js';

const mediaType = 'application/vnd.mapbox-vector-tile';
const tile = z.string().describe('A Mapbox Vector Tile').meta({ format: 'binary' });

export function tileRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/tiles/:layer/:z/:x/:y.mvt',
    config: { piecemeal: true },
    schema: {
      operationId: 'getTile',
      tags: ['map'],
      summary: 'A vector tile of a layer: areas, base, buildings, pipes, components, cases',
      params: tileParams,
      response: {
        200: { description: 'The tile', content: { [mediaType]: { schema: tile } } },
        204: z.null().describe('Nothing lies in the tile'),
        304: z.null().describe('What the asker has still stands'),
        ...problems(...reads),
      },
    },
    handler: async (request, reply) => {
      const known = request.headers['if-none-match'] ?? null;
      const answer = unwrap(await getTile(app, actorOf(request), { ...request.params, known }));
      // Asked for again each time it is shown: what has not changed costs a look, and what has shows at once.
      reply.header('etag', answer.tag).header('cache-control', 'private, no-cache');
      reply.header('vary', 'accept-encoding, cookie');
      if (answer.tile === 'same') return reply.status(304).send(null);
      if (answer.tile.length === 0) return reply.status(204).send(null);
      const packed = takesGzip(request.headers['accept-encoding']);
      if (packed) reply.header('content-encoding', 'gzip');
      const bytes = packed
        ? Buffer.from(answer.tile.buffer, answer.tile.byteOffset, answer.tile.length)
        : gunzipSync(answer.tile);
      // Bytes go out as they are; the schema has no type for them.
      return reply.type(mediaType).send(bytes as unknown as string);
    },
  });
}

function takesGzip(accepted: string | string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((each) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(each));
}
