import type { FastifyInstance } from 'fastify';
import { tenants } from '../usecases/tenants.js';
import type { App } from '../usecases/types.js';
import { sendProblem } from './errors.js';
import type { Metrics } from './metrics.js';
import { problemOf } from './problem.js';

const patienceMs = 2_000;

export function healthRoutes(server: FastifyInstance, app: App, metrics: Metrics): void {
  server.get('/healthz', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );

  server.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    try {
      await withinPatience(tenants(app));
      return reply.header('cache-control', 'no-store').send({ status: 'ready' });
    } catch (error) {
      request.log.error({ message: error instanceof Error ? error.message : String(error) }, 'not ready');
      return sendProblem(request, reply, problemOf(503, 'not-ready', 'The database does not answer'));
    }
  });

  server.get('/metrics', { schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain; version=0.0.4; charset=utf-8').send(metrics.text()),
  );
}

function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer from the database in ${patienceMs} ms`)), patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
