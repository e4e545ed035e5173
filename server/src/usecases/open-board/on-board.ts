import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import { inSnapshot } from '../in-transaction.js';
import type { App, Result } from '../types.js';
import { BoardAhead } from './boards.js';
import type { OpenBoard } from './open-board.js';

/** One look at the open cases, as the snapshot sees them. */
export type Look = <T>(look: (board: OpenBoard) => T) => Promise<T>;

/** So often another request was faster; after that the database must have been put back to an earlier time. */
const attempts = 5;

/**
 * Reads a snapshot together with the board of open cases. What is looked at and what is read of the database are of one
 * instant: a snapshot that another request has overtaken meanwhile is given up for a new one.
 */
export async function onBoard<T>(
  app: App,
  tenant: string,
  work: (tx: Tx, config: TenantConfig, look: Look) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    await app.boards.ready(tenant);
    try {
      return await inSnapshot(app, tenant, (tx, config) =>
        work(tx, config, (look) => app.boards.look(tx, tenant, look)),
      );
    } catch (error) {
      if (!(error instanceof BoardAhead) || attempt === 2 * attempts) throw error;
      if (attempt === attempts) app.boards.forget(tenant);
    }
  }
}
