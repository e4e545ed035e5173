import type { Database } from './database.js';

export interface Config {
  /** Forgets what is cached, for all tenants. */
  forget(): void;
}

export function openConfig(_db: Database): Config {
  throw new Error('not built yet');
}
