import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from './errors.js';
import { problemOf } from './problem.js';

/** Names of the build's files carry a hash of their content, so that they never change. */
const hashed = /[\\/]assets[\\/]/;

/**
 * The screens: files as they are, and the page itself for every other address that a browser asks for, since the
 * screens find their way by it. All else is not found.
 */
export function webApp(server: FastifyInstance, root: string | null): void {
  const page = root !== null && existsSync(join(root, 'index.html')) ? root : null;
  server.register(async (scope) => {
    if (page !== null) {
      scope.addHook('onSend', async (_request, reply) => {
        const type = String(reply.getHeader('content-type') ?? '');
        if (type.startsWith('application/javascript')) reply.header('content-type', 'text/javascript; charset=utf-8');
      });
      await scope.register(fastifyStatic, {
        root: page,
        index: ['index.html'],
        preCompressed: true,
        cacheControl: false,
        schemaHide: true,
        setHeaders(response, path) {
          const lasting = hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache';
          response.setHeader('cache-control', lasting);
        },
      });
    }
    scope.setNotFoundHandler((request, reply) => {
      if (!isScreen(request)) {
        return sendProblem(request, reply, problemOf(404, 'not-found', 'There is nothing at this address'));
      }
      if (page !== null) return reply.sendFile(entryOf(request.url));
      const title = 'The screens are not built: run `npm run build`, then start again';
      return sendProblem(request, reply, problemOf(404, 'not-built', title));
    });
  });
}

/** The collector's phone is an app of its own. */
function entryOf(url: string): string {
  return /^\/collect(\/|\?|$)/.test(url) ? 'collect.html' : 'index.html';
}

function isScreen({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? '';
  const forPeople = (method === 'GET' || method === 'HEAD') && (headers.accept ?? '').includes('text/html');
  return forPeople && !/^\/(api|open311)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);
}
