import { trendsQuery, trends as trendsView } from '@bihuan/contracts';
import { trends } from '../usecases/trends.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { present, problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function trendsRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/board/trends',
    schema: {
      operationId: 'getTrends',
      tags: ['board'],
      summary: 'What the headline indicators are made of, by day of filing, by unit and by street',
      querystring: trendsQuery,
      response: { 200: trendsView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await trends(app, actorOf(request), present(request.query))),
  });
}
