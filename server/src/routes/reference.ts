import {
  areaCollection,
  areasQuery,
  catalogue as catalogueView,
  peopleList,
  peopleQuery,
  policyList,
  unitList,
  worktimeView,
} from '@bihuan/contracts';
import { areas } from '../usecases/areas.js';
import { catalogue } from '../usecases/catalogue.js';
import { people } from '../usecases/people.js';
import { policies } from '../usecases/policies.js';
import type { App } from '../usecases/types.js';
import { units } from '../usecases/units.js';
import { worktime } from '../usecases/worktime.js';
import { actorOf } from './access.js';
import { present, problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

const problemsOfReading = problems(400, 401, 403, 429, 500);

export function referenceRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/catalogue',
    config: { tagged: true },
    schema: {
      operationId: 'getCatalogue',
      tags: ['reference'],
      summary: 'Classes of problems, with severity and limits',
      response: { 200: catalogueView, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await catalogue(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/units',
    config: { tagged: true },
    schema: {
      operationId: 'listUnits',
      tags: ['reference'],
      summary: 'Responsible units',
      response: { 200: unitList, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await units(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/areas',
    config: { tagged: true },
    schema: {
      operationId: 'listAreas',
      tags: ['reference'],
      summary: 'Areas as GeoJSON, of a level or inside one area',
      querystring: areasQuery,
      response: { 200: areaCollection, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await areas(app, actorOf(request), present(request.query))),
  });

  scope.route({
    method: 'GET',
    url: '/people',
    schema: {
      operationId: 'listPeople',
      tags: ['reference'],
      summary: 'Who can be sent, by role and area',
      querystring: peopleQuery,
      response: { 200: peopleList, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await people(app, actorOf(request), present(request.query))),
  });

  scope.route({
    method: 'GET',
    url: '/worktime',
    schema: {
      operationId: 'getWorktime',
      tags: ['reference'],
      summary: 'The calendar in force, and whether it is working time now',
      response: { 200: worktimeView, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await worktime(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/policies',
    config: { tagged: true },
    schema: {
      operationId: 'listPolicies',
      tags: ['reference'],
      summary: 'Assessment policies with their settings',
      response: { 200: policyList, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await policies(app, actorOf(request))),
  });
}
