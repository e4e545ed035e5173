import { exportQuery, importQuery, importReport } from '@bihuan/contracts';
import { z } from 'zod';
import { ADMIN_TABLES, type AdminTable } from '../usecases/admin/tables.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, type Scope } from './describe.js';
import { ProblemError, problemOf, unwrap } from './problem.js';
import { sendFile } from './send-file.js';

const tableParams = z.object({ table: z.string().min(1).max(40).describe('Which table: units, people …') });

/** Beyond what the reader of tables takes, so that it is the one to say so. */
const largestFile = 6 * 1024 * 1024;

/** Tables of the organisation as files, out and in. */
export function adminTableRoutes(scope: Scope, app: App): void {
  scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });

  scope.route({
    method: 'GET',
    url: '/admin/tables/:table',
    schema: {
      operationId: 'exportTable',
      tags: ['administration'],
      summary: 'A whole table as CSV or XLSX, which the import takes back',
      params: tableParams,
      querystring: exportQuery,
      response: { ...problems(400, 401, 403, 404, 429, 500) },
    },
    handler: async (request, reply) => {
      const { format, language } = request.query;
      const file = unwrap(await found(request.params.table).export(app, actorOf(request), { format, language }));
      return sendFile(reply, format, file);
    },
  });

  scope.route({
    method: 'POST',
    url: '/admin/tables/:table',
    bodyLimit: largestFile,
    schema: {
      operationId: 'importTable',
      tags: ['administration'],
      summary: 'What a table file would change; with `seen`, all of it as one new version',
      params: tableParams,
      querystring: importQuery,
      consumes: ['application/octet-stream'],
      response: { 200: importReport, ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 500) },
    },
    handler: async (request) => {
      const { language, remove, seen } = request.query;
      const { body } = request;
      if (!Buffer.isBuffer(body)) {
        throw new ProblemError(problemOf(415, 'media-type', 'Send the file itself as application/octet-stream'));
      }
      const input = { file: body, language, remove: remove === 'yes', seen: seen ?? null };
      return unwrap(await found(request.params.table).import(app, actorOf(request), input));
    },
  });
}

function found(id: string): AdminTable {
  const table = ADMIN_TABLES.find((each) => each.id === id);
  if (table === undefined) throw new ProblemError(problemOf(404, 'not-found', 'There is no such table'));
  return table;
}
