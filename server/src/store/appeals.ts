import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import type { AppealTable } from './tables-assess.js';

export type AppealRow = Selectable<AppealTable>;

export async function insertAppeal(
  tx: Tx,
  tenant: string,
  row: Pick<AppealRow, 'id' | 'matter' | 'unit' | 'about' | 'asks' | 'grounds' | 'made_at' | 'made_by'>,
  files: readonly string[],
): Promise<void> {
  const { made_at, ...rest } = row;
  await tx
    .insertInto('appeal')
    .values({ tenant, ...rest, state: 'open', made_at: iso(made_at) })
    .execute();
  if (files.length === 0) return;
  await tx
    .insertInto('appeal_file')
    .values(files.map((file, no) => ({ tenant, appeal: row.id, no, file })))
    .execute();
  // Named by something that stays: nobody forgets them.
  await tx
    .updateTable('file')
    .set({ named: true })
    .where('tenant', '=', tenant)
    .where('id', 'in', [...files])
    .execute();
}

export async function lockAppeal(tx: Tx, tenant: string, id: string): Promise<AppealRow | undefined> {
  return tx
    .selectFrom('appeal')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface Decision {
  readonly state: 'accepted' | 'refused';
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  readonly seq: number | null;
  readonly before: unknown;
  readonly after: unknown;
}

export async function decideAppeal(tx: Tx, tenant: string, id: string, decision: Decision): Promise<void> {
  await tx
    .updateTable('appeal')
    .set({
      state: decision.state,
      decided_at: iso(decision.at),
      decided_by: decision.by,
      reason: decision.reason,
      seq: decision.seq,
      before: JSON.stringify(decision.before),
      after: JSON.stringify(decision.after),
    })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

export interface AppealPlace {
  readonly at: number;
  readonly id: string;
}

/** The latest first. @param units whose; null: all */
export async function readAppeals(
  tx: Tx,
  tenant: string,
  open: boolean,
  units: readonly string[] | null,
  before: AppealPlace | null,
  limit: number,
): Promise<AppealRow[]> {
  return tx
    .selectFrom('appeal')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('state', open ? '=' : '<>', 'open')
    .$if(units !== null, (query) => query.where('unit', '=', sql<string>`any(${[...(units ?? [])]}::text[])`))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(made_at, id) < (${at(before?.at ?? 0)}, ${before?.id ?? ''})`),
    )
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countOpenAppeals(tx: Tx, tenant: string, units: readonly string[] | null): Promise<number> {
  const row = await tx
    .selectFrom('appeal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('state', '=', 'open')
    .$if(units !== null, (query) => query.where('unit', '=', sql<string>`any(${[...(units ?? [])]}::text[])`))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function hasOpenAppeal(tx: Tx, tenant: string, matter: string, unit: string): Promise<boolean> {
  const row = await tx
    .selectFrom('appeal')
    .select('id')
    .where('tenant', '=', tenant)
    .where('matter', '=', matter)
    .where('unit', '=', unit)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** The pictures of some appeals, in their order. */
export async function filesOfAppeals(tx: Tx, tenant: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const files = new Map<string, string[]>();
  if (ids.length === 0) return files;
  const rows = await tx
    .selectFrom('appeal_file')
    .select(['appeal', 'file'])
    .where('tenant', '=', tenant)
    .where('appeal', 'in', [...ids])
    .orderBy('appeal')
    .orderBy('no')
    .execute();
  for (const { appeal, file } of rows) files.set(appeal, [...(files.get(appeal) ?? []), file]);
  return files;
}

/** Cases of the appeals that a picture belongs to. */
export async function mattersOfAppealFile(tx: Tx, tenant: string, file: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('appeal_file')
    .innerJoin('appeal', (join) =>
      join.onRef('appeal.tenant', '=', 'appeal_file.tenant').onRef('appeal.id', '=', 'appeal_file.appeal'),
    )
    .select('appeal.matter')
    .where('appeal_file.tenant', '=', tenant)
    .where('appeal_file.file', '=', file)
    .execute();
  return rows.map(({ matter }) => matter);
}
