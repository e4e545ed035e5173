import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';
import { type MatterRow, matterColumns } from './matters.js';
import type { Box } from './queue.js';
import type { Tables } from './tables.js';

export interface RelatedRow extends MatterRow {
  readonly address: string | null;
}

type Matters = ExpressionBuilder<Tables, 'matter'>;

/** At most this many of one sort are looked at. */
const most = 100;

/** Matters that were merged into one. */
export function mergedInto(tx: Tx, tenant: string, id: string): Promise<RelatedRow[]> {
  return latest(tx, tenant, (eb) => [eb('merged_into', '=', id)]);
}

/** Matters by their ids. */
export function mattersById(tx: Tx, tenant: string, ids: readonly string[]): Promise<RelatedRow[]> {
  return ids.length === 0 ? Promise.resolve([]) : latest(tx, tenant, (eb) => [eb('id', 'in', [...ids])]);
}

export interface Kind {
  readonly standardRef: string;
  readonly kind: string;
  readonly code: string;
}

/** Matters about one component of a class. */
export function ofComponent(tx: Tx, tenant: string, component: string): Promise<RelatedRow[]> {
  return latest(tx, tenant, (eb) => [eb('component', '=', component)]);
}

/** Open matters of a class in a box. */
export function openIn(tx: Tx, tenant: string, ref: Kind, box: Box): Promise<RelatedRow[]> {
  return latest(tx, tenant, (eb) => [...isIn(eb, ref, box), eb('ended_at', 'is', null)]);
}

/** Ended matters of a class in a box, reported within a time. */
export function endedIn(
  tx: Tx,
  tenant: string,
  ref: Kind,
  box: Box,
  reported: { readonly from: number; readonly to: number },
): Promise<RelatedRow[]> {
  return latest(tx, tenant, (eb) => [
    ...isIn(eb, ref, box),
    eb('ended_at', 'is not', null),
    eb('reported_at', '>=', at(reported.from)),
    eb('reported_at', '<=', at(reported.to)),
  ]);
}

function isIn(eb: Matters, ref: Kind, { west, south, east, north }: Box): Expression<SqlBool>[] {
  return [
    eb('class', '=', ref.code),
    eb('kind', '=', ref.kind),
    eb('standard_ref', '=', ref.standardRef),
    eb('lon', '>=', west),
    eb('lon', '<=', east),
    eb('lat', '>=', south),
    eb('lat', '<=', north),
  ];
}

/** The latest reported first. */
function latest(tx: Tx, tenant: string, where: (eb: Matters) => Expression<SqlBool>[]): Promise<RelatedRow[]> {
  return tx
    .selectFrom('matter')
    .select(matterColumns)
    .select((eb) =>
      eb
        .selectFrom('private_text')
        .select('private_text.body')
        .whereRef('private_text.tenant', '=', 'matter.tenant')
        .whereRef('private_text.matter', '=', 'matter.id')
        .whereRef('private_text.seq', '=', 'matter.address_seq')
        .where('private_text.field', '=', 'address')
        .as('address'),
    )
    .where('tenant', '=', tenant)
    .where((eb) => eb.and(where(eb)))
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}
