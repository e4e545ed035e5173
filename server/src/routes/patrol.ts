import {
  coverage,
  coverageQuery,
  positionsBody,
  positionsView,
  shift,
  shiftBody,
  shiftDetail,
  shiftEndBody,
  shiftList,
} from '@bihuan/contracts';
import { z } from 'zod';
import { coverage as readCoverage } from '../usecases/patrol/coverage.js';
import { recordPositions } from '../usecases/patrol/record-positions.js';
import { beginShift, endShift, getShift, listShifts } from '../usecases/patrol/shifts.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { present, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const params = z.object({ id: z.string().min(1).max(64).describe("The shift's id") });

/** Shifts of whoever patrols, their positions, and which cells were come through. */
export function patrolRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/shifts',
    schema: {
      operationId: 'listShifts',
      tags: ['patrol'],
      summary: "The person's own latest shifts",
      response: { 200: shiftList, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listShifts(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/shifts',
    schema: {
      operationId: 'beginShift',
      tags: ['patrol'],
      summary: 'Begin a shift of one’s own; where one goes on, it is that one',
      body: shiftBody,
      response: { 200: shift, ...problems(400, 401, 403, 413, 415, 429, 500) },
    },
    handler: async (request) => unwrap(await beginShift(app, actorOf(request), present(request.body))),
  });

  scope.route({
    method: 'GET',
    url: '/shifts/:id',
    schema: {
      operationId: 'getShift',
      tags: ['patrol'],
      summary: "A shift of the person's own with the positions that are kept",
      params,
      response: { 200: shiftDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getShift(app, actorOf(request), { id: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/shifts/:id/end',
    schema: {
      operationId: 'endShift',
      tags: ['patrol'],
      summary: 'End a shift of one’s own; one that has ended stays as it is',
      params,
      body: shiftEndBody.nullish(),
      response: { 200: shift, ...problems(...reads) },
    },
    handler: async (request) =>
      unwrap(await endShift(app, actorOf(request), { ...present(request.body ?? {}), id: request.params.id })),
  });

  scope.route({
    method: 'POST',
    url: '/shifts/:id/positions',
    schema: {
      operationId: 'recordPositions',
      tags: ['patrol'],
      summary: 'Send positions of a shift of one’s own',
      description:
        'Only positions inside the time of the shift are taken, also after its end. An instant that is known already changes nothing, so that a batch may be sent again.',
      params,
      body: positionsBody,
      response: { 200: positionsView, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await recordPositions(app, actorOf(request), { ...request.body, shift: request.params.id })),
  });

  scope.route({
    method: 'GET',
    url: '/coverage',
    schema: {
      operationId: 'getCoverage',
      tags: ['patrol'],
      summary: 'Which grid cells of an area shifts came through in a period, and which not',
      querystring: coverageQuery,
      response: { 200: coverage, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await readCoverage(app, actorOf(request), present(request.query))),
  });
}
