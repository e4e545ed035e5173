import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** Matters of a party in which something was asked for since an instant, the latest request first. */
export async function mattersWithRequests(
  tx: Tx,
  tenant: string,
  party: string,
  since: number,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ matter: string }>`
    select event.matter from event
    join involved on involved.tenant = event.tenant and involved.matter = event.matter and involved.party = ${party}
    where event.tenant = ${tenant} and event.at >= ${at(since)}
      and event.type in ('return-requested', 'extension-requested', 'deferral-requested')
    group by event.matter order by max(event.at) desc, event.matter limit ${limit}`.execute(tx);
  return rows.map((row) => row.matter);
}
