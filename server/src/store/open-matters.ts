import type { Matter } from '@bihuan/flow';
import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** What the clocks of an open matter are reckoned from, and what it is called. */
export interface OpenMatter {
  readonly id: string;
  readonly number: string;
  readonly definition_version: number;
  readonly standard_ref: string;
  readonly kind: string;
  readonly class: string;
  readonly unit: string | null;
  readonly fold: Matter;
}

export async function countOpen(tx: Tx, tenant: string): Promise<number> {
  const row = await tx
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The ids of so many open matters, taken by a hash of the id: no season, street or class is preferred. */
export async function someOpen(tx: Tx, tenant: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('matter')
    .select('id')
    .where('tenant', '=', tenant)
    .where('ended_at', 'is', null)
    .orderBy(sql`md5(id)`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

export async function readOpen(tx: Tx, tenant: string, ids: readonly string[]): Promise<OpenMatter[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('matter')
    .select(['id', 'number', 'definition_version', 'standard_ref', 'kind', 'class', 'unit', 'fold'])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .execute();
}

/** Runs whose first due instant lies in `[from, to)`. */
export async function countRunsDue(tx: Tx, tenant: string, from: number, to: number): Promise<number> {
  const row = await tx
    .selectFrom('run')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('first_due_at', '>=', at(from))
    .where('first_due_at', '<', at(to))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
