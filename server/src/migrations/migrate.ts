import type { PoolConfig } from 'pg';

export interface Migrated {
  /** Names of the migrations that were applied now, in order. */
  readonly applied: readonly string[];
}

/** Brings a database to the newest schema; safe to run from several processes at once. */
export async function migrate(_options: PoolConfig): Promise<Migrated> {
  throw new Error('not built yet');
}
