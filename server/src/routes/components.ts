import { Readable } from 'node:stream';
import {
  componentChange,
  componentCreate,
  componentDetail,
  componentExportQuery,
  componentImportQuery,
  componentPage,
  componentQuery,
  importReport,
} from '@bihuan/contracts';
import { z } from 'zod';
import { exportForScreen } from '../usecases/components/export-file.js';
import { getComponent } from '../usecases/components/get-component.js';
import { importComponentFile } from '../usecases/components/import-file.js';
import { listComponents } from '../usecases/components/list-components.js';
import { changeComponent, createComponent } from '../usecases/components/save-component.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { ProblemError, problemOf, unwrap } from './problem.js';
import { nameFile } from './send-file.js';

const componentParams = z.object({ id: z.string().min(1).max(40).describe("The component's id") });

/** Some 200,000 rows; the command line takes files of any size. */
const largestFile = 64 * 1024 * 1024;

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
      headers: idempotencyHeaders,
      body: componentCreate,
      response: { 201: componentDetail, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const { replayed, component: made } = unwrap(
        await createComponent(app, actorOf(request), request.body, keyOf(request.headers)),
      );
      reply.header('location', `/api/v1/components/${encodeURIComponent(made.id)}`);
      if (replayed) reply.header('idempotency-replayed', 'true');
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
      headers: idempotencyHeaders,
      body: componentChange,
      response: { 200: componentDetail, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const { replayed, component: changed } = unwrap(
        await changeComponent(app, actorOf(request), request.params.id, request.body, keyOf(request.headers)),
      );
      if (replayed) reply.header('idempotency-replayed', 'true');
      return changed;
    },
  });

  scope.route({
    method: 'GET',
    url: '/components/export',
    schema: {
      operationId: 'exportComponents',
      tags: ['components'],
      summary: 'The whole inventory as CSV, GeoJSON or XLSX, which the import takes back',
      querystring: componentExportQuery,
      response: { ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request, reply) => {
      const { fileName, content } = unwrap(await exportForScreen(app, actorOf(request), request.query));
      const named = nameFile(reply, request.query.format, fileName);
      return named.send(Buffer.isBuffer(content) ? content : Readable.from(content));
    },
  });

  scope.route({
    method: 'POST',
    url: '/components/import',
    bodyLimit: largestFile,
    schema: {
      operationId: 'importComponents',
      tags: ['components'],
      summary:
        'What a CSV, XLSX or GeoJSON file would change; with `seen`, all of it, or nothing where a row has a fault',
      querystring: componentImportQuery,
      consumes: ['application/octet-stream'],
      response: { 200: importReport, ...problems(400, 401, 403, 409, 413, 415, 422, 429, 500) },
    },
    handler: async (request) => {
      const { language, coordinates, seen } = request.query;
      const { body } = request;
      if (!Buffer.isBuffer(body)) {
        throw new ProblemError(problemOf(415, 'media-type', 'Send the file itself as application/octet-stream'));
      }
      const input = { file: body, language, coordinates, seen: seen ?? null };
      return unwrap(await importComponentFile(app, actorOf(request), input));
    },
  });
}

function keyOf(headers: { readonly 'idempotency-key'?: string | undefined }): string | null {
  return headers['idempotency-key'] ?? null;
}
