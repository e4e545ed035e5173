import { randomBytes } from 'node:crypto';
import { CN_HOLIDAYS } from '@bihuan/city';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { ManualClock } from '../adapters/clock.js';
import { passwords } from '../adapters/passwords.js';
import { type Environment, readSettings } from '../adapters/settings.js';
import { createServer } from '../app.js';
import { createBell } from '../jobs/bell.js';
import { openDatabase } from '../store/database.js';
import { testDatabase } from '../testing/index.js';
import { openConfig } from '../usecases/config.js';
import type { App } from '../usecases/types.js';

export interface TestServer {
  readonly server: FastifyInstance;
  readonly app: App;
  readonly clock: ManualClock;
  /** What the server wrote into its log. */
  readonly log: readonly string[];
}

/** A Monday morning at work: 2026-03-02T10:00+08:00. */
export const monday = Date.UTC(2026, 2, 2, 2);

/** A server on a database of its own, both gone after the test (or the file, when made in `beforeAll`). */
export async function testServer(
  options: {
    readonly environment?: Environment;
    readonly webRoot?: string;
    readonly prepare?: (app: App) => Promise<string>;
    /** Adds to the server before it is ready. */
    readonly extend?: (server: FastifyInstance) => void;
    readonly after?: (call: () => Promise<void>) => void;
  } = {},
): Promise<TestServer> {
  const database = await testDatabase();
  const db = openDatabase({ ...database.connection, max: 4 });
  const clock = new ManualClock(monday);
  const bell = createBell();
  const log: string[] = [];
  const settings = readSettings({ BIHUAN_LOG: 'info', ...options.environment }, '/nowhere');
  const base: App = {
    db,
    clock,
    config: openConfig({ CN: CN_HOLIDAYS }),
    passwords,
    random: randomBytes,
    defaultTenant: '',
    committed: () => bell.ring(),
    sessionMs: settings.sessionIdleMs,
    refusePastDue: true,
  };
  const app = { ...base, defaultTenant: (await options.prepare?.(base)) ?? '' };
  const server = createServer({
    app,
    settings,
    bell,
    webRoot: options.webRoot ?? null,
    log: { write: (line) => log.push(line) },
  });
  options.extend?.(server);
  (options.after ?? onTestFinished)(async () => {
    await server.close();
    await db.close();
    await database.drop();
  });
  await server.ready();
  return { server, app, clock, log };
}
