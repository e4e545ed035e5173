import {
  surveyCreate,
  surveyDetail,
  surveyItemPage,
  surveyItemQuery,
  surveyPage,
  surveyQuery,
  surveyResultsBody,
  surveyResultsView,
} from '@bihuan/contracts';
import { z } from 'zod';
import { recordResults } from '../usecases/survey/survey-results.js';
import { closeSurvey, createSurvey, getSurvey, listSurveyItems, listSurveys } from '../usecases/survey/surveys.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const params = z.object({ id: z.string().min(1).max(64).describe("The survey's id") });

/** Surveys of components 普查. */
export function surveyRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/surveys',
    schema: {
      operationId: 'listSurveys',
      tags: ['surveys'],
      summary: "Surveys that meet the person's area, the latest first, with how far they are",
      querystring: surveyQuery,
      response: { 200: surveyPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listSurveys(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/surveys',
    schema: {
      operationId: 'createSurvey',
      tags: ['surveys'],
      summary: 'Let collectors look for every component of an area, of one class or of all',
      headers: idempotencyHeaders,
      body: surveyCreate,
      response: { 201: surveyDetail, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const made = unwrap(
        await createSurvey(app, actorOf(request), request.body, request.headers['idempotency-key'] ?? null),
      );
      reply.header('location', `/api/v1/surveys/${encodeURIComponent(made.id)}`);
      return reply.status(201).send(made);
    },
  });

  scope.route({
    method: 'GET',
    url: '/surveys/:id',
    schema: {
      operationId: 'getSurvey',
      tags: ['surveys'],
      summary: 'A survey, and how far it is by the areas one level below',
      params,
      response: { 200: surveyDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getSurvey(app, actorOf(request), { id: request.params.id })),
  });

  scope.route({
    method: 'GET',
    url: '/surveys/:id/items',
    schema: {
      operationId: 'listSurveyItems',
      tags: ['surveys'],
      summary: 'What a survey looks for, with what was found',
      params,
      querystring: surveyItemQuery,
      response: { 200: surveyItemPage, ...problems(...reads) },
    },
    handler: async (request) =>
      unwrap(await listSurveyItems(app, actorOf(request), { ...request.query, id: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/surveys/:id/close',
    schema: {
      operationId: 'closeSurvey',
      tags: ['surveys'],
      summary: 'End a survey; one that has ended stays as it is',
      params,
      response: { 200: surveyDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await closeSurvey(app, actorOf(request), { id: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/surveys/:id/results',
    schema: {
      operationId: 'recordSurveyResults',
      tags: ['surveys'],
      summary: 'What was found; each row by itself, and the same row again changes nothing',
      params,
      body: surveyResultsBody,
      response: { 200: surveyResultsView, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await recordResults(app, actorOf(request), { ...request.body, survey: request.params.id })),
  });
}
