import { componentChange, componentCreate, componentDetail, componentPage, componentQuery } from '@bihuan/contracts';
import { z } from 'zod';
import { getComponent } from '../usecases/components/get-component.js';
import { listComponents } from '../usecases/components/list-components.js';
import { changeComponent, createComponent } from '../usecases/components/save-component.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const componentParams = z.object({ id: z.string().min(1).max(40).describe("The component's id") });

/** The inventory of components. */
export function componentRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/components',
    schema: {
      operationId: 'listComponents',
      tags: ['components'],
      summary: 'Components, in the order of their ids',
      querystring: componentQuery,
      response: { 200: componentPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listComponents(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/components/:id',
    schema: {
      operationId: 'getComponent',
      tags: ['components'],
      summary: 'A component with its pictures, what it was before, and the cases on it that the person may read',
      params: componentParams,
      response: { 200: componentDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getComponent(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'POST',
    url: '/components',
    schema: {
      operationId: 'createComponent',
      tags: ['components'],
      summary: 'A new component; the areas that it lies in are found from its place',
      body: componentCreate,
      response: { 201: componentDetail, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const made = unwrap(await createComponent(app, actorOf(request), request.body));
      reply.header('location', `/api/v1/components/${encodeURIComponent(made.id)}`);
      return reply.status(201).send(made);
    },
  });

  scope.route({
    method: 'PUT',
    url: '/components/:id',
    schema: {
      operationId: 'changeComponent',
      tags: ['components'],
      summary: 'The next version of a component; what it was is kept. 409 where `version` is not the newest',
      params: componentParams,
      body: componentChange,
      response: { 200: componentDetail, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await changeComponent(app, actorOf(request), request.params.id, request.body)),
  });
}
