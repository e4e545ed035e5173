import { caseFilter, savedView, streetCounts, viewBody, viewCounts, viewList } from '@bihuan/contracts';
import { z } from 'zod';
import { countByStreet } from '../usecases/count-by-street.js';
import type { App } from '../usecases/types.js';
import { countViews, dropView, keepView, listViews } from '../usecases/views.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

const problemsOfReading = problems(400, 401, 403, 429, 500);
const viewParams = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .describe('Made by the client; one person’s views are told apart by it'),
});

/** Filters that people keep under a name, and the streets of a list at a glance. */
export function viewRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/views',
    schema: {
      operationId: 'listViews',
      tags: ['views'],
      summary: "The person's saved views of the desk, in their order",
      response: { 200: viewList, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await listViews(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/views/counts',
    schema: {
      operationId: 'countViews',
      tags: ['views'],
      summary: 'How many cases each of them has now, and how many of those are late',
      response: { 200: viewCounts, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await countViews(app, actorOf(request))),
  });

  scope.route({
    method: 'PUT',
    url: '/views/:id',
    schema: {
      operationId: 'keepView',
      tags: ['views'],
      summary: 'Make a saved view, or replace it',
      params: viewParams,
      body: viewBody,
      response: { 200: savedView, ...problems(400, 401, 403, 413, 415, 429, 500) },
    },
    handler: async (request) =>
      unwrap(await keepView(app, actorOf(request), { ...request.body, id: request.params.id })),
  });

  scope.route({
    method: 'DELETE',
    url: '/views/:id',
    schema: {
      operationId: 'dropView',
      tags: ['views'],
      summary: 'Delete a saved view',
      params: viewParams,
      response: { 204: z.undefined().describe('Gone'), ...problemsOfReading },
    },
    handler: async (request, reply) => {
      unwrap(await dropView(app, actorOf(request), { id: request.params.id }));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'GET',
    url: '/cases/by-street',
    schema: {
      operationId: 'countByStreet',
      tags: ['cases'],
      summary: 'The cases of such a list street by street, and how many of those are late',
      querystring: caseFilter.omit({ area: true }),
      response: { 200: streetCounts, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await countByStreet(app, actorOf(request), request.query)),
  });
}
