import { caseFundView, fundBody, fundQuery, fundView } from '@bihuan/contracts';
import { z } from 'zod';
import { readCaseFund, readFundYear } from '../usecases/fund.js';
import type { App } from '../usecases/types.js';
import { writeFund } from '../usecases/write-fund.js';
import { actorOf } from './access.js';
import { caseParams, idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

export function fundRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/fund',
    schema: {
      operationId: 'getFund',
      tags: ['coordination'],
      summary: 'A year of the fund: its sums and entries, and the cases on which something is not paid back',
      querystring: fundQuery,
      response: { 200: fundView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await readFundYear(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/fund/cases/:id',
    schema: {
      operationId: 'getCaseFund',
      tags: ['coordination'],
      summary: 'What the fund spent on a case, and what was paid back',
      params: caseParams,
      response: { 200: caseFundView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await readCaseFund(app, actorOf(request), { case: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/fund/entries',
    schema: {
      operationId: 'writeFundEntry',
      tags: ['coordination'],
      summary: 'An allocation, a cost, a recovery, or a correction that takes an entry back',
      headers: idempotencyHeaders,
      body: fundBody,
      response: { 201: z.object({ id: z.string() }), ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const { id, replayed } = unwrap(await writeFund(app, actorOf(request), { body: request.body, key }));
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.status(201).send({ id });
    },
  });
}
