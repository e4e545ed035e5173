import { moderationBody, moderationQuery, moderationQueue as queueView, reopenAnswer } from '@bihuan/contracts';
import { z } from 'zod';
import { answerReopening, moderateHeld, moderatePhoto, moderationQueue } from '../usecases/portal/moderate.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['portal'];
const one = z.object({ id: z.string().min(1).max(64) });
const decided = z.object({ decided: z.literal(true) });

/** What waits for a moderator of the public's page: pictures, held reports, requests to reopen. */
export function moderationRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/portal/queue',
    schema: {
      operationId: 'getModerationQueue',
      tags,
      summary: 'Pictures, held reports and requests to reopen that wait for a moderator, the longest waiting first',
      querystring: moderationQuery,
      response: { 200: queueView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await moderationQueue(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/portal/photos/:id',
    schema: {
      operationId: 'moderatePhoto',
      tags,
      summary: 'Show a picture of a case to everybody, or do not; the same again changes nothing',
      params: one,
      headers: idempotencyHeaders,
      body: moderationBody,
      response: { 200: decided, ...problems(...writes, 410) },
    },
    handler: async (request) => {
      const { publish } = request.body;
      unwrap(await moderatePhoto(app, actorOf(request), { id: request.params.id, publish, key: keyOf(request) }));
      return { decided: true as const };
    },
  });

  scope.route({
    method: 'POST',
    url: '/portal/held/:id',
    schema: {
      operationId: 'moderateHeldReport',
      tags,
      summary: 'Let a held report through, which makes its case, or refuse it, which erases it',
      params: one,
      headers: idempotencyHeaders,
      body: moderationBody,
      response: { 200: decided.extend({ case: z.string().nullable() }), ...problems(...writes) },
    },
    handler: async (request) => {
      const { publish } = request.body;
      const input = { id: request.params.id, publish, key: keyOf(request) };
      const done = unwrap(await moderateHeld(app, actorOf(request), input));
      return { decided: true as const, case: done.case };
    },
  });

  scope.route({
    method: 'POST',
    url: '/portal/requests/:case/:seq',
    schema: {
      operationId: 'answerReopening',
      tags,
      summary: "Answer a reporter's request: reopen the case, or say why not",
      params: z.object({ case: z.string().min(1).max(64), seq: z.coerce.number().int().positive() }),
      headers: idempotencyHeaders,
      body: reopenAnswer,
      response: { 200: decided, ...problems(...writes) },
    },
    handler: async (request) => {
      unwrap(await answerReopening(app, actorOf(request), { ...request.params, ...request.body, key: keyOf(request) }));
      return { decided: true as const };
    },
  });
}

function keyOf({ headers }: { readonly headers: { readonly 'idempotency-key'?: string | undefined } }): string | null {
  return headers['idempotency-key'] ?? null;
}
