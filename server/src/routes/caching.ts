import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers carry an ETag of their content, and are sent once to whoever keeps them. */
    tagged?: boolean;
  }
}

/**
 * What an answer says of being kept: nothing is, since it was made for one person and one instant; but reference data
 * changes seldom and may be large, and a browser that has it asks whether it still stands.
 */
export function installCaching(scope: FastifyInstance): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.tagged !== true || reply.statusCode !== 200 || typeof payload !== 'string') {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      return payload;
    }
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
    reply.header('etag', tag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] !== tag) return payload;
    reply.status(304).removeHeader('content-length').removeHeader('content-type');
    return null;
  });
}
