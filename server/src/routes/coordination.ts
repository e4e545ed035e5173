import { coordinationPage, coordinationQuery } from '@bihuan/contracts';
import { listCoordination } from '../usecases/list-coordination.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function coordinationRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/coordination',
    schema: {
      operationId: 'listCoordination',
      tags: ['coordination'],
      summary: 'Cases that wait for the coordination office, and what it decided, with what the dispute is about',
      querystring: coordinationQuery,
      response: { 200: coordinationPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listCoordination(app, actorOf(request), request.query)),
  });
}
