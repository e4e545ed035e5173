import {
  areaChanges,
  areaChangesQuery,
  areaCheck,
  areaDivide,
  areaDivided,
  areaDraft,
  areaFileExport,
  areaFileQuery,
  areaFileReport,
  areaFindingsQuery,
  areaFindings as areaFindingsView,
  areaLayerBody,
  areaLayers,
  areaLayer as areaLayerView,
  areaMapQuery,
  areaMap as areaMapView,
  areaSave,
  areaSaved,
  areaUndo,
} from '@bihuan/contracts';
import { z } from 'zod';
import { areaFindings } from '../usecases/area-map/area-findings.js';
import { areaMap } from '../usecases/area-map/area-map.js';
import { listAreaChanges, undoAreaChange } from '../usecases/area-map/changes.js';
import { checkDraft } from '../usecases/area-map/check-draft.js';
import { divideArea } from '../usecases/area-map/divide-area.js';
import { exportAreasFor } from '../usecases/area-map/export-areas.js';
import { importAreas } from '../usecases/area-map/import-areas.js';
import { listAreaLayers, saveLayer } from '../usecases/area-map/layers.js';
import { saveDraft } from '../usecases/area-map/save-draft.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { asTyped, present, problems, reads, type Scope, writes } from './describe.js';
import { ProblemError, problemOf, unwrap } from './problem.js';
import { sendFile } from './send-file.js';

const megabyte = 1024 * 1024;
/** A draft of some thousand cells. */
const largestDraft = 16 * megabyte;
/** Beyond what the reader of files takes, so that it is the one to say so. */
const largestFile = 65 * megabyte;
const tags = ['areas'];

/** Areas with their boundaries: drafts that are checked and saved as one change, files in and out, layers beside the tree. */
export function areaRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/admin/areas/map',
    ...asTyped,
    schema: {
      operationId: 'getAreaMap',
      tags,
      summary: 'Areas of all levels round one, or those of a layer, with their versions: what a draft begins with',
      querystring: areaMapQuery,
      response: { 200: areaMapView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await areaMap(app, actorOf(request), present(request.query))),
  });

  scope.route({
    method: 'GET',
    url: '/admin/areas/findings',
    ...asTyped,
    schema: {
      operationId: 'listAreaFindings',
      tags,
      summary: 'Gaps, overlaps, wrong codes and sizes of the areas as they stand',
      querystring: areaFindingsQuery,
      response: { 200: areaFindingsView, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await areaFindings(app, actorOf(request), present(request.query))),
  });

  scope.route({
    method: 'POST',
    url: '/admin/areas/check',
    bodyLimit: largestDraft,
    ...asTyped,
    schema: {
      operationId: 'checkAreas',
      tags,
      summary: 'What a draft of areas would do, and what the checks say to it; nothing is stored',
      body: areaDraft,
      response: { 200: areaCheck, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await checkDraft(app, actorOf(request), request.body)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/areas/divide',
    bodyLimit: largestDraft,
    ...asTyped,
    schema: {
      operationId: 'divideArea',
      tags,
      summary: 'Grid cells for a community, for those of a street, or for a block drawn in one; nothing is stored',
      body: areaDivide,
      response: { 200: areaDivided, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await divideArea(app, actorOf(request), request.body)),
  });

  scope.route({
    method: 'GET',
    url: '/admin/areas/changes',
    schema: {
      operationId: 'listAreaChanges',
      tags,
      summary: 'What was saved together, by whom and why, the newest first',
      querystring: areaChangesQuery,
      response: { 200: areaChanges, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listAreaChanges(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/areas/changes',
    bodyLimit: largestDraft,
    schema: {
      operationId: 'saveAreas',
      tags,
      summary: 'A draft of areas, saved as one change',
      body: areaSave,
      response: { 201: areaSaved, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await saveDraft(app, actorOf(request), request.body))),
  });

  scope.route({
    method: 'POST',
    url: '/admin/areas/changes/:number/undo',
    schema: {
      operationId: 'undoAreaChange',
      tags,
      summary: 'Every area of a change becomes what it was before, as another change',
      params: z.object({ number: z.coerce.number().int().positive().describe("The change's number") }),
      body: areaUndo,
      response: { 201: areaSaved, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await undoAreaChange(app, actorOf(request), request.params.number, request.body))),
  });

  fileRoutes(scope, app);
  layerRoutes(scope, app);
}

function fileRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/admin/areas/file',
    schema: {
      operationId: 'exportAreas',
      tags,
      summary: 'Areas as GeoJSON, of a level or layer, else of the whole tree; the import takes it back',
      querystring: areaFileExport,
      response: { ...problems(...reads) },
    },
    handler: async (request, reply) => {
      const { level } = request.query;
      const text = unwrap(await exportAreasFor(app, actorOf(request), level));
      const fileName = level === undefined ? 'areas.geojson' : `areas-${level}.geojson`;
      return sendFile(reply, 'geojson', { fileName, bytes: Buffer.from(text) });
    },
  });

  scope.route({
    method: 'POST',
    url: '/admin/areas/file',
    bodyLimit: largestFile,
    ...asTyped,
    schema: {
      operationId: 'importAreas',
      tags,
      summary: 'What a file of areas would change; with `seen`, all of it as one change',
      querystring: areaFileQuery,
      consumes: ['application/octet-stream'],
      response: { 200: areaFileReport, ...problems(...writes) },
    },
    handler: async (request) => {
      const { body } = request;
      if (!Buffer.isBuffer(body)) {
        throw new ProblemError(problemOf(415, 'media-type', 'Send the file itself as application/octet-stream'));
      }
      return unwrap(await importAreas(app, actorOf(request), body, request.query));
    },
  });
}

function layerRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/area-layers',
    schema: {
      operationId: 'listAreaLayers',
      tags,
      summary: 'Layers of areas beside the tree; their areas: GET /areas?level=<layer>',
      response: { 200: areaLayers, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listAreaLayers(app, actorOf(request))),
  });

  scope.route({
    method: 'PUT',
    url: '/area-layers/:id',
    schema: {
      operationId: 'saveAreaLayer',
      tags,
      summary: 'A layer of areas beside the tree, new or under other names',
      params: areaLayerView.pick({ id: true }),
      body: areaLayerBody,
      response: { 204: z.undefined().describe('Saved'), ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await saveLayer(app, actorOf(request), request.params.id, request.body));
      return reply.status(204).send();
    },
  });
}
