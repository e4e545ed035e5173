import {
  article,
  articleBody,
  articleList,
  articleQuery,
  callCase,
  callDetail,
  callEvent,
  callHandOver,
  callNotes,
  callPage,
  callQuery,
  callTaken,
  callTask,
  callTaskBody,
  callTaskDone,
  callTaskPage,
  callTaskQuery,
  geocodeQuery,
  geocodeView,
  hotlineAgents,
  hotlineWall,
  ownCall,
} from '@bihuan/contracts';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { geocode } from '../usecases/geocode/geocode.js';
import { articleVersions, listArticles, putArticle } from '../usecases/hotline/articles.js';
import {
  beginOwnCall,
  getCall,
  handCallOver,
  linkCallCase,
  listAgents,
  listCalls,
  noteCall,
} from '../usecases/hotline/calls.js';
import { checkSignature, takeCallEvent } from '../usecases/hotline/take-call-event.js';
import { addTask, finishTask, listTasks } from '../usecases/hotline/tasks.js';
import { hotlineWall as readWall } from '../usecases/hotline/wall.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { idempotencyHeaders, problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['hotline'];
const params = z.object({ id: z.string().min(1).max(64) });
const articleParams = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/) });

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was sent, where a signature covers it. */
    rawBody: Buffer | null;
  }
}

/** The hotline's desk: calls, whom to call back, and what to answer from. */
export function hotlineRoutes(scope: Scope, app: App): void {
  scope.decorateRequest('rawBody', null);
  scope.register(async (signed) => webhook(signed.withTypeProvider<ZodTypeProvider>(), app));

  scope.route({
    method: 'GET',
    url: '/hotline/calls',
    schema: {
      operationId: 'listCalls',
      tags,
      summary: 'Calls that are going on, or those that are over',
      querystring: callQuery,
      response: { 200: callPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listCalls(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/hotline/calls/own',
    schema: {
      operationId: 'beginOwnCall',
      tags,
      summary: 'Write down a call of which no telephone system tells',
      body: ownCall,
      response: { 201: callDetail, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await beginOwnCall(app, actorOf(request), request.body))),
  });

  scope.route({
    method: 'GET',
    url: '/hotline/calls/:id',
    schema: {
      operationId: 'getCall',
      tags,
      summary: "A call with its cases, and its caller's earlier cases and calls",
      params,
      response: { 200: callDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getCall(app, actorOf(request), request.params)),
  });

  scope.route({
    method: 'PUT',
    url: '/hotline/calls/:id',
    schema: {
      operationId: 'noteCall',
      tags,
      summary: 'Write what was said and answered; the call is then the person’s own',
      params,
      body: callNotes,
      response: { 200: callDetail, ...problems(...writes, 410) },
    },
    handler: async (request) => unwrap(await noteCall(app, actorOf(request), { ...request.body, ...request.params })),
  });

  scope.route({
    method: 'POST',
    url: '/hotline/calls/:id/cases',
    schema: {
      operationId: 'linkCallCase',
      tags,
      summary: 'Say that a case was reported in a call, or asked about',
      params,
      body: callCase,
      response: { 200: callDetail, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await linkCallCase(app, actorOf(request), { ...request.body, ...request.params })),
  });

  scope.route({
    method: 'POST',
    url: '/hotline/calls/:id/hand-over',
    schema: {
      operationId: 'handCallOver',
      tags,
      summary: 'Give a call with its notes to another agent',
      params,
      body: callHandOver,
      response: { 200: callDetail, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await handCallOver(app, actorOf(request), { ...request.body, ...request.params })),
  });

  scope.route({
    method: 'GET',
    url: '/hotline/agents',
    schema: {
      operationId: 'listHotlineAgents',
      tags,
      summary: 'Who answers calls',
      response: { 200: hotlineAgents, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listAgents(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/hotline/tasks',
    schema: {
      operationId: 'listCallTasks',
      tags,
      summary: 'Whom to call back, and whom to ask whether they are content',
      querystring: callTaskQuery,
      response: { 200: callTaskPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listTasks(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/hotline/tasks',
    schema: {
      operationId: 'addCallTask',
      tags,
      summary: 'Have a caller called back',
      headers: idempotencyHeaders,
      body: callTaskBody,
      response: { 201: callTask, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null;
      return reply.status(201).send(unwrap(await addTask(app, actorOf(request), { ...request.body, key })));
    },
  });

  scope.route({
    method: 'POST',
    url: '/hotline/tasks/:id/done',
    schema: {
      operationId: 'finishCallTask',
      tags,
      summary: 'Say what came of calling back',
      description: 'A rating goes into the log of the case where the flow and the person’s rights allow it.',
      params,
      body: callTaskDone,
      response: { 200: callTask, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await finishTask(app, actorOf(request), { ...request.body, ...request.params })),
  });

  scope.route({
    method: 'GET',
    url: '/hotline/articles',
    schema: {
      operationId: 'listArticles',
      tags,
      summary: 'Articles to answer from, by their words',
      querystring: articleQuery,
      response: { 200: articleList, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listArticles(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/hotline/articles/:id',
    schema: {
      operationId: 'listArticleVersions',
      tags,
      summary: 'The versions of an article, the newest first',
      params: articleParams,
      response: { 200: articleList, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await articleVersions(app, actorOf(request), request.params)),
  });

  scope.route({
    method: 'PUT',
    url: '/hotline/articles/:id',
    schema: {
      operationId: 'putArticle',
      tags,
      summary: 'Write the next version of an article, or its first',
      params: articleParams,
      body: articleBody,
      response: { 200: article, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await putArticle(app, actorOf(request), { ...request.body, ...request.params })),
  });

  scope.route({
    method: 'GET',
    url: '/hotline/wall',
    schema: {
      operationId: 'getHotlineWall',
      tags,
      summary: 'How the desk does today',
      response: { 200: hotlineWall, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await readWall(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/geocode',
    schema: {
      operationId: 'geocode',
      tags: ['map'],
      summary: 'Places by what is said of them: areas, roads, what the map names, components',
      querystring: geocodeQuery,
      response: { 200: geocodeView, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await geocode(app, actorOf(request), request.query)),
  });
}

/** Signed over the very bytes of the body, so they are kept until the signature is checked: before anything is made of them. */
function webhook(scope: Scope, app: App): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, parsed) => {
    request.rawBody = body;
    try {
      parsed(null, JSON.parse(body.toString('utf8')));
    } catch {
      // Whoever is not who they say hears nothing of what is wrong with it.
      parsed(null, null);
    }
  });
  scope.route({
    method: 'POST',
    url: '/hotline/calls',
    config: { open: true, perMinute: 600 },
    preValidation: async (request) => {
      const { 'x-bihuan-timestamp': timestamp, 'x-bihuan-signature': signature } = request.headers;
      const body = request.rawBody ?? Buffer.alloc(0);
      unwrap(
        await checkSignature(app, app.defaultTenant, {
          timestamp: String(timestamp ?? ''),
          signature: String(signature ?? ''),
          body,
        }),
      );
    },
    schema: {
      operationId: 'tellOfCall',
      tags,
      summary: 'The telephone system tells of a call: ringing, answered, ended or missed',
      description:
        'Signed: X-Bihuan-Timestamp is the time in Unix seconds, at most five minutes off; X-Bihuan-Signature is "sha256=" and the HMAC-SHA-256 in hex of the timestamp, a dot and the body as it is sent, under the secret that an administrator has set. The same event again changes nothing.',
      security: [],
      body: callEvent,
      response: { 200: callTaken, ...problems(400, 401, 413, 415, 422, 429, 500) },
    },
    handler: async (request) => unwrap(await takeCallEvent(app, app.defaultTenant, request.body)),
  });
}
