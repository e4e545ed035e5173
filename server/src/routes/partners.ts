import { keyCreate, keyMade, partner, partnerChange, partnerCreate, partnerList } from '@bihuan/contracts';
import { z } from 'zod';
import { changePartner, createKey, createPartner, listPartners, revokeKey } from '../usecases/doors/partners.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const partnerParams = z.object({ id: z.string().min(1).max(40).describe("The partner's id") });
const keyParams = partnerParams.extend({ key: z.string().min(1).max(20).describe("The key's id") });

/** Who reports and reads by keys: the security administrator's. */
export function partnerRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/admin/partners',
    schema: {
      operationId: 'listPartners',
      tags: ['partners'],
      summary: 'Partners with their keys, which themselves are shown nowhere',
      response: { 200: partnerList, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listPartners(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/admin/partners',
    schema: {
      operationId: 'createPartner',
      tags: ['partners'],
      summary: 'A new partner, without a key',
      body: partnerCreate,
      response: { 201: partner, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await createPartner(app, actorOf(request), request.body))),
  });

  scope.route({
    method: 'PATCH',
    url: '/admin/partners/:id',
    schema: {
      operationId: 'changePartner',
      tags: ['partners'],
      summary: 'Another name, area or other classes; retired, or taken up again',
      params: partnerParams,
      body: partnerChange,
      response: { 200: partner, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await changePartner(app, actorOf(request), request.params.id, request.body)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/partners/:id/keys',
    schema: {
      operationId: 'createPartnerKey',
      tags: ['partners'],
      summary: 'A new key; the answer tells it, once',
      params: partnerParams,
      body: keyCreate,
      response: { 201: keyMade, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await createKey(app, actorOf(request), request.params.id, request.body))),
  });

  scope.route({
    method: 'POST',
    url: '/admin/partners/:id/keys/:key/revoke',
    schema: {
      operationId: 'revokePartnerKey',
      tags: ['partners'],
      summary: 'End a key at once',
      params: keyParams,
      response: { 200: partner, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await revokeKey(app, actorOf(request), request.params.id, request.params.key)),
  });
}
