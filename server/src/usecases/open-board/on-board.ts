import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import type { App, Result } from '../types.js';
import { BoardAhead, type Look } from './boards.js';

export type { Look } from './boards.js';

/** So often another request was faster; after that the database must have been put back to an earlier time. */
const attempts = 5;

/**
 * Reads a snapshot together with the board of open cases. What is looked at and what is read of the database are of one
 * instant: a snapshot that another request has overtaken meanwhile is given up for a new one.
 * @param beside what else is asked with the first questions, and does not wait for their answers
 */
export async function onBoard<T, B = undefined>(
  app: App,
  tenant: string,
  work: (tx: Tx, config: TenantConfig, look: Look, beside: B | undefined) => Promise<Result<T>>,
  beside?: (tx: Tx) => Promise<B>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    await app.boards.ready(tenant);
    try {
      return await app.db.snapshot(tenant, async (tx) => {
        const [look, config, known] = await Promise.all([
          app.boards.read(tx, tenant),
          app.config.of(tx, tenant),
          beside?.(tx),
        ]);
        return work(tx, config, look, known);
      });
    } catch (error) {
      if (!(error instanceof BoardAhead) || attempt === 2 * attempts) throw error;
      if (attempt === attempts) app.boards.forget(tenant);
    }
  }
}
