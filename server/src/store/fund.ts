import { sql } from 'kysely';
import type { Tx } from './database.js';
import { iso } from './instants.js';

export interface FundRow {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly kind: string;
  /** What it does to the year's balance, in fen. */
  readonly amount: number;
  readonly matter: string | null;
  readonly of_entry: string | null;
  readonly party: string | null;
  readonly note: string | null;
  readonly overdraws: boolean;
  readonly written_by: string;
  readonly written_at: number;
}

/** An entry, whether it has been taken back, and what was paid back of it. */
export interface FundLine extends FundRow {
  readonly corrected: boolean;
  readonly recovered: number;
}

/** Nobody else writes into the tenant's fund before this transaction ends. */
export async function lockFund(tx: Tx, tenant: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('fund ' || ${tenant}, 0))`.execute(tx);
}

export async function nextFundNo(tx: Tx, tenant: string, year: number): Promise<number> {
  const row = await tx
    .selectFrom('fund_entry')
    .select((eb) => eb.fn.max('no').as('no'))
    .where('tenant', '=', tenant)
    .where('year', '=', year)
    .executeTakeFirst();
  return (row?.no ?? 0) + 1;
}

export async function insertFundEntry(tx: Tx, tenant: string, { written_at, ...row }: FundRow): Promise<void> {
  await tx
    .insertInto('fund_entry')
    .values({ tenant, ...row, written_at: iso(written_at) })
    .execute();
}

/** Entries of a year, or of some matters, or one of them; the latest first. */
export async function readFund(
  tx: Tx,
  tenant: string,
  of: {
    readonly year?: number | undefined;
    readonly matters?: readonly string[] | undefined;
    readonly id?: string | undefined;
  },
  before: { readonly year: number; readonly no: number } | null = null,
  limit = 10_000,
): Promise<FundLine[]> {
  return tx
    .selectFrom('fund_entry as e')
    .select([
      'e.id',
      'e.year',
      'e.no',
      'e.kind',
      'e.amount',
      'e.matter',
      'e.of_entry',
      'e.party',
      'e.note',
      'e.overdraws',
      'e.written_by',
      'e.written_at',
    ])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('fund_entry as c')
            .select('c.id')
            .where('c.tenant', '=', tenant)
            .whereRef('c.of_entry', '=', 'e.id')
            .where('c.kind', '=', 'correction'),
        )
        .$castTo<boolean>()
        .as('corrected'),
      paidBack(tenant).as('recovered'),
    ])
    .where('e.tenant', '=', tenant)
    .$if(of.year !== undefined, (query) => query.where('e.year', '=', of.year ?? 0))
    .$if(of.matters !== undefined, (query) =>
      query.where('e.matter', '=', sql<string>`any(${[...(of.matters ?? [])]}::text[])`),
    )
    .$if(of.id !== undefined, (query) => query.where('e.id', '=', of.id ?? ''))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(e.year, e.no) < (${before?.year ?? 0}::integer, ${before?.no ?? 0}::integer)`),
    )
    .orderBy('e.year', 'desc')
    .orderBy('e.no', 'desc')
    .limit(limit)
    .execute();
}

/** What stands paid back of an entry `e`: recoveries that were not taken back. */
function paidBack(tenant: string) {
  return sql<number>`coalesce((select sum(r.amount) from fund_entry r
    where r.tenant = ${tenant} and r.of_entry = e.id and r.kind = 'recovery'
      and not exists (select from fund_entry c
        where c.tenant = r.tenant and c.of_entry = r.id and c.kind = 'correction')), 0)::bigint`;
}

export interface FundSums {
  readonly year: number;
  /** Of entries that were not taken back. */
  readonly allocated: number;
  readonly spent: number;
  readonly recovered: number;
  /** Of all entries: the same as allocated − spent + recovered. */
  readonly balance: number;
}

/** The sums of every year that has entries, the latest first. */
export async function fundSums(tx: Tx, tenant: string): Promise<FundSums[]> {
  const { rows } = await sql<FundSums>`
    select e.year,
      coalesce(sum(e.amount) filter (where e.kind = 'allocation' and c.id is null), 0)::bigint as allocated,
      coalesce(-sum(e.amount) filter (where e.kind = 'cost' and c.id is null), 0)::bigint as spent,
      coalesce(sum(e.amount) filter (where e.kind = 'recovery' and c.id is null), 0)::bigint as recovered,
      sum(e.amount)::bigint as balance
    from fund_entry e
    left join fund_entry c on c.tenant = e.tenant and c.of_entry = e.id and c.kind = 'correction'
    where e.tenant = ${tenant}
    group by e.year order by e.year desc`.execute(tx);
  return rows;
}

export interface FundCase {
  readonly matter: string;
  readonly spent: number;
  readonly recovered: number;
}

/** Cases on which something was spent that is not paid back yet, the greatest sum first. */
export async function owingCases(tx: Tx, tenant: string, limit: number): Promise<FundCase[]> {
  const { rows } = await sql<FundCase>`
    select e.matter,
      coalesce(-sum(e.amount) filter (where e.kind = 'cost'), 0)::bigint as spent,
      coalesce(sum(e.amount) filter (where e.kind = 'recovery'), 0)::bigint as recovered
    from fund_entry e
    where e.tenant = ${tenant} and e.matter is not null and e.kind in ('cost', 'recovery')
      and not exists (select from fund_entry c
        where c.tenant = e.tenant and c.of_entry = e.id and c.kind = 'correction')
    group by e.matter having sum(e.amount) < 0
    order by sum(e.amount), e.matter limit ${limit}`.execute(tx);
  return rows;
}

/** Year and number of some entries, by id. */
export async function fundNumbers(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
): Promise<Map<string, Pick<FundRow, 'id' | 'year' | 'no'>>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('fund_entry')
    .select(['id', 'year', 'no'])
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
