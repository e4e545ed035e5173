import type { PoolConfig } from 'pg';

/** One database. Every use of it is a transaction as the application's role, for one tenant. */
export interface Database {
  close(): Promise<void>;
}

export function openDatabase(_options: PoolConfig): Database {
  throw new Error('not built yet');
}
