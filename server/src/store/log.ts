import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** A matter's place in the order in which matters began. */
export interface LogPlace {
  readonly at: number;
  readonly id: string;
}

/** Matters in the order in which they began, after a place. */
export async function readLogOrder(tx: Tx, tenant: string, after: LogPlace | null, limit: number): Promise<LogPlace[]> {
  return tx
    .selectFrom('matter')
    .select(['reported_at as at', 'id'])
    .where('tenant', '=', tenant)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(reported_at, id) > (${at(after?.at ?? 0)}, ${after?.id ?? ''})`),
    )
    .orderBy('reported_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}
