import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { iso } from './instants.js';
import type { BulletinTable } from './tables-assess.js';

export type BulletinRow = Selectable<BulletinTable>;

/** Nobody else numbers an issue of the tenant before this transaction ends. */
export async function nextIssue(tx: Tx, tenant: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('bulletin ' || ${tenant}, 0))`.execute(tx);
  const row = await tx
    .selectFrom('bulletin')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('tenant', '=', tenant)
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.no ?? 0) + 1;
}

type New = Pick<
  BulletinRow,
  'year' | 'no' | 'period' | 'title' | 'issuer' | 'recipients' | 'blocks' | 'made_at' | 'made_by'
>;

export async function insertBulletin(tx: Tx, tenant: string, { blocks, made_at, ...row }: New): Promise<void> {
  await tx
    .insertInto('bulletin')
    .values({ tenant, ...row, blocks: JSON.stringify(blocks), state: 'draft', made_at: iso(made_at) })
    .execute();
}

/** The latest first. */
export async function readBulletins(tx: Tx, tenant: string): Promise<BulletinRow[]> {
  return tx
    .selectFrom('bulletin')
    .selectAll()
    .where('tenant', '=', tenant)
    .orderBy('year', 'desc')
    .orderBy('no', 'desc')
    .limit(1000)
    .execute();
}

export async function findBulletin(tx: Tx, tenant: string, year: number, no: number): Promise<BulletinRow | undefined> {
  return tx
    .selectFrom('bulletin')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('year', '=', year)
    .where('no', '=', no)
    .executeTakeFirst();
}

export async function lockBulletin(tx: Tx, tenant: string, year: number, no: number): Promise<BulletinRow | undefined> {
  return tx
    .selectFrom('bulletin')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('year', '=', year)
    .where('no', '=', no)
    .forUpdate()
    .executeTakeFirst();
}

type Change =
  | Pick<BulletinRow, 'title' | 'issuer' | 'recipients' | 'blocks'>
  | { readonly state: 'approved' | 'published'; readonly at: number; readonly by: string };

export async function changeBulletin(tx: Tx, tenant: string, year: number, no: number, change: Change): Promise<void> {
  const set =
    'state' in change
      ? change.state === 'approved'
        ? { state: change.state, approved_at: iso(change.at), approved_by: change.by }
        : { state: change.state, published_at: iso(change.at), published_by: change.by }
      : { ...change, blocks: JSON.stringify(change.blocks) };
  await tx
    .updateTable('bulletin')
    .set(set)
    .where('tenant', '=', tenant)
    .where('year', '=', year)
    .where('no', '=', no)
    .execute();
}
