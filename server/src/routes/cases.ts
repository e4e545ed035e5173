import {
  actBody,
  caseDetail,
  caseEvents,
  caseFilter,
  casePage,
  casePlaces,
  caseQuery,
  caseRelated,
  joinedReport,
  ledgerQuery,
  ledgerView,
  locateBody,
  locateView,
  reportBody,
} from '@bihuan/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { act } from '../usecases/act.js';
import type { Done } from '../usecases/done.js';
import { getCase } from '../usecases/get-case.js';
import { getLedger } from '../usecases/get-ledger.js';
import { getRelated } from '../usecases/get-related.js';
import { listCases } from '../usecases/list-cases.js';
import { listPlaces } from '../usecases/list-places.js';
import { locate } from '../usecases/locate.js';
import { type Reported, report } from '../usecases/report.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { asTyped, caseParams, idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const unseen = z.undefined().describe('Done; the person may not see the case any more');

export function caseRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/cases',
    ...asTyped,
    schema: {
      operationId: 'listCases',
      tags: ['cases'],
      summary: 'A page of the cases that wait for the person, or that they may see, and the lights of all of them',
      querystring: caseQuery,
      response: { 200: casePage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listCases(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/cases/places',
    ...asTyped,
    schema: {
      operationId: 'listPlaces',
      tags: ['cases'],
      summary: 'Where the cases of such a list lie: the first 2,000 that have a place',
      querystring: caseFilter,
      response: { 200: casePlaces, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listPlaces(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/cases',
    schema: {
      operationId: 'reportCase',
      tags: ['cases'],
      summary: 'Report a problem: a new case, or one more reporter of the open case that its component has',
      headers: idempotencyHeaders,
      body: reportBody,
      response: { 200: joinedReport, 201: caseDetail, 204: unseen, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const done = unwrap(await report(app, actorOf(request), { ...request.body, key }));
      reply.header('location', `/api/v1/cases/${encodeURIComponent(done.case)}`);
      return done.joined ? sendJoined(reply, done) : sendDone(reply, 201, done);
    },
  });

  scope.route({
    method: 'GET',
    url: '/cases/:id',
    schema: {
      operationId: 'getCase',
      tags: ['cases'],
      summary: 'A case with its story, its clocks and what the person may do to it now',
      params: caseParams,
      response: { 200: caseDetail, ...problems(...reads) },
    },
    handler: async (request, reply) => {
      const detail = unwrap(await getCase(app, actorOf(request), { case: request.params.id }));
      return reply.header('etag', `"${detail.version}"`).send(detail);
    },
  });

  scope.route({
    method: 'GET',
    url: '/cases/:id/events',
    schema: {
      operationId: 'listEvents',
      tags: ['cases'],
      summary: "The case's story: its events, oldest first",
      params: caseParams,
      response: { 200: caseEvents, ...problems(...reads) },
    },
    handler: async (request, reply) => {
      const { version, events, now } = unwrap(await getCase(app, actorOf(request), { case: request.params.id }));
      return reply.header('etag', `"${version}"`).send({ version, events, now });
    },
  });

  scope.route({
    method: 'POST',
    url: '/cases/:id/events',
    schema: {
      operationId: 'act',
      tags: ['cases'],
      summary: 'Write an event of the flow, such as filed, dispatched or verified',
      params: caseParams,
      headers: idempotencyHeaders,
      body: actBody,
      response: { 200: caseDetail, 204: unseen, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const input = { ...request.body, case: request.params.id, key };
      return sendDone(reply, 200, unwrap(await act(app, actorOf(request), input)));
    },
  });

  scope.route({
    method: 'GET',
    url: '/cases/:id/ledger',
    schema: {
      operationId: 'getLedger',
      tags: ['cases'],
      summary: 'How a clock of the case came to its reading, interval by interval',
      params: caseParams,
      querystring: ledgerQuery,
      response: { 200: ledgerView, ...problems(...reads) },
    },
    handler: async (request) =>
      unwrap(await getLedger(app, actorOf(request), { case: request.params.id, ...request.query })),
  });

  scope.route({
    method: 'GET',
    url: '/cases/:id/related',
    schema: {
      operationId: 'getRelated',
      tags: ['cases'],
      summary: 'Cases beside it: merged, of the same component, nearby, earlier at the same place',
      params: caseParams,
      response: { 200: caseRelated, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getRelated(app, actorOf(request), { case: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/locate',
    schema: {
      operationId: 'locate',
      tags: ['cases'],
      summary: 'What a place and a class lead to: areas, responsible unit, limit, likely duplicates',
      body: locateBody,
      response: { 200: locateView, ...problems(400, 401, 403, 413, 415, 422, 429, 500) },
    },
    handler: async (request) => unwrap(await locate(app, actorOf(request), request.body)),
  });
}

function sendJoined(reply: FastifyReply, { case: id, number, reporters, replayed, detail }: Reported): FastifyReply {
  if (replayed) reply.header('idempotency-replayed', 'true');
  return reply.status(200).send({ joined: true, case: id, number, reporters, detail });
}

function sendDone(reply: FastifyReply, status: 200 | 201, done: Done): FastifyReply {
  reply.header('etag', `"${done.version}"`);
  if (done.replayed) reply.header('idempotency-replayed', 'true');
  return done.detail === null ? reply.status(204).send() : reply.status(status).send(done.detail);
}
