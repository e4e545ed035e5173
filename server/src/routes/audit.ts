import { auditPage, auditQuery, exportQuery } from '@bihuan/contracts';
import { auditLog, exportAuditLog } from '../usecases/admin/audit-log.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope } from './describe.js';
import { unwrap } from './problem.js';
import { sendFile } from './send-file.js';

/** The log of administration: the auditor's. */
export function auditRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/admin/audit',
    schema: {
      operationId: 'listAudit',
      tags: ['administration'],
      summary: 'What was done to accounts, the organisation and its rules, and who signed in; the latest first',
      querystring: auditQuery,
      response: { 200: auditPage, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await auditLog(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/admin/audit/file',
    schema: {
      operationId: 'exportAudit',
      tags: ['administration'],
      summary: 'The same as CSV or XLSX; at most 50,000 lines, the latest',
      querystring: auditQuery.extend(exportQuery.shape),
      response: { ...problems(...reads) },
    },
    handler: async (request, reply) => {
      const file = unwrap(await exportAuditLog(app, actorOf(request), request.query));
      return sendFile(reply, request.query.format, file);
    },
  });
}
