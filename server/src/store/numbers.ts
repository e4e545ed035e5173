import { sql } from 'kysely';
import type { Tx } from './database.js';
import { isPractice } from './practice.js';

/**
 * The next serials of readable numbers. A command that is given up leaves a gap. A practice counts for itself, so that
 * nothing of it shows in the real numbers.
 */
export async function nextSerials(tx: Tx, tenant: string, count: number): Promise<number[]> {
  if (isPractice(tenant)) return ownSerials(tx, tenant, count);
  const { rows } = await sql<{ serial: number }>`select nextval('matter_number') as serial
    from generate_series(1, ${count}::integer)`.execute(tx);
  return rows.map((row) => row.serial);
}

async function ownSerials(tx: Tx, tenant: string, count: number): Promise<number[]> {
  const row = await tx
    .updateTable('tenant')
    .set((each) => ({ practice_serial: each('practice_serial', '+', count) }))
    .where('tenant', '=', tenant)
    .returning('practice_serial')
    .executeTakeFirstOrThrow();
  return Array.from({ length: count }, (_, i) => row.practice_serial - count + 1 + i);
}
