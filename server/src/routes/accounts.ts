import {
  accountChange,
  accountCreate,
  accountDetail,
  accountPage,
  accountQuery,
  accountWithPassword,
  grantBody,
  roleList,
} from '@bihuan/contracts';
import { z } from 'zod';
import { changeState } from '../usecases/accounts/change-state.js';
import { createAccount } from '../usecases/accounts/create-account.js';
import { grantRole, revokeRole } from '../usecases/accounts/grant-role.js';
import { getAccount, listAccounts, listRoles } from '../usecases/accounts/list-accounts.js';
import { resetPassword } from '../usecases/accounts/passwords.js';
import type { App } from '../usecases/types.js';
import { actorOf } from './access.js';
import { problems, reads, type Scope, writes } from './describe.js';
import { unwrap } from './problem.js';

const accountParams = z.object({ id: z.string().min(1).max(64).describe("The person's id") });

/** People who sign in, and what they may do: the security administrator's. */
export function accountRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'GET',
    url: '/admin/accounts',
    schema: {
      operationId: 'listAccounts',
      tags: ['administration'],
      summary: 'Accounts by login, with their roles',
      querystring: accountQuery,
      response: { 200: accountPage, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listAccounts(app, actorOf(request), request.query)),
  });

  scope.route({
    method: 'GET',
    url: '/admin/roles',
    schema: {
      operationId: 'listRoles',
      tags: ['administration'],
      summary: 'What can be granted, where, and what it allows',
      response: { 200: roleList, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await listRoles(app, actorOf(request))),
  });

  scope.route({
    method: 'POST',
    url: '/admin/accounts',
    schema: {
      operationId: 'createAccount',
      tags: ['administration'],
      summary: 'A new account; the answer tells its first password, once',
      body: accountCreate,
      response: { 201: accountWithPassword, ...problems(...writes) },
    },
    handler: async (request, reply) =>
      reply.status(201).send(unwrap(await createAccount(app, actorOf(request), request.body))),
  });

  scope.route({
    method: 'GET',
    url: '/admin/accounts/:id',
    schema: {
      operationId: 'getAccount',
      tags: ['administration'],
      summary: 'An account with what it may do',
      params: accountParams,
      response: { 200: accountDetail, ...problems(...reads) },
    },
    handler: async (request) => unwrap(await getAccount(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'PATCH',
    url: '/admin/accounts/:id',
    schema: {
      operationId: 'changeAccount',
      tags: ['administration'],
      summary: 'Rename, lock, unlock, disable, enable; locking and disabling end all sessions',
      params: accountParams,
      body: accountChange,
      response: { 200: accountDetail, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await changeState(app, actorOf(request), request.params.id, request.body)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/accounts/:id/password',
    schema: {
      operationId: 'resetPassword',
      tags: ['administration'],
      summary: 'A new random password, told once; it must be changed at the next sign-in',
      params: accountParams,
      response: { 200: accountWithPassword, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await resetPassword(app, actorOf(request), request.params.id)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/accounts/:id/grants',
    schema: {
      operationId: 'grantRole',
      tags: ['administration'],
      summary: 'Grant a role in an area and, for some roles, for a unit',
      params: accountParams,
      body: grantBody,
      response: { 200: accountDetail, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await grantRole(app, actorOf(request), request.params.id, request.body)),
  });

  scope.route({
    method: 'POST',
    url: '/admin/accounts/:id/grants/revoke',
    schema: {
      operationId: 'revokeRole',
      tags: ['administration'],
      summary: 'Take a role away; it holds at the next request',
      params: accountParams,
      body: grantBody,
      response: { 200: accountDetail, ...problems(...writes) },
    },
    handler: async (request) => unwrap(await revokeRole(app, actorOf(request), request.params.id, request.body)),
  });
}
