import {
  actionsBody,
  actionsView,
  type BulkResult,
  bulkBody,
  bulkView,
  viewerBody,
  viewersView,
} from '@bihuan/contracts';
import { z } from 'zod';
import { actMany, type ManyOutcome } from '../usecases/act-many.js';
import { listActions } from '../usecases/list-actions.js';
import type { App } from '../usecases/types.js';
import { lookAt, lookAway } from '../usecases/viewers.js';
import { actorOf } from './access.js';
import { caseParams, idempotencyHeaders, problems, reads, type Scope } from './describe.js';
import { problemOfFailure, unwrap } from './problem.js';

/** Acting on many cases at once, and who else is at it. */
export function actingRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'POST',
    url: '/cases/bulk',
    schema: {
      operationId: 'actOnMany',
      tags: ['cases'],
      summary: 'Write an event in each of up to 200 cases',
      description:
        'The items are done in their order, each in a transaction of its own and by the rights and rules of a single act: some may be refused while others are done, and each result says which. The same Idempotency-Key again does what is not done yet and gives the rest as it was.',
      headers: idempotencyHeaders,
      body: bulkBody,
      response: { 200: bulkView, ...problems(400, 401, 413, 415, 429, 500) },
    },
    handler: async (request) => {
      const key = request.headers['idempotency-key'] ?? null;
      const items = request.body.items.map(({ id, ...item }) => ({ ...item, case: id }));
      const outcomes = unwrap(await actMany(app, actorOf(request), { items, key }));
      return { results: outcomes.map(resultOf), now: new Date(app.clock.now()).toISOString() };
    },
  });

  scope.route({
    method: 'POST',
    url: '/cases/actions',
    schema: {
      operationId: 'listActions',
      tags: ['cases'],
      summary: 'What the person may do to each of up to 200 cases now, with what the server would fill in',
      body: actionsBody,
      response: { 200: actionsView, ...problems(400, 401, 413, 415, 429, 500) },
    },
    handler: async (request) => unwrap(await listActions(app, actorOf(request), request.body)),
  });

  scope.route({
    method: 'PUT',
    url: '/cases/:id/viewers',
    schema: {
      operationId: 'lookAt',
      tags: ['cases'],
      summary: 'Say that the person is looking at the case, and hear who else is',
      description:
        'Said again every 15 seconds; who was silent for 40 seconds is not there any more. Others who look at the case get a message of the type viewers. Nothing of it is kept in the log.',
      params: caseParams,
      body: viewerBody,
      response: { 200: viewersView, ...problems(400, 401, 404, 413, 415, 429, 500) },
    },
    handler: async (request) =>
      unwrap(await lookAt(app, actorOf(request), { case: request.params.id, ...request.body })),
  });

  scope.route({
    method: 'DELETE',
    url: '/cases/:id/viewers/:place',
    schema: {
      operationId: 'lookAway',
      tags: ['cases'],
      summary: 'Say that the person has left the case in one window',
      params: caseParams.extend({ place: viewerBody.shape.place }),
      response: { 204: z.undefined().describe('Gone'), ...problems(...reads) },
    },
    handler: async (request, reply) => {
      const { id, place } = request.params;
      unwrap(await lookAway(app, actorOf(request), { case: id, place }));
      return reply.status(204).send();
    },
  });
}

function resultOf({ case: id, result }: ManyOutcome): BulkResult {
  return result.ok
    ? { id, ok: true, version: result.value.seq }
    : { id, ok: false, problem: problemOfFailure(result.failure) };
}
