import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
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
  if (page !== null) {
    server.register(fastifyStatic, {
      root: page,
      index: ['index.html'],
      preCompressed: true,
      cacheControl: false,
      schemaHide: true,
      setHeaders(response, path) {
        response.setHeader(
          'cache-control',
          hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
        );
        if (/\.m?js(\.(br|gz))?$/.test(path)) response.setHeader('content-type', 'text/javascript; charset=utf-8');
      },
    });
  }

  server.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const forPeople = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const aScreen = forPeople && !/^\/(api|open311)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);
    if (!aScreen) return sendProblem(request, reply, problemOf(404, 'not-found', 'There is nothing at this address'));
    if (page !== null) return reply.sendFile('index.html');
    const title = 'The screens are not built: run `npm run build`, then start again';
    return sendProblem(request, reply, problemOf(404, 'not-built', title));
  });
}
