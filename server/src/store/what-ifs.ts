import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import type { WhatIfTable } from './tables-assess.js';

export type WhatIfRow = Selectable<WhatIfTable>;

export async function insertWhatIf(
  tx: Tx,
  tenant: string,
  { made_at, rules, ...row }: Pick<WhatIfRow, 'id' | 'period' | 'rules' | 'made_at' | 'made_by'>,
): Promise<void> {
  await tx
    .insertInto('what_if')
    .values({ tenant, ...row, rules: JSON.stringify(rules), state: 'waiting', made_at: iso(made_at) })
    .execute();
}

/** The latest first, without their results. */
export async function readWhatIfs(tx: Tx, tenant: string): Promise<Omit<WhatIfRow, 'result'>[]> {
  return tx
    .selectFrom('what_if')
    .select(['tenant', 'id', 'period', 'rules', 'state', 'gone', 'total', 'made_at', 'made_by', 'seen_at', 'ended_at'])
    .where('tenant', '=', tenant)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function findWhatIf(tx: Tx, tenant: string, id: string): Promise<WhatIfRow | undefined> {
  return tx.selectFrom('what_if').selectAll().where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

/**
 * Takes the next one that waits, or that somebody left behind: nobody else takes it. Null: there is none.
 * @param lost whoever was heard of last before this instant is gone
 */
export async function takeWhatIf(tx: Tx, tenant: string, now: number, lost: number): Promise<WhatIfRow | null> {
  const { rows } = await sql<{ id: string }>`
    update what_if set state = 'running', seen_at = ${at(now)}, gone = 0
    where tenant = ${tenant} and id = (
      select id from what_if
      where tenant = ${tenant} and (state = 'waiting' or (state = 'running' and seen_at < ${at(lost)}))
      order by made_at, id limit 1 for update skip locked)
    returning id`.execute(tx);
  const [taken] = rows;
  return taken === undefined ? null : ((await findWhatIf(tx, tenant, taken.id)) ?? null);
}

/** Says how far it is. False: it is to be stopped. */
export async function goOn(
  tx: Tx,
  tenant: string,
  id: string,
  gone: number,
  total: number,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('what_if')
    .set({ gone, total, seen_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends one that has not ended. False: it had. */
export async function endWhatIf(
  tx: Tx,
  tenant: string,
  id: string,
  state: 'done' | 'stopped' | 'failed',
  now: number,
  result: unknown = null,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('what_if')
    .set({ state, ended_at: iso(now), result: result === null ? null : JSON.stringify(result) })
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function forgetWhatIfs(tx: Tx, tenant: string, before: number): Promise<void> {
  await tx.deleteFrom('what_if').where('tenant', '=', tenant).where('made_at', '<', at(before)).execute();
}

/** How many matters were reported before an instant. */
export async function countReported(tx: Tx, tenant: string, before: number): Promise<number> {
  const row = await tx
    .selectFrom('matter')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('tenant', '=', tenant)
    .where('reported_at', '<', at(before))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
