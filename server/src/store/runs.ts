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

/**
 * Matters with a run that may count in `[from, to)`: by its first due, or by its start where it has no limit; of one unit
 * only, where it is named.
 */
export async function mattersWithRuns(
  tx: Tx,
  tenant: string,
  from: number,
  to: number,
  unit?: string,
): Promise<string[]> {
  const [low, high] = [at(from), at(to)];
  const limited = tx
    .selectFrom('run')
    .select('matter')
    .where('tenant', '=', tenant)
    .where('first_due_at', '>=', low)
    .where('first_due_at', '<', high)
    .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''));
  const unlimited = tx
    .selectFrom('run')
    .select('matter')
    .where('tenant', '=', tenant)
    .where('first_due_at', 'is', null)
    .where('start_at', '>=', low)
    .where('start_at', '<', high)
    .$if(unit !== undefined, (query) => query.where('unit', '=', unit ?? ''));
  const rows = await limited.union(unlimited).orderBy('matter').execute();
  return rows.map((row) => row.matter);
}

/** The index's runs of some matters. */
export async function readRuns(tx: Tx, tenant: string, matters: readonly string[]): Promise<RunRow[]> {
  if (matters.length === 0) return [];
  return tx
    .selectFrom('run')
    .select(['matter', 'no', 'unit', 'start_at as startAt', 'first_due_at as firstDueAt'])
    .where('tenant', '=', tenant)
    .where('matter', 'in', matters)
    .execute();
}

/** Moves a run in the index: its due instant follows the newest calendar. */
export async function moveRun(tx: Tx, tenant: string, run: RunRow): Promise<void> {
  await tx
    .updateTable('run')
    .set({ start_at: iso(run.startAt), first_due_at: isoOrNull(run.firstDueAt) })
    .where('tenant', '=', tenant)
    .where('matter', '=', run.matter)
    .where('no', '=', run.no)
    .execute();
}
