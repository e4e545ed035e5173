import { boardNow as boardNowView, boardQuery } from '@bihuan/contracts';
import { boardNow } from '../usecases/board-now.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function boardRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/board/now',
    schema: {
      operationId: 'getBoardNow',
      tags: ['board'],
      summary: 'The open cases of an area by light, stage, severity, unit and street; the latest; today and a week ago',
      querystring: boardQuery,
      response: { 200: boardNowView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await boardNow(app, actorOf(request), request.query)),
  });
}
