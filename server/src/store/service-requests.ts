import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at } from './instants.js';

/** A case as others may see it, without what it is made of inside. */
export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly severity: string;
  readonly channel: string;
  readonly standardRef: string;
  readonly kind: string;
  readonly class: string;
  readonly areaPath: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly unit: string | null;
  readonly mergedInto: string | null;
  readonly reporters: number;
  readonly reportedBy: string;
  readonly reportedAt: number;
  readonly endedAt: number | null;
  readonly wholeDue: number | null;
  /** When the last thing happened to it; of an ended one: when it ended. */
  readonly updatedAt: number;
}

export interface RequestFilter {
  readonly numbers?: readonly string[];
  readonly ids?: readonly string[];
  readonly classes?: readonly { readonly standardRef: string; readonly kind: string; readonly code: string }[];
  /** Both included. */
  readonly reported?: { readonly from: number; readonly to: number };
  readonly updated?: { readonly from: number; readonly to: number };
  readonly open?: boolean;
  /** Those that came by one of these sources, or that this partner reported; absent: all. */
  readonly channels?: readonly string[];
  readonly partner?: string;
  /** Those that come after this one in the order of the list. */
  readonly after?: { readonly reportedAt: number; readonly id: string };
}

/** The latest reported first. */
export function readRequests(
  tx: Tx,
  tenant: string,
  filter: RequestFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<RequestRow[]> {
  const last = sql<number>`coalesce(matter.ended_at, (select event.at from event
    where event.tenant = matter.tenant and event.matter = matter.id order by event.seq desc limit 1))`;
  let query = tx
    .selectFrom('matter')
    .select([
      'id',
      'number',
      'state',
      'version',
      'severity',
      'channel',
      'standard_ref as standardRef',
      'kind',
      'class',
      'area_path as areaPath',
      'lon',
      'lat',
      'unit',
      'merged_into as mergedInto',
      'reporters',
      'reported_by as reportedBy',
      'reported_at as reportedAt',
      'ended_at as endedAt',
      'whole_due as wholeDue',
    ])
    .select(last.as('updatedAt'))
    .where('tenant', '=', tenant)
    .orderBy('reported_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset);
  const { numbers, ids, classes, reported, updated, open, channels, partner, after } = filter;
  if (numbers !== undefined) query = query.where('number', '=', sql<string>`any(${[...numbers]}::text[])`);
  if (ids !== undefined) query = query.where('id', '=', sql<string>`any(${[...ids]}::text[])`);
  if (classes !== undefined) {
    query = query.where((each) =>
      each.or(
        classes.map(({ standardRef, kind, code }) =>
          each.and([each('standard_ref', '=', standardRef), each('kind', '=', kind), each('class', '=', code)]),
        ),
      ),
    );
  }
  if (reported !== undefined) {
    query = query.where('reported_at', '>=', at(reported.from)).where('reported_at', '<=', at(reported.to));
  }
  if (updated !== undefined) {
    const { from, to } = updated;
    query = query
      .where('id', 'in', (each) =>
        each.selectFrom('event').select('matter').where('tenant', '=', tenant).where('at', '>=', at(from)),
      )
      .where(last, '>=', at(from))
      .where(last, '<=', at(to));
  }
  if (after !== undefined) {
    query = query.where((each) =>
      each.or([
        each('reported_at', '<', at(after.reportedAt)),
        each.and([each('reported_at', '=', at(after.reportedAt)), each('id', '>', after.id)]),
      ]),
    );
  }
  if (open !== undefined) query = query.where('ended_at', open ? 'is' : 'is not', null);
  if (channels !== undefined || partner !== undefined) {
    const reportsOf = (of: string) =>
      tx.selectFrom('partner_report').select('matter').where('tenant', '=', tenant).where('partner', '=', of);
    query = query.where((each) =>
      each.or([
        ...(channels === undefined ? [] : [each('channel', '=', sql<string>`any(${[...channels]}::text[])`)]),
        ...(partner === undefined ? [] : [each('id', 'in', reportsOf(partner))]),
      ]),
    );
  }
  return query.execute();
}
