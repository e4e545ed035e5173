import {
  configDocument,
  configHistoryQuery,
  configHistory as configHistoryView,
  configKind,
  configList,
  configPreview,
  configPreviewBody,
  configPut,
  configUndo,
  dutyCheck,
  holidayLists as holidayListsView,
} from '@bihuan/contracts';
import { z } from 'zod';
import { checkResponsibility } from '../usecases/check-responsibility.js';
import { configHistory, getConfig, listConfig } from '../usecases/config-reads.js';
import { holidayLists } from '../usecases/holiday-lists.js';
import { previewConfig } from '../usecases/preview-config.js';
import { putConfig, undoConfig } from '../usecases/put-config.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['config'];
const ref = z.object({ kind: configKind, id: z.string().min(1).max(60) });
const problemsOfReading = problems(400, 401, 403, 404, 429, 500);
const problemsOfWriting = problems(400, 401, 403, 404, 409, 413, 415, 429, 500);
/** A catalogue or a list of limits is sent as a whole. */
const bodyLimit = 4 * 1024 * 1024;

export function configRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/config',
    schema: {
      operationId: 'listConfig',
      tags,
      summary: 'The documents by which the installation works, each in its newest version',
      response: { 200: configList, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listConfig(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/config/:kind/:id',
    schema: {
      operationId: 'getConfig',
      tags,
      summary: 'A document in its newest version',
      params: ref,
      response: { 200: configDocument, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await getConfig(app, actorOf(request), request.params)),
  });

  scope.route({
    method: 'PUT',
    url: '/config/:kind/:id',
    bodyLimit,
    schema: {
      operationId: 'putConfig',
      tags,
      summary: 'Save the next version of a document; refused with every fault by its JSON path',
      params: ref,
      body: configPut,
      response: { 200: configDocument, ...problemsOfWriting },
    },
    handler: async (request) => {
      const actor = actorOf(request);
      unwrap(await putConfig(app, actor, { ...request.params, ...request.body }));
      return unwrap(await getConfig(app, actor, request.params));
    },
  });

  scope.route({
    method: 'GET',
    url: '/config/:kind/:id/versions',
    schema: {
      operationId: 'listConfigVersions',
      tags,
      summary: 'Who made which version of a document when, and what it changed; newest first',
      params: ref,
      querystring: configHistoryQuery,
      response: { 200: configHistoryView, ...problemsOfReading },
    },
    handler: async (request) => {
      const { before = null, limit } = request.query;
      return unwrap(await configHistory(app, actorOf(request), { ...request.params, before, limit }));
    },
  });

  scope.route({
    method: 'GET',
    url: '/config/:kind/:id/versions/:version',
    schema: {
      operationId: 'getConfigVersion',
      tags,
      summary: 'A document in one version',
      params: ref.extend({ version: z.coerce.number().int().positive() }),
      response: { 200: configDocument, ...problemsOfReading },
    },
    handler: async (request) => unwrap(await getConfig(app, actorOf(request), request.params)),
  });

  scope.route({
    method: 'POST',
    url: '/config/:kind/:id/undo',
    schema: {
      operationId: 'undoConfig',
      tags,
      summary: 'A new version that says what an older one said',
      params: ref,
      body: configUndo,
      response: { 200: configDocument, ...problemsOfWriting },
    },
    handler: async (request) => {
      const actor = actorOf(request);
      unwrap(await undoConfig(app, actor, { ...request.params, ...request.body }));
      return unwrap(await getConfig(app, actor, request.params));
    },
  });

  scope.route({
    method: 'POST',
    url: '/config/:kind/:id/preview',
    bodyLimit,
    schema: {
      operationId: 'previewConfig',
      tags,
      summary: 'What saving a document would move: open cases, lights, periods of a policy. Nothing is written',
      params: ref,
      body: configPreviewBody,
      response: { 200: configPreview, ...problems(400, 401, 403, 404, 413, 415, 429, 500) },
    },
    handler: async (request) =>
      unwrap(await previewConfig(app, actorOf(request), { ...request.params, ...request.body })),
  });

  scope.route({
    method: 'GET',
    url: '/config/check',
    schema: {
      operationId: 'checkResponsibility',
      tags,
      summary: 'Has every class exactly one lead unit in every area, and every unit who answers for it?',
      response: { 200: dutyCheck, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await checkResponsibility(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/config/holiday-lists',
    config: { tagged: true },
    schema: {
      operationId: 'getHolidayLists',
      tags,
      summary: 'The holiday lists that a calendar may name, with their dates',
      response: { 200: holidayListsView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await holidayLists(app, actorOf(request))),
  });
}
