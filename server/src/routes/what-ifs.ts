import { whatIfDetail, whatIfList, whatIfMake } from '@bihuan/contracts';
import { z } from 'zod';
import type { Bell } from '../jobs/bell.js';
import type { App } from '../usecases/types.js';
import { getWhatIf, listWhatIfs, makeWhatIf, stopWhatIf } from '../usecases/what-if/what-ifs.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['assessment'];
const params = z.object({ id: z.string().min(1).max(64) });
const written = z.object({ id: z.string() });

/** @param asked rung when there is one to work out */
export function whatIfRoutes(scope: Scope, app: App, asked: Bell): void {
  scope.route({
    method: 'GET',
    url: '/assessment/what-ifs',
    schema: {
      operationId: 'listWhatIfs',
      tags,
      summary: 'Periods evaluated by other rules, the latest first, and the stored rules to choose from',
      response: { 200: whatIfList, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listWhatIfs(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/assessment/what-ifs',
    schema: {
      operationId: 'makeWhatIf',
      tags,
      summary: 'Asks for a period by another policy, calendar, limits or responsibility; a job works it out',
      headers: idempotencyHeaders,
      body: whatIfMake,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const { matter } = unwrap(await makeWhatIf(app, actorOf(request), request.body, key));
      asked.ring();
      return reply.status(201).send({ id: matter });
    },
  });

  scope.route({
    method: 'GET',
    url: '/assessment/what-ifs/:id',
    schema: {
      operationId: 'getWhatIf',
      tags,
      summary: 'One with both results and the cases that count otherwise, once it is done',
      params,
      response: { 200: whatIfDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getWhatIf(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'POST',
    url: '/assessment/what-ifs/:id/stop',
    schema: {
      operationId: 'stopWhatIf',
      tags,
      summary: 'Stops one that waits or runs',
      params,
      headers: idempotencyHeaders,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const { matter } = unwrap(await stopWhatIf(app, actorOf(request), request.params.id, key));
      return reply.status(201).send({ id: matter });
    },
  });
}
