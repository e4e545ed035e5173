import type { Tx } from '../store/database.js';
import type { TenantConfig } from './config.js';
import type { App, Result } from './types.js';

/** Carries a failure out of a transaction, so that everything done before it is undone. */
class Undone extends Error {
  constructor(readonly result: Result<never>) {
    super('undone');
  }
}

/** One transaction for one tenant: its failure undoes it, its success is told to whoever carries the outbox on. */
export async function inTransaction<T>(
  app: App,
  tenant: string,
  work: (tx: Tx, config: TenantConfig) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const result = await app.db.transaction(tenant, async (tx) => {
      const outcome = await work(tx, await app.config.of(tx, tenant));
      if (!outcome.ok) throw new Undone(outcome);
      return outcome;
    });
    app.committed();
    return result;
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw error;
  }
}

/** The same for reading: nothing is written and nothing told. */
export function inSnapshot<T>(
  app: App,
  tenant: string,
  work: (tx: Tx, config: TenantConfig) => Promise<Result<T>>,
): Promise<Result<T>> {
  return app.db.snapshot(tenant, async (tx) => work(tx, await app.config.of(tx, tenant)));
}
