import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';

/** What stood open on a post, in figures and case ids: instants are UTC milliseconds. */
export interface StoredSnapshot {
  readonly counts: { readonly total: number; readonly green: number; readonly yellow: number; readonly red: number };
  readonly states: readonly { readonly state: string; readonly count: number }[];
  readonly late: readonly StoredCase[];
  readonly mentions: readonly { readonly case: StoredCase; readonly note: string }[];
}

export interface StoredCase {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly unit: string | null;
  readonly due: number | null;
}

export interface HandoverRow {
  readonly id: string;
  readonly role: string;
  readonly area_path: string;
  readonly snapshot: StoredSnapshot;
  readonly remarks: string;
  readonly made_by: string;
  readonly made_at: number;
}

export interface Signature {
  readonly signed_by: string;
  readonly signed_at: number;
  readonly remark: string;
}

/** A post that shifts follow each other on. */
export interface Post {
  readonly role: string;
  readonly areaPath: string;
}

export async function insertHandover(tx: Tx, tenant: string, row: HandoverRow): Promise<void> {
  const { snapshot, made_at, ...rest } = row;
  await tx
    .insertInto('handover')
    .values({ tenant, ...rest, snapshot: JSON.stringify(snapshot), made_at: iso(made_at) })
    .execute();
}

/** False where it was signed for before. */
export async function insertSignature(tx: Tx, tenant: string, handover: string, row: Signature): Promise<boolean> {
  const written = await tx
    .insertInto('handover_signature')
    .values({
      tenant,
      handover,
      signed_by: row.signed_by,
      signed_at: iso(row.signed_at),
      remark: row.remark,
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'handover']).doNothing())
    .returning('handover')
    .executeTakeFirst();
  return written !== undefined;
}

export interface HandoverFilter {
  readonly id?: string | undefined;
  /** Made in these areas, or below them. */
  readonly areas?: readonly string[] | undefined;
  /** Not signed for, of one of these posts, made by somebody else than `notBy`, since. */
  readonly waiting?: { readonly posts: readonly Post[]; readonly notBy: string; readonly since: number } | undefined;
}

export type HandoverLine = HandoverRow & { readonly [K in keyof Signature]: Signature[K] | null };

/** Handovers, the latest first, after a place in that order. */
export async function readHandovers(
  tx: Tx,
  tenant: string,
  filter: HandoverFilter,
  before: { readonly at: number; readonly id: string } | null,
  limit: number,
): Promise<HandoverLine[]> {
  const { id, areas, waiting } = filter;
  const rows = await tx
    .selectFrom('handover as h')
    .leftJoin('handover_signature as s', (join) =>
      join.onRef('s.tenant', '=', 'h.tenant').onRef('s.handover', '=', 'h.id'),
    )
    .select(['h.id', 'h.role', 'h.area_path', 'h.snapshot', 'h.remarks', 'h.made_by', 'h.made_at'])
    .select(['s.signed_by', 's.signed_at', 's.remark'])
    .where('h.tenant', '=', tenant)
    .$if(id !== undefined, (query) => query.where('h.id', '=', id ?? ''))
    .$if(areas !== undefined, (query) => query.where(inAreas(areas ?? [])))
    .$if(waiting !== undefined, (query) =>
      query
        .where('s.handover', 'is', null)
        .where(ofPosts(waiting?.posts ?? []))
        .where('h.made_by', '<>', waiting?.notBy ?? '')
        .where('h.made_at', '>=', at(waiting?.since ?? 0)),
    )
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(h.made_at, h.id) < (${at(before?.at ?? 0)}, ${before?.id ?? ''})`),
    )
    .orderBy('h.made_at', 'desc')
    .orderBy('h.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, snapshot: row.snapshot as StoredSnapshot }));
}

function ofPosts(posts: readonly Post[]): RawBuilder<SqlBool> {
  if (posts.length === 0) return sql<SqlBool>`false`;
  const each = posts.map(({ role, areaPath }) => sql<SqlBool>`(h.role = ${role} and h.area_path = ${areaPath})`);
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}

/** A path itself and all that begin with it and a slash: `0` is the character after `/`. */
function inAreas(areas: readonly string[]): RawBuilder<SqlBool> {
  if (areas.length === 0) return sql<SqlBool>`false`;
  const each = areas.map(
    (path) => sql<SqlBool>`(h.area_path = ${path}
      or (h.area_path > ${`${path}/`} and h.area_path < ${`${path}0`}))`,
  );
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
