import { sql } from 'kysely';
import type { Tx } from './database.js';

/** A class as a case names it. */
export interface ClassRefOfCase {
  readonly standardRef: string;
  readonly kind: string;
  readonly code: string;
}

/** Where a component lies. */
export interface LockedComponent {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** An open case of a component. */
export interface OpenOnComponent {
  readonly id: string;
  readonly number: string;
  readonly component: string;
  readonly class: ClassRefOfCase;
}

/**
 * Takes components for this transaction: nobody else gives one of them a case before it ends. In the order of their ids, so
 * that two who take several do not wait for each other. Those that are in no inventory are left out.
 */
export async function lockComponents(tx: Tx, tenant: string, ids: readonly string[]): Promise<LockedComponent[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('component')
    .select(['id', 'lon', 'lat'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** The open cases of components, the one that was reported first before others. */
export async function openOnComponents(tx: Tx, tenant: string, ids: readonly string[]): Promise<OpenOnComponent[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('matter')
    .select(['id', 'number', 'component', 'standard_ref', 'kind', 'class'])
    .where('tenant', '=', tenant)
    .where('component', '=', sql<string>`any(${[...ids]}::text[])`)
    .where('ended_at', 'is', null)
    .orderBy('reported_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    component: row.component ?? '',
    class: { standardRef: row.standard_ref, kind: row.kind, code: row.class },
  }));
}
