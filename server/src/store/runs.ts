import type { Tx } from './database.js';
import { at, iso, isoOrNull } from './instants.js';
import { insertMany } from './many.js';

/** A run as an index: in which period it may count. */
export interface RunRow {
  readonly matter: string;
  /** From 0, in the order in which they began. */
  readonly no: number;
  readonly unit: string;
  readonly startAt: number;
  /** Null: without limit. */
  readonly firstDueAt: number | null;
}

export async function insertRuns(tx: Tx, tenant: string, runs: readonly RunRow[]): Promise<void> {
  const rows = runs.map(({ matter, no, unit, startAt, firstDueAt }) => ({
    tenant,
    matter,
    no,
    unit,
    start_at: iso(startAt),
    first_due_at: isoOrNull(firstDueAt),
  }));
  await insertMany(tx, 'run', rows);
}

/** Matters with a run that may count in `[from, to)`: by its first due, or by its start where it has no limit. */
export async function mattersWithRuns(tx: Tx, tenant: string, from: number, to: number): Promise<string[]> {
  const [low, high] = [at(from), at(to)];
  const limited = tx
    .selectFrom('run')
    .select('matter')
    .where('tenant', '=', tenant)
    .where('first_due_at', '>=', low)
    .where('first_due_at', '<', high);
  const unlimited = tx
    .selectFrom('run')
    .select('matter')
    .where('tenant', '=', tenant)
    .where('first_due_at', 'is', null)
    .where('start_at', '>=', low)
    .where('start_at', '<', high);
  const rows = await limited.union(unlimited).orderBy('matter').execute();
  return rows.map((row) => row.matter);
}
