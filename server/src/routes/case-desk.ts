import { caseDeskBody, caseDesk as caseDeskView } from '@bihuan/contracts';
import { caseDesk, moveDesk } from '../usecases/case-desk.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { caseParams, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

export function caseDeskRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/cases/:id/desk',
    schema: {
      operationId: 'getCaseDesk',
      tags: ['cases'],
      summary: "Which desk works the case: a street's own, or the district's that has taken it over",
      params: caseParams,
      response: { 200: caseDeskView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await caseDesk(app, actorOf(request), { case: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/cases/:id/desk',
    schema: {
      operationId: 'moveCaseDesk',
      tags: ['cases'],
      summary: "Take the case over from a street's own desk, or give it back",
      params: caseParams,
      body: caseDeskBody,
      response: { 200: caseDeskView, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await moveDesk(app, actorOf(request), { ...request.body, case: request.params.id })),
  });
}
