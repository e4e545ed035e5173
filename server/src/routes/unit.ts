import { unitQuery, unitRequests as unitRequestsView, unitScore as unitScoreView } from '@bihuan/contracts';
import type { App } from '../usecases/types.js';
import { unitRequests } from '../usecases/unit-requests.js';
import { unitScore } from '../usecases/unit-score.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function unitRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/unit/requests',
    schema: {
      operationId: 'listUnitRequests',
      tags: ['unit'],
      summary: "What the person's unit asked for of late, and what it was answered",
      querystring: unitQuery,
      response: { 200: unitRequestsView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await unitRequests(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/unit/score',
    schema: {
      operationId: 'getUnitScore',
      tags: ['unit'],
      summary: "The score of the person's unit in this month so far, and every run that costs it points",
      querystring: unitQuery,
      response: { 200: unitScoreView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await unitScore(app, actorOf(request), request.query)),
  });
}
