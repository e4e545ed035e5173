import type { Tx } from '../../store/database.js';
import { type RowWithAddress, readRows } from '../../store/queue.js';
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
 * @param archive ended cases are read too: their plans depend on what is asked for
 */
export async function onBoard<T, B = undefined>(
  app: App,
  tenant: string,
  work: (tx: Tx, config: TenantConfig, look: Look, beside: B | undefined) => Promise<Result<T>>,
  {
    beside,
    archive = false,
  }: { readonly beside?: ((tx: Tx) => Promise<B>) | undefined; readonly archive?: boolean } = {},
): Promise<Result<T>> {
  const { snapshot, glance } = app.db;
  const read = archive ? snapshot : glance;
  for (let attempt = 1; ; attempt++) {
    await app.boards.ready(tenant);
    try {
      return await read(tenant, async (tx) => {
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

/**
 * The rows of some open matters, in the order of their ids, as the snapshot of the look sees them: only those are read that
 * nobody has read since they were last written.
 */
export async function linesOf(
  tx: Tx,
  tenant: string,
  look: Look,
  ids: readonly string[],
): Promise<readonly RowWithAddress[]> {
  const known = look(({ lines }) => lines.of(ids));
  const missing = ids.filter((id) => !known.has(id));
  const read = await readRows(tx, tenant, missing);
  look.keep(read);
  for (const row of read) known.set(row.id, row);
  return ids.flatMap((id) => known.get(id) ?? []);
}
