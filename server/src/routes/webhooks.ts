import {
  deliveriesQuery,
  webhookChange,
  webhookCreate,
  webhookDeliveries,
  webhookList,
  webhookSaved,
} from '@bihuan/contracts';
import { z } from 'zod';
import {
  type Addresses,
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  sendAgain,
} from '../usecases/doors/webhooks/webhooks.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const params = z.object({ id: z.string().min(1).max(40).describe("The webhook's id") });
const deliveryParams = params.extend({ delivery: z.string().min(1).max(40).describe("The delivery's id") });
const nothing = z.undefined().describe('Done');

/** Addresses of partners that are told of cases: the security administrator's. */
export function webhookRoutes(scope: Scope, app: App, addresses: Addresses): void {
  scope.route({
    method: 'GET',
    url: '/admin/webhooks',
    schema: {
      operationId: 'listWebhooks',
      tags: ['partners'],
      summary: 'Addresses that are told of cases, and how they answer',
      response: { 200: webhookList, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listWebhooks(app, actorOf(request), addresses)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/webhooks',
    schema: {
      operationId: 'createWebhook',
      tags: ['partners'],
      summary: 'A new address; the answer tells the secret by which bodies are signed, once',
      body: webhookCreate,
      response: { 201: webhookSaved, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await createWebhook(app, actorOf(request), addresses, request.body))),
  });

  scope.route({
    method: 'PATCH',
    url: '/admin/webhooks/:id',
    schema: {
      operationId: 'changeWebhook',
      tags: ['partners'],
      summary: 'Another address, other events, on, off, or a new secret',
      params,
      body: webhookChange,
      response: { 200: webhookSaved, ...problems(...writes) },
    },
    handler: async (request) =>
      unwrap(await changeWebhook(app, actorOf(request), addresses, request.params.id, request.body)),
  });

  scope.route({
    method: 'DELETE',
    url: '/admin/webhooks/:id',
    schema: {
      operationId: 'removeWebhook',
      tags: ['partners'],
      summary: 'Tell it nothing more, and forget what was sent',
      params,
      response: { 204: nothing, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await removeWebhook(app, actorOf(request), request.params.id));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'GET',
    url: '/admin/webhooks/:id/deliveries',
    schema: {
      operationId: 'listWebhookDeliveries',
      tags: ['partners'],
      summary: 'What was sent to an address, the latest first, and what it answered',
      params,
      querystring: deliveriesQuery,
      response: { 200: webhookDeliveries, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listDeliveries(app, actorOf(request), request.params.id, request.query)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/webhooks/:id/deliveries/:delivery/again',
    schema: {
      operationId: 'resendWebhookDelivery',
      tags: ['partners'],
      summary: 'Send the same once more',
      params: deliveryParams,
      response: { 204: nothing, ...problems(...writes) },
    },
    handler: async (request, reply) => {
      unwrap(await sendAgain(app, actorOf(request), request.params.id, request.params.delivery));
      return reply.status(204).send();
    },
  });
}
