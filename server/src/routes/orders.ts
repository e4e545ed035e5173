import { orderPage, orderQuery } from '@bihuan/contracts';
import { listOrders } from '../usecases/list-orders.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function orderRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/orders',
    schema: {
      operationId: 'listOrders',
      tags: ['orders'],
      summary: 'Orders of supervision: who required and gave them, who has to answer, and what has happened since',
      querystring: orderQuery,
      response: { 200: orderPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listOrders(app, actorOf(request), request.query)),
  });
}
