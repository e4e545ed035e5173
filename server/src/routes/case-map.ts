import { areaFigures, byAreaQuery, casePlacesHistory, historyQuery } from '@bihuan/contracts';
import { areaFigures as figuresOf } from '../usecases/area-figures.js';
import { casePlacesHistory as historyOf } from '../usecases/case-places-history.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

const problemsOfReading = problems(400, 401, 403, 429, 500);

/** What a map shows of the cases beyond where the open ones lie. */
export function caseMapRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/cases/places/history',
    schema: {
      operationId: 'listPlacesOfSpan',
      tags: ['cases'],
      summary: 'Where the cases lay that were open at some instant of a span: at most 5,000, the latest first',
      querystring: historyQuery,
      response: { 200: casePlacesHistory, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await historyOf(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/cases/by-area',
    schema: {
      operationId: 'countByArea',
      tags: ['cases'],
      summary: 'One figure of the cases for each area of a level: open ones, late ones, those of the last 7 days',
      querystring: byAreaQuery,
      response: { 200: areaFigures, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await figuresOf(app, actorOf(request), request.query)),
  });
}
