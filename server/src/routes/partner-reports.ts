import {
  partnerReportBody,
  partnerReported,
  partnerReports,
  partnerReportsQuery,
  publishedCase,
} from '@bihuan/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Settings } from '../adapters/settings.js';
import type { KeyHolder, KeyScope } from '../usecases/doors/key.js';
import { getOwn, listOwn, reportCase } from '../usecases/doors/partner-cases.js';
import type { App } from '../usecases/types.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { holderIn, keyIn, keyLimits } from './key-access.js';
import { ProblemError, problemOf, unwrap } from './problem.js';

const params = z.object({ number: z.string().min(1).max(64).describe("The case's number") });
const security = [{ key: [] }];

/** What departments, media and other systems do by a key, `Authorization: Bearer bh_…`; no session counts here. */
export function partnerReportRoutes(scope: Scope, app: App, settings: Settings): void {
  const limits = keyLimits(scope, settings.requestsPerMinute);
  const holders = new WeakMap<FastifyRequest, KeyHolder>();
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    wait(await limits.ofAddress(request));
    const key = keyIn(request);
    const holder = key === undefined ? null : await holderIn(app, key);
    if (holder === null) throw new ProblemError(problemOf(401, 'wrong-key', 'Send a key that is in force'));
    wait(await limits.ofKey(request, holder));
    holders.set(request, holder);
  });

  function holderOf(request: FastifyRequest, needed: KeyScope): KeyHolder {
    const holder = holders.get(request);
    if (holder === undefined) throw new ProblemError(problemOf(401, 'wrong-key', 'Send a key that is in force'));
    if (holder.key.scopes.includes(needed)) return holder;
    throw new ProblemError(problemOf(403, 'key-scope', 'The key does not allow this', { params: { scope: needed } }));
  }

  scope.route({
    method: 'POST',
    url: '/reports',
    schema: {
      operationId: 'reportByPartner',
      tags: ['partners'],
      summary: 'Report a problem; it comes by the source that the partner has',
      description: 'Where the problem is known already, as that of the same component, the report joins its case.',
      security,
      headers: idempotencyHeaders,
      body: partnerReportBody,
      response: { 200: partnerReported, 201: partnerReported, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const holder = holderOf(request, 'report');
      const key = request.headers['idempotency-key'] ?? null;
      const { replayed, ...answer } = unwrap(await reportCase(app, holder, request.body, key));
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.status(replayed ? 200 : 201).send(answer);
    },
  });

  scope.route({
    method: 'GET',
    url: '/reports',
    schema: {
      operationId: 'listPartnerReports',
      tags: ['partners'],
      summary: 'The cases that the partner reported or joined, the latest first',
      security,
      querystring: partnerReportsQuery,
      response: { 200: partnerReports, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listOwn(app, holderOf(request, 'read'), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/reports/:number',
    schema: {
      operationId: 'getPartnerReport',
      tags: ['partners'],
      summary: 'How far a case is that the partner reported or joined',
      security,
      params,
      response: { 200: publishedCase, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getOwn(app, holderOf(request, 'read'), request.params.number)),
  });
}

function wait(seconds: number | null): void {
  if (seconds === null) return;
  throw new ProblemError(problemOf(429, 'too-many', 'Too many requests: wait a little'), {
    'retry-after': String(seconds),
  });
}
