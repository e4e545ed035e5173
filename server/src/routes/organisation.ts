import {
  adminAreas as adminAreasView,
  adminUnits as adminUnitsView,
  areaHistory as areaHistoryView,
  areaRename,
  setupView,
} from '@bihuan/contracts';
import { z } from 'zod';
import { adminAreas, areaHistory, renameAreaOf } from '../usecases/organisation/admin-areas.js';
import { adminUnits } from '../usecases/organisation/admin-units.js';
import { setup } from '../usecases/organisation/setup.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const areaParams = z.object({ id: z.string().min(1).max(200).describe("The area's code") });

/** Areas and units as their administrator sees them, and what an installation still wants. */
export function organisationRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/admin/setup',
    schema: {
      operationId: 'getSetup',
      tags: ['administration'],
      summary: 'What the installation needs to work, and what of it is there',
      response: { 200: setupView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await setup(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/admin/units',
    schema: {
      operationId: 'listAdminUnits',
      tags: ['administration'],
      summary: 'Units with their people, their open cases and what they want; saved by PUT /config/units/units',
      response: { 200: adminUnitsView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await adminUnits(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/admin/areas',
    schema: {
      operationId: 'listAdminAreas',
      tags: ['administration'],
      summary: 'The tree of areas with their open cases and their own desks',
      response: { 200: adminAreasView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await adminAreas(app, actorOf(request))),
  });

  scope.route({
    method: 'PUT',
    url: '/admin/areas/:id',
    schema: {
      operationId: 'renameArea',
      tags: ['administration'],
      summary: 'Other names for an area, as its next version',
      params: areaParams,
      body: areaRename,
      response: { 204: z.undefined().describe('Renamed'), ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await renameAreaOf(app, actorOf(request), request.params.id, request.body));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'GET',
    url: '/admin/areas/:id/versions',
    schema: {
      operationId: 'listAreaVersions',
      tags: ['administration'],
      summary: 'What an area was called, by whom it was changed',
      params: areaParams,
      response: { 200: areaHistoryView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await areaHistory(app, actorOf(request), request.params.id)),
  });
}
