import { bulletinAct, bulletinDetail, bulletinId, bulletinList, bulletinMake } from '@bihuan/contracts';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  actOnBulletin,
  type BulletinFormat,
  bulletinFile,
  getBulletin,
  listBulletins,
  makeBulletin,
  publicBulletin,
  publicBulletins,
} from '../usecases/bulletin/bulletins.js';
import { text } from '../usecases/bulletin/html.js';
import type { App, Result } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['assessment'];
const params = z.object({ id: bulletinId });
const written = z.object({ id: z.string() });
const fileQuery = z.object({
  format: z.enum(['html', 'docx', 'xlsx', 'pdf']).default('html'),
  language: z.enum(['zh', 'en']).default('zh'),
});

const KINDS: Readonly<Record<BulletinFormat, string>> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

export function bulletinRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/bulletins',
    schema: {
      operationId: 'listBulletins',
      tags,
      summary: 'Bulletins, the latest issue first',
      response: { 200: bulletinList, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listBulletins(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/bulletins',
    schema: {
      operationId: 'makeBulletin',
      tags,
      summary: 'The next issue, of a frozen period',
      headers: idempotencyHeaders,
      body: bulletinMake,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const { matter } = unwrap(await makeBulletin(app, actorOf(request), request.body, key));
      return reply.status(201).send({ id: matter });
    },
  });

  scope.route({
    method: 'GET',
    url: '/bulletins/:id',
    schema: {
      operationId: 'getBulletin',
      tags,
      summary: 'An issue with its parts',
      params,
      response: { 200: bulletinDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getBulletin(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'GET',
    url: '/bulletins/:id/file',
    schema: {
      operationId: 'getBulletinFile',
      tags,
      summary: 'An issue as a page, DOCX, XLSX or PDF',
      params,
      querystring: fileQuery,
      response: { 200: z.any().describe('The file'), ...problems(...reads) },
    },
    handler: async (request, reply) => {
      const { format, language } = request.query;
      const { id } = request.params;
      return sendFile(reply, id, format, await bulletinFile(app, actorOf(request), id, format, language));
    },
  });

  scope.route({
    method: 'POST',
    url: '/bulletins/:id/acts',
    schema: {
      operationId: 'actOnBulletin',
      tags,
      summary: 'Changes an issue, approves it, or publishes it',
      params,
      headers: idempotencyHeaders,
      body: bulletinAct,
      response: { 201: written, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      const result = await actOnBulletin(app, actorOf(request), request.params.id, request.body, key);
      return reply.status(201).send({ id: unwrap(result).matter });
    },
  });
}

/** For everybody, without a sign-in: plain pages that need no script. */
export function publicBulletinRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/public/bulletins',
    schema: { hide: true },
    handler: async (_request, reply) => {
      const { issuer, issues } = unwrap(await publicBulletins(app, app.defaultTenant));
      const lines = issues.map(
        ({ id, title, year, no }) =>
          `<li><a href="/public/bulletins/${id}">〔${year}〕第${no}期 ${text(title)}</a></li>`,
      );
      const list = lines.length === 0 ? '<p>尚未发布通报。</p>' : `<ul>${lines.join('\n')}</ul>`;
      return reply.type(KINDS.html).send(`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(issuer)}</title></head><body><main><h1>${text(issuer)}</h1>${list}</main></body></html>
`);
    },
  });

  scope.route({
    method: 'GET',
    url: '/public/bulletins/:id',
    schema: { hide: true, params, querystring: fileQuery },
    handler: async (request, reply) => {
      const { format, language } = request.query;
      const { id } = request.params;
      return sendFile(reply, id, format, await publicBulletin(app, app.defaultTenant, id, format, language));
    },
  });
}

function sendFile(reply: FastifyReply, id: string, format: BulletinFormat, result: Result<Buffer>) {
  const bytes = unwrap(result);
  // Framed by our own pages, as the preview of whoever edits it.
  if (format === 'html') reply.header('x-frame-options', 'SAMEORIGIN').header('content-security-policy', CSP);
  else reply.header('content-disposition', `attachment; filename="bulletin-${id}.${format}"`);
  return reply.type(KINDS[format]).send(bytes);
}

const CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
