import type { PostgresConnection } from '../adapters/postgres/index.js';

/** What the tests of a run share: one server, and on it a template of the database as the migrations leave it. */
export interface TestServer {
  readonly admin: PostgresConnection;
  readonly owner: PostgresConnection;
  readonly template: string;
  readonly version: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer;
  }
}
