import type { Session } from '@bihuan/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../adapters/settings.js';
import { learnerOf } from '../usecases/practice/learner.js';
import { resumeSession } from '../usecases/resume-session.js';
import type { Actor, App } from '../usecases/types.js';
import { ProblemError, problemOf } from './problem.js';

/** Somebody who is signed in. */
export interface Visitor {
  readonly token: string;
  readonly actor: Actor;
  readonly session: Session;
  /** Who practises is somebody else meanwhile; this is who they really are. */
  readonly home: { readonly token: string; readonly actor: Actor; readonly session: Session };
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null;
  }
  interface FastifyContextConfig {
    /** Answers without a sign-in too. */
    open?: boolean;
    /** Answers also to whoever still has to choose a password. */
    beforePassword?: boolean;
    /** Requests a minute from one address, where that is fewer than the setting. */
    perMinute?: number;
    /** One look at a map asks for dozens of these: they are counted by themselves, twenty for one of the others. */
    piecemeal?: boolean;
  }
}

export const sessionCookie = 'bihuan_session';
/** Beside the session's own cookie: while it is there, and of the same person, it wins. */
const practiceCookie = 'bihuan_practice';
/** What a page says of the tenant that it shows: another window may have entered or left a practice meanwhile. */
const tenantHeader = 'x-bihuan-tenant';

/**
 * What stands before every route of a scope, in this order: is the write from our own pages, who asks, do they ask too
 * often, may they ask without a sign-in. Bodies are read after that.
 */
export function installAccess(scope: FastifyInstance, app: App, settings: Settings): void {
  const personIn = (request: FastifyRequest): string => request.visitor?.actor.person ?? request.ip;
  const ofPerson = limiter(scope, settings.requestsPerMinute, personIn);
  const ofPieces = limiter(scope, settings.requestsPerMinute * 20, personIn);
  const ofRoute = new Map<string, Limiter>();
  scope.addHook('onRoute', (route) => {
    const max = route.config?.perMinute;
    if (max !== undefined) {
      ofRoute.set(
        keyOf(String(route.method), route.url),
        limiter(scope, max, (request) => request.ip),
      );
    }
  });

  scope.decorateRequest('visitor', null);
  scope.addHook('onRequest', async (request) => {
    refuseForeignWrite(request);
    request.visitor = await visitorOf(app, request);
    await (request.routeOptions.config.piecemeal === true ? ofPieces : ofPerson)(request);
    await ofRoute.get(keyOf(request.method, request.routeOptions.url ?? ''))?.(request);
    refuseOtherTenant(request);
    const { open = false, beforePassword = open } = request.routeOptions.config;
    if (request.visitor === null && !open) throw notSignedIn();
    if (request.visitor?.session.mustChangePassword === true && !beforePassword) {
      throw new ProblemError(problemOf(403, 'password-due', 'Choose a password of your own first'));
    }
  });
}

/** The signed-in person of a route that is not open. */
export function actorOf(request: FastifyRequest): Actor {
  return visitorIn(request).actor;
}

export function visitorIn(request: FastifyRequest): Visitor {
  if (request.visitor === null) throw notSignedIn();
  return request.visitor;
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(sessionCookie, token, cookieOptions(request));
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(sessionCookie, cookieOptions(request));
}

export function setPracticeCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(practiceCookie, token, cookieOptions(request));
}

export function clearPracticeCookie(request: FastifyRequest, reply: FastifyReply): void {
  if (request.cookies[practiceCookie] !== undefined) reply.clearCookie(practiceCookie, cookieOptions(request));
}

/** Read by no script, sent to no other site; it goes when the browser closes. */
function cookieOptions(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const;
}

async function visitorOf(app: App, request: FastifyRequest): Promise<Visitor | null> {
  const home = await signedInBy(app, request.cookies[sessionCookie]);
  if (home === null) return null;
  const practice = await signedInBy(app, request.cookies[practiceCookie]);
  if (practice?.session.practice !== true || practice.actor.person !== learnerOf(home.actor.person)) {
    return { ...home, home };
  }
  return { ...practice, home };
}

async function signedInBy(app: App, token: string | undefined): Promise<Visitor['home'] | null> {
  if (token === undefined || token === '') return null;
  const resumed = await resumeSession(app, token);
  return resumed.ok ? { token, actor: resumed.value.actor, session: resumed.value.session } : null;
}

/** A window that shows the practice must not write into the real cases, nor the other way round. */
function refuseOtherTenant(request: FastifyRequest): void {
  const shown = request.headers[tenantHeader];
  if (reading.has(request.method) || request.visitor === null || shown === undefined) return;
  if (shown === request.visitor.session.tenant.id) return;
  throw new ProblemError(
    problemOf(409, 'other-tenant', 'This browser works in another tenant by now: read the session again'),
  );
}

function notSignedIn(): ProblemError {
  return new ProblemError(problemOf(401, 'not-signed-in', 'Sign in first'));
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser says where a request comes from; other programs say nothing and hold no cookie of a browser. Together with
 * the cookie's SameSite this keeps another site's pages from writing in a signed-in person's name.
 */
function refuseForeignWrite(request: FastifyRequest): void {
  if (reading.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return;
  const { origin } = request.headers;
  if (site === undefined && (origin === undefined || hostOf(origin) === request.host)) return;
  throw new ProblemError(problemOf(403, 'foreign-origin', 'Writes are taken from our own pages only'));
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

type Limiter = (request: FastifyRequest) => Promise<void>;

function limiter(scope: FastifyInstance, max: number, keyGenerator: (request: FastifyRequest) => string): Limiter {
  const count = scope.createRateLimit({ max, timeWindow: 60_000, keyGenerator });
  return async (request) => {
    const state = await count(request);
    if (state.isAllowed || !state.isExceeded) return;
    throw new ProblemError(problemOf(429, 'too-many', 'Too many requests: wait a little'), {
      'retry-after': String(state.ttlInSeconds),
    });
  };
}

function keyOf(method: string, url: string): string {
  return `${method} ${url}`;
}
