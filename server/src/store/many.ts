import { sql } from 'kysely';
import type { Tx } from './database.js';
import type { Tables } from './tables.js';

const chunk = 2000;

/**
 * Inserts many rows, each statement carrying its rows as one JSON parameter: a parameter a value would stop at 65,535 of
 * them. Instants go as ISO texts, JSON as JSON, binary as `\x…`. All rows have the first one's members.
 */
export async function insertMany(
  tx: Tx,
  table: keyof Tables,
  rows: readonly Readonly<Record<string, unknown>>[],
  orElse: 'fail' | 'skip' = 'fail',
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
  const conflict = orElse === 'skip' ? sql` on conflict do nothing` : sql``;
  for (let from = 0; from < rows.length; from += chunk) {
    const json = JSON.stringify(rows.slice(from, from + chunk));
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${json}::json)${conflict}`.execute(tx);
  }
}

export const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
