import type { CaseDetail } from '@bihuan/contracts';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { onTestFinished } from 'vitest';
import type { ManualClock } from '../adapters/clock.js';
import { type Environment, readSettings } from '../adapters/settings.js';
import { createServer } from '../app.js';
import { createBell } from '../jobs/bell.js';
import { type TestInstallation, testInstallation } from '../testing/installation.js';
import type { App } from '../usecases/types.js';

export interface TestServer {
  readonly server: FastifyInstance;
  readonly app: App;
  readonly clock: ManualClock;
  readonly here: TestInstallation;
  /** What the server wrote into its log. */
  readonly log: readonly string[];
}

export interface TestServerOptions {
  readonly environment?: Environment;
  readonly webRoot?: string;
  /** Adds to the server before it is ready. */
  readonly extend?: (server: FastifyInstance) => void;
  /** Takes what ends it: a list in `beforeAll`; the default is the end of the test. */
  readonly after?: (call: () => Promise<void>) => void;
}

/** A server on an installation of its own: the sample district without cases and people, its clock turned by hand. */
export async function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  const here = await testInstallation();
  const bell = createBell();
  const rules = createBell();
  const log: string[] = [];
  const settings = readSettings({ BIHUAN_LOG: 'info', ...options.environment }, '/nowhere');
  const { sessionIdleMs: sessionMs, sessionLifeMs } = settings;
  const app = { ...here.app, committed: () => bell.ring(), rulesChanged: () => rules.ring(), sessionMs, sessionLifeMs };
  const server = createServer({
    app,
    settings,
    bell,
    rules,
    webRoot: options.webRoot ?? null,
    log: { write: (line) => log.push(line) },
  });
  options.extend?.(server);
  (options.after ?? onTestFinished)(async () => {
    await server.close();
    await here.close();
  });
  await server.ready();
  return { server, app, clock: here.clock, here, log };
}

/** One signed-in person's browser. */
export interface Browser {
  readonly cookie: string;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(url: string, payload: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  send(options: InjectOptions): Promise<LightMyRequestResponse>;
}

/** Signs somebody in whom `here.person` made: the password is the login. */
export async function signIn({ server }: TestServer, login: string): Promise<Browser> {
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { login, password: login },
  });
  if (response.statusCode !== 200) throw new Error(`${login} cannot sign in: ${response.body}`);
  const cookie = String(response.headers['set-cookie']).split(';', 1)[0] ?? '';
  const send = (options: InjectOptions): Promise<LightMyRequestResponse> =>
    server.inject({ ...options, headers: { cookie, ...options.headers } });
  return {
    cookie,
    send,
    get: (url, headers = {}) => send({ url: `/api/v1${url}`, headers }),
    post: (url, payload, headers = {}) => send({ method: 'POST', url: `/api/v1${url}`, payload, headers }),
  };
}

/** In 西园街道. */
export const place = { lon: 103.8026, lat: 36.0643 };

export const rubbish = {
  source: 'collector',
  class: { kind: 'event', code: '06001' },
  severity: 'general',
  location: place,
  description: '垃圾成堆',
  address: '西园路 1 号',
};

/** Acts on a case and gives it as it is then; throws where the server refuses. */
export async function act(who: Browser, detail: CaseDetail, type: string, data: object = {}): Promise<CaseDetail> {
  const response = await who.post(`/cases/${detail.id}/events`, { type, data, version: detail.version });
  if (response.statusCode !== 200) throw new Error(`${type}: ${response.body}`);
  return response.json();
}
