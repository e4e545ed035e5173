import {
  handoverBody,
  handoverPage,
  handoverPosts,
  handoverQuery,
  handoverView,
  signatureBody,
} from '@bihuan/contracts';
import { z } from 'zod';
import {
  getHandover,
  listHandovers,
  makeHandover,
  handoverPosts as postsOfPerson,
  signHandover,
} from '../usecases/handover.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const params = z.object({ id: z.string().min(1).max(64).describe("The handover's id") });

export function handoverRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/handovers',
    schema: {
      operationId: 'listHandovers',
      tags: ['handover'],
      summary: 'Shift handovers of posts in the areas of the person, or what waits for their signature',
      querystring: handoverQuery,
      response: { 200: handoverPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listHandovers(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/handovers/posts',
    schema: {
      operationId: 'listPosts',
      tags: ['handover'],
      summary: "The person's posts, each with what stands open on it now",
      response: { 200: handoverPosts, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await postsOfPerson(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/handovers/:id',
    schema: {
      operationId: 'getHandover',
      tags: ['handover'],
      summary: 'A handover with what stood open then',
      params,
      response: { 200: handoverView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getHandover(app, actorOf(request), { id: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/handovers',
    schema: {
      operationId: 'makeHandover',
      tags: ['handover'],
      summary: 'Hand a post over: what stands open on it at this instant is taken down',
      headers: idempotencyHeaders,
      body: handoverBody,
      response: { 201: handoverView, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      return reply.status(201).send(unwrap(await makeHandover(app, actorOf(request), { body: request.body, key })));
    },
  });

  scope.route({
    method: 'POST',
    url: '/handovers/:id/signature',
    schema: {
      operationId: 'signHandover',
      tags: ['handover'],
      summary: 'Take a post on',
      params,
      body: signatureBody,
      response: { 200: handoverView, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await signHandover(app, actorOf(request), { ...request.body, id: request.params.id })),
  });
}
