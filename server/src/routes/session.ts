import { passwordChange, session, signIn as signInBody } from '@bihuan/contracts';
import { z } from 'zod';
import { changePassword } from '../usecases/accounts/passwords.js';
import { signIn } from '../usecases/sign-in.js';
import { signOut } from '../usecases/sign-out.js';
import type { App } from '../usecases/types.js';
import { clearPracticeCookie, clearSessionCookie, sessionCookie, setSessionCookie, visitorIn } from './access.js';
import { problems, type Scope } from './describe.js';
import { unwrap } from './problem.js';

export function sessionRoutes(scope: Scope, app: App): void {
  scope.route({
    method: 'POST',
    url: '/session',
    config: { open: true, perMinute: 30 },
    schema: {
      operationId: 'signIn',
      tags: ['session'],
      summary: 'Sign in; the answer sets the session cookie',
      security: [],
      body: signInBody,
      response: { 200: session, ...problems(400, 401, 403, 413, 415, 429, 500) },
    },
    handler: async (request, reply) => {
      const signedIn = unwrap(await signIn(app, { ...request.body, address: request.ip }));
      // A session that this browser had before ends with the new one.
      if (request.visitor !== null) await signOut(app, request.visitor.home.token);
      clearPracticeCookie(request, reply);
      setSessionCookie(request, reply, signedIn.token);
      return reply.send(signedIn.session);
    },
  });

  scope.route({
    method: 'GET',
    url: '/session',
    config: { beforePassword: true },
    schema: {
      operationId: 'getSession',
      tags: ['session'],
      summary: 'Who is signed in, with roles and permissions',
      response: { 200: session, ...problems(401, 429, 500) },
    },
    handler: async (request) => visitorIn(request).session,
  });

  scope.route({
    method: 'PUT',
    url: '/session/password',
    config: { beforePassword: true, perMinute: 30 },
    schema: {
      operationId: 'changePassword',
      tags: ['session'],
      summary: 'Take another password, by the old one; other sessions of the person end',
      body: passwordChange,
      response: { 204: z.undefined().describe('Changed'), ...problems(400, 401, 403, 413, 415, 422, 429, 500) },
    },
    handler: async (request, reply) => {
      const { actor, token } = visitorIn(request).home;
      unwrap(await changePassword(app, actor, token, request.body));
      return reply.status(204).send();
    },
  });

  scope.route({
    method: 'DELETE',
    url: '/session',
    config: { open: true },
    schema: {
      operationId: 'signOut',
      tags: ['session'],
      summary: 'Sign out; without a session nothing happens',
      security: [],
      response: { 204: z.undefined().describe('Signed out'), ...problems(403, 429, 500) },
    },
    handler: async (request, reply) => {
      const token = request.cookies[sessionCookie];
      if (token !== undefined && token !== '') await signOut(app, token);
      clearSessionCookie(request, reply);
      clearPracticeCookie(request, reply);
      return reply.status(204).send();
    },
  });
}
