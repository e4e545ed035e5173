import {
  periodQuery,
  runsQuery,
  scorecardRuns as scorecardRunsView,
  scorecard as scorecardView,
} from '@bihuan/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { factDictionary, factTable } from '../usecases/fact-table.js';
import { scorecard } from '../usecases/scorecard.js';
import { scorecardRuns } from '../usecases/scorecard-runs.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { present, problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function scorecardRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/scorecards',
    schema: {
      operationId: 'getScorecard',
      tags: ['scorecards'],
      summary: "The units' figures of a period: what `bihuan evaluate` prints, with names",
      querystring: periodQuery,
      response: { 200: scorecardView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await scorecard(app, actorOf(request), periodOf(request.query))),
  });

  scope.route({
    method: 'GET',
    url: '/scorecards/runs',
    schema: {
      operationId: 'listScorecardRuns',
      tags: ['scorecards'],
      summary: "The cases behind a unit's figures",
      querystring: runsQuery,
      response: { 200: scorecardRunsView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) =>
      unwrap(await scorecardRuns(app, actorOf(request), { ...periodOf(request.query), unit: request.query.unit })),
  });

  scope.route({
    method: 'GET',
    url: '/scorecards/facts',
    schema: {
      operationId: 'exportFacts',
      tags: ['scorecards'],
      summary: 'Every run that a period counts, as CSV',
      querystring: periodQuery,
      response: { 200: z.any().describe('CSV, UTF-8'), ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request, reply) =>
      sendCsv(reply, 'facts', unwrap(await factTable(app, actorOf(request), periodOf(request.query)))),
  });

  scope.route({
    method: 'GET',
    url: '/scorecards/facts/dictionary',
    schema: {
      operationId: 'exportFactDictionary',
      tags: ['scorecards'],
      summary: 'What the columns of the facts mean, as CSV',
      response: { 200: z.any().describe('CSV, UTF-8'), ...problems(401, 429, 500) },
    },
    handler: async (_request, reply) => sendCsv(reply, 'facts-dictionary', await factDictionary(app)),
  });
}

function sendCsv(reply: FastifyReply, name: string, bytes: Buffer) {
  reply.header('content-disposition', `attachment; filename="${name}.csv"`);
  return reply.type('text/csv; charset=utf-8').send(bytes);
}

function periodOf({ from, to, asOf, policy, area, source }: z.infer<typeof periodQuery>) {
  const rest = present({ asOf: asOf === undefined ? undefined : Date.parse(asOf), policy, area, source });
  return { from: Date.parse(from), to: Date.parse(to), ...rest };
}
