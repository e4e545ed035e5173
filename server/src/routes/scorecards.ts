import {
  periodQuery,
  runsQuery,
  scorecardRuns as scorecardRunsView,
  scorecard as scorecardView,
} from '@bihuan/contracts';
import type { z } from 'zod';
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
}

function periodOf({ from, to, asOf, policy }: z.infer<typeof periodQuery>) {
  const rest = present({ asOf: asOf === undefined ? undefined : Date.parse(asOf), policy });
  return { from: Date.parse(from), to: Date.parse(to), ...rest };
}
