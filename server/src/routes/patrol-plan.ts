import { planParams as params, patrolAreaBody, patrolDutyBody, patrolPlan, patrolPlanQuery } from '@bihuan/contracts';
import { z } from 'zod';
import { readPlan, removeDuty, removePatrolArea, saveDuty, savePatrolArea } from '../usecases/patrol/plan.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const nothing = z.undefined().describe('Done');

/** Where is to be patrolled how often, and who is on duty. */
export function patrolPlanRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/patrol-plan',
    schema: {
      operationId: 'getPatrolPlan',
      tags: ['patrol'],
      summary: 'Patrol areas, who is on duty in them in a span of days, and who can be',
      querystring: patrolPlanQuery,
      response: { 200: patrolPlan, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await readPlan(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'PUT',
    url: '/patrol-plan/areas/:id',
    schema: {
      operationId: 'savePatrolArea',
      tags: ['patrol'],
      summary: 'A patrol area as it shall be: its cells, and how often each is to be visited',
      params,
      body: patrolAreaBody,
      response: { 204: nothing, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await savePatrolArea(app, actorOf(request), { ...request.body, id: request.params.id }));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'DELETE',
    url: '/patrol-plan/areas/:id',
    schema: {
      operationId: 'removePatrolArea',
      tags: ['patrol'],
      summary: 'Remove a patrol area with its duties',
      params,
      response: { 204: nothing, ...problems(...reads) },
    },
    handler: async (request, reply) => {
      unwrap(await removePatrolArea(app, actorOf(request), { id: request.params.id }));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'PUT',
    url: '/patrol-plan/duties/:id',
    schema: {
      operationId: 'savePatrolDuty',
      tags: ['patrol'],
      summary: 'Put somebody on duty in a patrol area, or somebody in for them',
      params,
      body: patrolDutyBody,
      response: { 204: nothing, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await saveDuty(app, actorOf(request), { ...request.body, id: request.params.id }));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'DELETE',
    url: '/patrol-plan/duties/:id',
    schema: {
      operationId: 'removePatrolDuty',
      tags: ['patrol'],
      summary: 'Take a duty out of the plan',
      params,
      response: { 204: nothing, ...problems(...reads) },
    },
    handler: async (request, reply) => {
      unwrap(await removeDuty(app, actorOf(request), { id: request.params.id }));
      return reply.status(204).send();
    },
  });
}
