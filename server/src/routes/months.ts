import { monthsQuery, months as monthsView } from '@bihuan/contracts';
import { months } from '../usecases/months.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function monthRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/scorecards/months',
    schema: {
      operationId: 'getMonths',
      tags: ['scorecards'],
      summary: 'Indicators and scores of the last twelve months, and units that pass cases to and fro',
      querystring: monthsQuery,
      response: { 200: monthsView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await months(app, actorOf(request), request.query.area)),
  });
}
