import type { FastifyInstance } from 'fastify';
import { mapHosts } from '../usecases/tiles/map-hosts.js';
import type { App } from '../usecases/types.js';

/** A page learns of new settings after so long at the latest; the process that saved them, too. */
const freshMs = 5_000;

/**
 * The servers that the cities of this installation have named for their maps, as the policy of a page needs them: it is
 * made before anybody is known to be signed in. Looked up where a page is asked for, before its headers are written.
 */
export function installMapHosts(server: FastifyInstance, app: App): () => readonly string[] {
  let hosts: readonly string[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  server.addHook('onRequest', async (request) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (!isPage || app.clock.now() - lookedAt < freshMs) return;
    try {
      hosts = await mapHosts(app);
      lookedAt = app.clock.now();
    } catch (error) {
      // The page itself needs no database: it is sent with what was known.
      request.log.error({ message: error instanceof Error ? error.message : String(error) }, 'no hosts of the map');
    }
  });
  return () => hosts;
}
