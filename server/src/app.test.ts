import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem } from '@bihuan/contracts';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from './routes/server.fixture.js';

let made: TestServer;
let server: FastifyInstance;
const ends: (() => Promise<void>)[] = [];
const webRoot = mkdtempSync(join(tmpdir(), 'bihuan-web-'));

beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>screens</title>');
  writeFileSync(join(webRoot, 'mark.svg'), '<svg/>');
  writeFileSync(join(webRoot, 'assets/main-3f2a9c.js'), 'export {};');
  writeFileSync(join(webRoot, 'assets/worker-81aa02.mjs'), 'export {};');
  made = await testServer({
    webRoot,
    after: (call) => ends.push(call),
    extend: (each) =>
      each.get('/breaks', () => {
        throw new Error('select secret from somewhere');
      }),
  });
  server = made.server;
});
afterAll(async () => {
  for (const end of ends) await end();
  rmSync(webRoot, { recursive: true, force: true });
});

function problemIn(response: LightMyRequestResponse) {
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = problem.parse(response.json());
  expect(body.status).toBe(response.statusCode);
  expect(body.type).toBe(`urn:bihuan:${body.code}`);
  return body;
}

const signIn = (more: InjectOptions): Promise<LightMyRequestResponse> =>
  server.inject({ method: 'POST', url: '/api/v1/session', ...more });

describe('problems', () => {
  it.each<[string, InjectOptions, number, string]>([
    ['no such address', { url: '/api/v1/nothing' }, 404, 'not-found'],
    ['not signed in', { url: '/api/v1/cases' }, 401, 'not-signed-in'],
    [
      'a session that never was',
      { url: '/api/v1/session', headers: { cookie: 'bihuan_session=x' } },
      401,
      'not-signed-in',
    ],
    [
      'malformed JSON',
      { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'application/json' }, payload: '{"login":' },
      400,
      'malformed',
    ],
    [
      'no JSON at all',
      { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'application/json' }, payload: '' },
      400,
      'malformed',
    ],
    [
      'a prototype in JSON',
      {
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'content-type': 'application/json' },
        payload: '{"__proto__": {"login": "x"}}',
      },
      400,
      'malformed',
    ],
    [
      'another media type',
      { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'text/xml' }, payload: '<login/>' },
      415,
      'media-type',
    ],
    [
      'a body too large',
      { method: 'POST', url: '/api/v1/session', payload: { login: 'x', password: 'x'.repeat(300_000) } },
      413,
      'too-large',
    ],
    ['a broken address', { url: '/%ff' }, 400, 'bad-request'],
    [
      'an unknown login',
      { method: 'POST', url: '/api/v1/session', payload: { login: 'nobody', password: 'x' } },
      401,
      'sign-in-failed',
    ],
  ])('%s', async (_name, request, status, code) => {
    const response = await server.inject(request);
    expect({ status: response.statusCode, code: problemIn(response).code }).toEqual({ status, code });
  });

  it('name the wrong members of a body', async () => {
    const body = problemIn(await signIn({ payload: { login: '', password: 7 } }));
    expect(body).toMatchObject({ status: 400, code: 'invalid' });
    expect(body.errors?.map(({ path }) => path)).toEqual(['login', 'password']);
  });

  it('say nothing of what broke, and the log says it under the same id', async () => {
    const response = await server.inject('/breaks');
    expect(problemIn(response)).toMatchObject({ status: 500, code: 'internal' });
    expect(response.body).not.toContain('secret');
    const id = response.headers['x-request-id'];
    expect(response.json().instance).toBe(`urn:bihuan:request:${id}`);
    const line = made.log.find((each) => each.includes('select secret'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ requestId: id, message: 'select secret from somewhere' });
  });
});

describe('writes of other sites', () => {
  const payload = { login: 'nobody', password: 'x' };
  it.each<[string, Record<string, string>, number]>([
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['another port is another origin', { origin: 'http://bihuan.test:9999' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['what the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['what the browser calls same-site', { 'sec-fetch-site': 'same-site' }, 403],
    ['our own origin', { origin: 'http://bihuan.test' }, 401],
    [
      'our own page behind a development proxy',
      { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
      401,
    ],
    ['a program', {}, 401],
  ])('%s', async (_name, headers, status) => {
    const response = await signIn({ payload, headers: { host: 'bihuan.test', ...headers } });
    expect(response.statusCode).toBe(status);
    if (status === 403) expect(problemIn(response).code).toBe('foreign-origin');
  });
});

describe('too many requests', () => {
  it('are told to wait', async () => {
    const strict = await testServer({ environment: { BIHUAN_REQUESTS_PER_MINUTE: '10' } });
    const ask = () => strict.server.inject('/api/v1/worktime');
    for (let count = 0; count < 10; count++) expect((await ask()).statusCode).toBe(401);
    const response = await ask();
    expect(problemIn(response)).toMatchObject({ status: 429, code: 'too-many' });
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('signing in has a limit of its own, by address', async () => {
    const strict = await testServer();
    const ask = (remoteAddress: string) =>
      strict.server.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress,
        headers: { 'content-type': 'text/plain' },
        payload: '-',
      });
    for (let count = 0; count < 30; count++) expect((await ask('10.0.0.1')).statusCode).toBe(415);
    expect((await ask('10.0.0.1')).statusCode).toBe(429);
    expect((await ask('10.0.0.2')).statusCode).toBe(415);
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 with every route, its problems and examples of them', async () => {
    const response = await server.inject('/api/v1/openapi.json');
    const document = response.json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/3dtiles/{folder}/{*}',
      '/api/v1/admin/accounts',
      '/api/v1/admin/accounts/{id}',
      '/api/v1/admin/accounts/{id}/grants',
      '/api/v1/admin/accounts/{id}/grants/revoke',
      '/api/v1/admin/accounts/{id}/password',
      '/api/v1/admin/areas',
      '/api/v1/admin/areas/changes',
      '/api/v1/admin/areas/changes/{number}/undo',
      '/api/v1/admin/areas/check',
      '/api/v1/admin/areas/divide',
      '/api/v1/admin/areas/file',
      '/api/v1/admin/areas/findings',
      '/api/v1/admin/areas/map',
      '/api/v1/admin/areas/{id}',
      '/api/v1/admin/areas/{id}/versions',
      '/api/v1/admin/audit',
      '/api/v1/admin/audit/file',
      '/api/v1/admin/partners',
      '/api/v1/admin/partners/{id}',
      '/api/v1/admin/partners/{id}/keys',
      '/api/v1/admin/partners/{id}/keys/{key}/revoke',
      '/api/v1/admin/roles',
      '/api/v1/admin/setup',
      '/api/v1/admin/tables/{table}',
      '/api/v1/admin/units',
      '/api/v1/admin/webhooks',
      '/api/v1/admin/webhooks/{id}',
      '/api/v1/admin/webhooks/{id}/deliveries',
      '/api/v1/admin/webhooks/{id}/deliveries/{delivery}/again',
      '/api/v1/appeals',
      '/api/v1/appeals/{id}/decision',
      '/api/v1/area-layers',
      '/api/v1/area-layers/{id}',
      '/api/v1/areas',
      '/api/v1/assessment/periods',
      '/api/v1/assessment/periods/{id}',
      '/api/v1/assessment/periods/{id}/acts',
      '/api/v1/assessment/periods/{id}/changes',
      '/api/v1/assessment/periods/{id}/runs',
      '/api/v1/assessment/what-ifs',
      '/api/v1/assessment/what-ifs/{id}',
      '/api/v1/assessment/what-ifs/{id}/stop',
      '/api/v1/board/now',
      '/api/v1/board/trends',
      '/api/v1/bulletins',
      '/api/v1/bulletins/{id}',
      '/api/v1/bulletins/{id}/acts',
      '/api/v1/bulletins/{id}/file',
      '/api/v1/cards',
      '/api/v1/cards/cases',
      '/api/v1/cards/history',
      '/api/v1/cases',
      '/api/v1/cases/actions',
      '/api/v1/cases/bulk',
      '/api/v1/cases/by-area',
      '/api/v1/cases/by-street',
      '/api/v1/cases/places',
      '/api/v1/cases/places/history',
      '/api/v1/cases/{id}',
      '/api/v1/cases/{id}/desk',
      '/api/v1/cases/{id}/events',
      '/api/v1/cases/{id}/ledger',
      '/api/v1/cases/{id}/related',
      '/api/v1/cases/{id}/viewers',
      '/api/v1/cases/{id}/viewers/{place}',
      '/api/v1/catalogue',
      '/api/v1/collect/pack',
      '/api/v1/collect/surveys',
      '/api/v1/components',
      '/api/v1/components/export',
      '/api/v1/components/import',
      '/api/v1/components/{id}',
      '/api/v1/config',
      '/api/v1/config/check',
      '/api/v1/config/holiday-lists',
      '/api/v1/config/{kind}/{id}',
      '/api/v1/config/{kind}/{id}/preview',
      '/api/v1/config/{kind}/{id}/undo',
      '/api/v1/config/{kind}/{id}/versions',
      '/api/v1/config/{kind}/{id}/versions/{version}',
      '/api/v1/coordination',
      '/api/v1/coverage',
      '/api/v1/files',
      '/api/v1/files/{id}',
      '/api/v1/fund',
      '/api/v1/fund/cases/{id}',
      '/api/v1/fund/entries',
      '/api/v1/geocode',
      '/api/v1/handovers',
      '/api/v1/handovers/posts',
      '/api/v1/handovers/{id}',
      '/api/v1/handovers/{id}/signature',
      '/api/v1/hotline/agents',
      '/api/v1/hotline/articles',
      '/api/v1/hotline/articles/{id}',
      '/api/v1/hotline/calls',
      '/api/v1/hotline/calls/own',
      '/api/v1/hotline/calls/{id}',
      '/api/v1/hotline/calls/{id}/cases',
      '/api/v1/hotline/calls/{id}/hand-over',
      '/api/v1/hotline/tasks',
      '/api/v1/hotline/tasks/{id}/done',
      '/api/v1/hotline/wall',
      '/api/v1/letters',
      '/api/v1/letters/{id}',
      '/api/v1/locate',
      '/api/v1/mailbox',
      '/api/v1/mailbox/test',
      '/api/v1/map',
      '/api/v1/maps/{name}.pmtiles',
      '/api/v1/notices',
      '/api/v1/notices/browsers',
      '/api/v1/notices/browsers/gone',
      '/api/v1/notices/channels',
      '/api/v1/notices/deliveries',
      '/api/v1/notices/read',
      '/api/v1/notices/secrets/{name}',
      '/api/v1/notices/settings',
      '/api/v1/notices/test',
      '/api/v1/notices/unread',
      '/api/v1/orders',
      '/api/v1/partner/reports',
      '/api/v1/partner/reports/{number}',
      '/api/v1/patrol-plan',
      '/api/v1/patrol-plan/areas/{id}',
      '/api/v1/patrol-plan/duties/{id}',
      '/api/v1/people',
      '/api/v1/policies',
      '/api/v1/portal/held/{id}',
      '/api/v1/portal/photos/{id}',
      '/api/v1/portal/queue',
      '/api/v1/portal/requests/{case}/{seq}',
      '/api/v1/practice',
      '/api/v1/practice/answers',
      '/api/v1/scorecards',
      '/api/v1/scorecards/facts',
      '/api/v1/scorecards/facts/dictionary',
      '/api/v1/scorecards/months',
      '/api/v1/scorecards/runs',
      '/api/v1/session',
      '/api/v1/session/password',
      '/api/v1/shifts',
      '/api/v1/shifts/{id}',
      '/api/v1/shifts/{id}/end',
      '/api/v1/shifts/{id}/positions',
      '/api/v1/stream',
      '/api/v1/surveys',
      '/api/v1/surveys/{id}',
      '/api/v1/surveys/{id}/close',
      '/api/v1/surveys/{id}/items',
      '/api/v1/surveys/{id}/results',
      '/api/v1/tasks',
      '/api/v1/tiles/{layer}/{z}/{x}/{y}.mvt',
      '/api/v1/unit/requests',
      '/api/v1/unit/score',
      '/api/v1/units',
      '/api/v1/views',
      '/api/v1/views/counts',
      '/api/v1/views/{id}',
      '/api/v1/worktime',
    ]);
    const operations = Object.values<Record<string, Record<string, unknown>>>(document.paths).flatMap(Object.values);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const operation of operations) {
      expect(operation).toMatchObject({ operationId: expect.any(String), summary: expect.any(String) });
      expect(operation.tags).toHaveLength(1);
    }
    const act = document.paths['/api/v1/cases/{id}/events'].post;
    expect(act.responses['409'].content['application/problem+json']).toEqual({
      schema: { $ref: '#/components/schemas/Problem' },
      examples: expect.objectContaining({ conflict: { value: expect.objectContaining({ version: 7 }) } }),
    });
    expect(act.parameters).toContainEqual(expect.objectContaining({ in: 'header', name: 'idempotency-key' }));
    expect(document.components.securitySchemes.session).toMatchObject({ in: 'cookie', name: 'bihuan_session' });
    expect(act.responses['200'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/CaseDetail',
    });
  });

  it('refers to nothing that it does not hold', async () => {
    const document = (await server.inject('/api/v1/openapi.json')).json();
    const references = JSON.stringify(document).match(/#\/components\/schemas\/[A-Za-z]+/g) ?? [];
    expect(references.length).toBeGreaterThan(20);
    for (const reference of new Set(references)) {
      expect(document.components.schemas).toHaveProperty(reference.slice('#/components/schemas/'.length));
    }
  });

  it('has pages, with all they need served from here', async () => {
    const page = await server.inject('/api/docs/');
    expect(page.statusCode).toBe(200);
    const sources = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(sources.length).toBeGreaterThan(4);
    for (const source of sources) {
      const { pathname, host } = new URL(source, 'http://here/api/docs/');
      expect(host).toBe('here');
      expect((await server.inject(pathname)).statusCode, pathname).toBe(200);
    }
    expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
  });
});

describe('the screens', () => {
  const html = { accept: 'text/html,application/xhtml+xml' };
  it('are served, and every address of theirs is their page', async () => {
    for (const url of ['/', '/cases/C1', '/scorecards?from=x']) {
      const response = await server.inject({ url, headers: html });
      expect(response.statusCode, url).toBe(200);
      expect(response.body, url).toContain('<title>screens</title>');
      expect(response.headers['cache-control'], url).toBe('public, no-cache');
    }
  });

  it.each(['/api/v1/nothing', '/assets/gone-1.js', '/open311', '/open311/nothing.json'])(
    'are not the answer to %s',
    async (url) => {
      expect(problemIn(await server.inject({ url, headers: html })).code).toBe('not-found');
    },
  );

  it('are kept for good where their name has the hash of what they hold', async () => {
    const hashed = await server.inject('/assets/main-3f2a9c.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const other = await server.inject('/mark.svg');
    expect(other.headers['cache-control']).toBe('public, no-cache');
    const again = await server.inject({ url: '/mark.svg', headers: { 'if-none-match': String(other.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  it('are scripts to the browser, modules too', async () => {
    for (const url of ['/assets/main-3f2a9c.js', '/assets/worker-81aa02.mjs']) {
      expect((await server.inject(url)).headers['content-type']).toBe('text/javascript; charset=utf-8');
    }
  });

  it('never leave their folder', async () => {
    for (const url of ['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2f..%2fetc/passwd']) {
      expect((await server.inject(url)).statusCode, url).toBeGreaterThanOrEqual(400);
    }
  });

  it('run our scripts only', async () => {
    const policy = String((await server.inject({ url: '/', headers: html })).headers['content-security-policy']);
    expect(policy.split(';')).toEqual(
      expect.arrayContaining(["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('say so where they are not built', async () => {
    const bare = await testServer();
    const response = await bare.server.inject({ url: '/', headers: html });
    expect(problemIn(response)).toMatchObject({ status: 404, code: 'not-built' });
    expect(response.json().title).toContain('npm run build');
  });
});

describe('health', () => {
  it('is alive and ready', async () => {
    expect((await server.inject('/healthz')).json()).toEqual({ status: 'alive' });
    expect((await server.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('is alive and not ready without its database', async () => {
    const cut = await testServer();
    await cut.app.db.close();
    expect((await cut.server.inject('/healthz')).statusCode).toBe(200);
    expect(problemIn(await cut.server.inject('/readyz'))).toMatchObject({ status: 503, code: 'not-ready' });
  });

  it('counts requests by route, not by address', async () => {
    await server.inject('/api/v1/cases/very-private');
    const { body, headers } = await server.inject('/metrics');
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(body).toMatch(
      /bihuan_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/cases\/:id",status="401"\} \d+/,
    );
    expect(body).not.toContain('very-private');
    expect(body).toMatch(/^bihuan_open_streams 0$/m);
  });
});

describe('closing', () => {
  it('answers what is under way, and keeps no connection', async () => {
    const ends: (() => Promise<void>)[] = [];
    let begun: () => void = () => {};
    let release: () => void = () => {};
    const underWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = await testServer({
      after: (call) => ends.push(call),
      extend: (each) =>
        each.get('/slow', async () => {
          begun();
          await released;
          return { answered: true };
        }),
    });
    await slow.server.listen({ port: 0, host: '127.0.0.1' });
    const { port } = slow.server.server.address() as AddressInfo;
    const answer = fetch(`http://127.0.0.1:${port}/slow`);
    await underWay;
    const closed = Promise.all(ends.map((end) => end()));
    setImmediate(release);
    const response = await answer;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    expect(await response.json()).toEqual({ answered: true });
    await closed;
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });
});

describe('the log', () => {
  it('has the route, the answer and its time, and nothing of what was asked or sent', async () => {
    await server.inject({ url: '/api/v1/cases?q=13800001111', headers: { cookie: 'bihuan_session=cookie-secret' } });
    await signIn({ payload: { login: 'somebody-s-login', password: 'their-password' } });
    const text = made.log.join('');
    expect(text).toContain('"route":"/api/v1/cases"');
    for (const secret of ['13800001111', 'cookie-secret', 'somebody-s-login', 'their-password']) {
      expect(text).not.toContain(secret);
    }
  });
});
