import {
  appealBody,
  appealDecision,
  appealPage,
  appealQuery,
  assessmentAct,
  assessmentChanges as assessmentChangesView,
  assessmentDetail,
  assessmentId,
  assessmentList,
  assessmentMake,
  scorecardRuns,
} from '@bihuan/contracts';
import { z } from 'zod';
import { actOnPeriod, makePeriod } from '../usecases/assessment/act-on-period.js';
import { decideAppealOf, listAppeals, makeAppeal } from '../usecases/assessment/appeals.js';
import { assessmentChanges } from '../usecases/assessment/changes.js';
import { frozenRuns } from '../usecases/assessment/frozen-runs.js';
import { assessmentPeriod, assessmentPeriods } from '../usecases/assessment/periods.js';
import type { Keyed } from '../usecases/keyed.js';
import type { App, Result } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['assessment'];
const periodParams = z.object({ id: assessmentId });
const idParams = z.object({ id: z.string().min(1).max(64) });
const written = z.object({ id: z.string() });

export function assessmentRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/assessment/periods',
    schema: {
      operationId: 'listAssessmentPeriods',
      tags,
      summary: 'Assessed periods, the latest first, with their state',
      response: { 200: assessmentList, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await assessmentPeriods(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/assessment/periods',
    schema: {
      operationId: 'makeAssessmentPeriod',
      tags,
      summary: 'Begins the way of a period from draft to publication',
      headers: idempotencyHeaders,
      body: assessmentMake,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const result = await makePeriod(app, actorOf(request), request.body, keyOf(request.headers));
      return reply.status(201).send(writtenOf(result));
    },
  });

  scope.route({
    method: 'GET',
    url: '/assessment/periods/:id',
    schema: {
      operationId: 'getAssessmentPeriod',
      tags,
      summary: "A period: its figures, the units' answers, and what hinders its end",
      params: periodParams,
      response: { 200: assessmentDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await assessmentPeriod(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'GET',
    url: '/assessment/periods/:id/changes',
    schema: {
      operationId: 'getAssessmentChanges',
      tags,
      summary: 'How a frozen period would count now, beside how it was frozen',
      params: periodParams,
      response: { 200: assessmentChangesView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await assessmentChanges(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'GET',
    url: '/assessment/periods/:id/runs',
    schema: {
      operationId: 'listFrozenRuns',
      tags,
      summary: "The cases behind a unit's figures of a frozen period, as they counted then",
      params: periodParams,
      querystring: z.object({ unit: z.string().min(1).max(60) }),
      response: { 200: scorecardRuns, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await frozenRuns(app, actorOf(request), request.params.id, request.query.unit)),
  });

  scope.route({
    method: 'POST',
    url: '/assessment/periods/:id/acts',
    schema: {
      operationId: 'actOnAssessmentPeriod',
      tags,
      summary: 'Sends it to the units, confirms, asks, answers, records the meeting, freezes or publishes',
      params: periodParams,
      headers: idempotencyHeaders,
      body: assessmentAct,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const { params, body, headers } = request;
      const result = await actOnPeriod(app, actorOf(request), params.id, body, keyOf(headers));
      return reply.status(201).send(writtenOf(result));
    },
  });

  scope.route({
    method: 'GET',
    url: '/appeals',
    schema: {
      operationId: 'listAppeals',
      tags,
      summary: 'Appeals against how a case counts, the latest first',
      querystring: appealQuery,
      response: { 200: appealPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listAppeals(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/appeals',
    schema: {
      operationId: 'makeAppeal',
      tags,
      summary: 'A unit contests how a case of it counts',
      headers: idempotencyHeaders,
      body: appealBody,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(writtenOf(await makeAppeal(app, actorOf(request), request.body, keyOf(request.headers)))),
  });

  scope.route({
    method: 'POST',
    url: '/appeals/:id/decision',
    schema: {
      operationId: 'decideAppeal',
      tags,
      summary: 'Accepts an appeal, which writes `adjusted` on the case, or refuses it',
      params: idParams,
      headers: idempotencyHeaders,
      body: appealDecision,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const { params, body, headers } = request;
      const result = await decideAppealOf(app, actorOf(request), params.id, body, keyOf(headers));
      return reply.status(201).send(writtenOf(result));
    },
  });
}

function keyOf(headers: { readonly 'idempotency-key'?: string | undefined }): string | null {
  return headers['idempotency-key'] ?? null;
}

function writtenOf(result: Result<Keyed>): { id: string } {
  return { id: unwrap(result).matter };
}
