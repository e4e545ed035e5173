import {
  channelStates,
  deliveryPage,
  deliveryQuery,
  noticePage,
  noticeQuery,
  noticeSettings,
  noticeSettingsBody,
  noticesRead,
  pushEndpoint,
  pushGone,
  SECRET_NAMES,
  secretBody,
  testMessage,
  testSent,
  unreadCount,
} from '@bihuan/contracts';
import { z } from 'zod';
import {
  addBrowser,
  dropBrowser,
  listDeliveries,
  listNotices,
  noticeSettings as readSettings,
  channelStates as readStates,
  readThem,
  saveNoticeSettings,
  sendTest,
  unreadNotices,
} from '../usecases/notify/notices.js';
import { keepSecret } from '../usecases/notify/secrets.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const tags = ['notices'];
const own = [400, 401, 429, 500] as const;
const secretParams = z.object({ name: z.enum(SECRET_NAMES) });
const kept = z.undefined().describe('Done');

/** What a person is told, where they want to hear it, and the channels by which it goes out. */
export function noticeRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/notices',
    schema: {
      operationId: 'listNotices',
      tags,
      summary: "The person's own notices, newest first",
      querystring: noticeQuery,
      response: { 200: noticePage, ...problems(...own) },
    },
    handler: async (request) => unwrap(await listNotices(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/notices/unread',
    schema: {
      operationId: 'countUnread',
      tags,
      summary: 'How many of them are unread',
      response: { 200: unreadCount, ...problems(401, 429, 500) },
    },
    handler: async (request) => unwrap(await unreadNotices(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/notices/read',
    schema: {
      operationId: 'readNotices',
      tags,
      summary: 'Mark notices of one’s own as read, or all',
      body: noticesRead,
      response: { 200: unreadCount, ...problems(400, 401, 413, 415, 429, 500) },
    },
    handler: async (request) => unwrap(await readThem(app, actorOf(request), request.body)),
  });

  scope.route({
    method: 'GET',
    url: '/notices/settings',
    schema: {
      operationId: 'getNoticeSettings',
      tags,
      summary: 'What the person wants to hear, by which channel and in which language',
      response: { 200: noticeSettings, ...problems(401, 429, 500) },
    },
    handler: async (request) => unwrap(await readSettings(app, actorOf(request))),
  });

  scope.route({
    method: 'PUT',
    url: '/notices/settings',
    schema: {
      operationId: 'putNoticeSettings',
      tags,
      summary: 'Say what one wants to hear',
      body: noticeSettingsBody,
      response: { 200: noticeSettings, ...problems(400, 401, 413, 415, 429, 500) },
    },
    handler: async (request) => unwrap(await saveNoticeSettings(app, actorOf(request), request.body)),
  });

  scope.route({
    method: 'POST',
    url: '/notices/browsers',
    schema: {
      operationId: 'addBrowser',
      tags,
      summary: 'Have a browser show messages, as its own subscription says',
      body: pushEndpoint,
      response: { 204: kept, ...problems(400, 401, 413, 415, 422, 429, 500) },
    },
    handler: async (request, reply) => {
      unwrap(await addBrowser(app, actorOf(request), request.body));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'POST',
    url: '/notices/browsers/gone',
    schema: {
      operationId: 'dropBrowser',
      tags,
      summary: 'Have a browser show none any more',
      body: pushGone,
      response: { 204: kept, ...problems(400, 401, 413, 415, 429, 500) },
    },
    handler: async (request, reply) => {
      unwrap(await dropBrowser(app, actorOf(request), request.body));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'GET',
    url: '/notices/channels',
    schema: {
      operationId: 'getChannels',
      tags,
      summary: 'The channels and how they did in the last seven days',
      response: { 200: channelStates, ...problems(401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await readStates(app, actorOf(request))),
  });

  scope.route({
    method: 'GET',
    url: '/notices/deliveries',
    schema: {
      operationId: 'listDeliveries',
      tags,
      summary: 'The log of deliveries, newest first: what, for whom, how far; never an address',
      querystring: deliveryQuery,
      response: { 200: deliveryPage, ...problems(400, 401, 403, 429, 500) },
    },
    handler: async (request) => unwrap(await listDeliveries(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/notices/test',
    config: { perMinute: 20 },
    schema: {
      operationId: 'sendTest',
      tags,
      summary: 'Send a test message to an address, at once',
      body: testMessage,
      response: { 200: testSent, ...problems(400, 401, 403, 413, 415, 422, 429, 500) },
    },
    handler: async (request) => unwrap(await sendTest(app, actorOf(request), request.body)),
  });

  scope.route({
    method: 'PUT',
    url: '/notices/secrets/:name',
    schema: {
      operationId: 'keepSecret',
      tags,
      summary: 'Keep the password or key of a channel; it is never shown again',
      params: secretParams,
      body: secretBody,
      response: { 204: kept, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await keepSecret(app, actorOf(request), { ...request.params, ...request.body }));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'DELETE',
    url: '/notices/secrets/:name',
    schema: {
      operationId: 'dropSecret',
      tags,
      summary: 'Forget it',
      params: secretParams,
      response: { 204: kept, ...problems(...reads) },
    },
    handler: async (request, reply) => {
      unwrap(await keepSecret(app, actorOf(request), { ...request.params, value: null }));
      return reply.status(204).send();
    },
  });
}
