import {
  letterDecided,
  letterDecision,
  letterPage,
  letterQuery,
  mailboxTest,
  mailboxState as stateView,
} from '@bihuan/contracts';
import { z } from 'zod';
import { decideLetter } from '../usecases/letters/decide.js';
import { mailboxState, testMailbox } from '../usecases/letters/mailbox-state.js';
import { listLetters } from '../usecases/letters/waiting.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['letters'];

/** E-mails that came in and wait for a person, and the mailbox that they come from. */
export function letterRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/letters',
    schema: {
      operationId: 'listLetters',
      tags,
      summary: 'E-mails that wait for a person, the longest waiting first',
      querystring: letterQuery,
      response: { 200: letterPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listLetters(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/letters/:id',
    schema: {
      operationId: 'decideLetter',
      tags,
      summary: 'Make a case of an e-mail, add it to one, or put it away',
      params: z.object({ id: z.string().min(1).max(64) }),
      headers: idempotencyHeaders,
      body: letterDecision,
      response: { 200: letterDecided, ...problems(...writes) },
    },
    handler: async (request) => {
      const input = { id: request.params.id, decision: request.body, key: request.headers['idempotency-key'] ?? null };
      return unwrap(await decideLetter(app, actorOf(request), input));
    },
  });

  scope.route({
    method: 'GET',
    url: '/mailbox',
    schema: {
      operationId: 'getMailbox',
      tags,
      summary: 'How the mailbox does whose e-mails become reports',
      response: { 200: stateView, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await mailboxState(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/mailbox/test',
    config: { perMinute: 10 },
    schema: {
      operationId: 'testMailbox',
      tags,
      summary: 'Look into the mailbox that is set up; nothing is fetched',
      response: { 200: mailboxTest, ...problems(400, 401, 403, 422, 429, 500) },
    },
    handler: async (request) => unwrap(await testMailbox(app, actorOf(request))),
  });
}
