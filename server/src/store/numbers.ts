import { sql } from 'kysely';
import type { Tx } from './database.js';

/** The next serials of readable numbers. A command that is given up leaves a gap. */
export async function nextSerials(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ serial: number }>`select nextval('matter_number') as serial
    from generate_series(1, ${count}::integer)`.execute(tx);
  return rows.map((row) => row.serial);
}
