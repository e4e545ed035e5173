import { type Selectable, sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import type { CallKind, CallTable } from './tables-hotline.js';

export type CallRow = Selectable<CallTable>;
/** What stands in a list, with the number of its cases. */
export type CallLine = CallRow & { readonly cases: number };

export interface NewCall {
  readonly id: string;
  readonly foreign_id: string | null;
  readonly direction: 'in' | 'out';
  readonly state: CallRow['state'];
  readonly number: string | null;
  readonly number_index: Buffer | null;
  readonly line: string | null;
  readonly agent: string | null;
  readonly rang_at: number;
  readonly answered_at: number | null;
  readonly ended_at: number | null;
}

/** False where the telephone system told of it before. */
export async function insertCall(tx: Tx, tenant: string, call: NewCall): Promise<boolean> {
  const { rang_at, answered_at, ended_at, ...rest } = call;
  const row = await tx
    .insertInto('call')
    .values({
      tenant,
      ...rest,
      rang_at: iso(rang_at),
      answered_at: answered_at === null ? null : iso(answered_at),
      ended_at: ended_at === null ? null : iso(ended_at),
    })
    .onConflict((conflict) => conflict.columns(['tenant', 'foreign_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Held until the transaction ends. */
export function lockCall(
  tx: Tx,
  tenant: string,
  of: { readonly id: string } | { readonly foreign: string },
): Promise<CallRow | undefined> {
  return tx
    .selectFrom('call')
    .selectAll()
    .where('tenant', '=', tenant)
    .$if('id' in of, (query) => query.where('id', '=', 'id' in of ? of.id : ''))
    .$if('foreign' in of, (query) => query.where('foreign_id', '=', 'foreign' in of ? of.foreign : ''))
    .forUpdate()
    .executeTakeFirst();
}

export interface CallChange {
  readonly state?: CallRow['state'];
  readonly agent?: string | null;
  readonly answered_at?: number | null;
  readonly ended_at?: number | null;
  readonly kind?: CallKind | null;
  readonly name?: string | null;
  readonly notes?: string | null;
  readonly answer?: string | null;
  readonly recording?: string | null;
  readonly handed_to?: string | null;
  readonly handed_by?: string | null;
  readonly handed_note?: string | null;
}

export async function changeCall(tx: Tx, tenant: string, id: string, change: CallChange): Promise<void> {
  const { answered_at, ended_at, ...rest } = change;
  await tx
    .updateTable('call')
    .set({
      ...rest,
      ...(answered_at === undefined ? {} : { answered_at: answered_at === null ? null : iso(answered_at) }),
      ...(ended_at === undefined ? {} : { ended_at: ended_at === null ? null : iso(ended_at) }),
    })
    .set((each) => ({ version: each('version', '+', 1) }))
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .execute();
}

const cases = sql<number>`(select count(*) from call_case c where c.tenant = call.tenant and c.call = call.id)`;

export interface CallFilter {
  readonly id?: string;
  readonly open?: boolean;
  readonly since?: number;
  readonly number?: Buffer;
  readonly but?: string;
  readonly handedTo?: string;
  readonly before?: { readonly at: number; readonly id: string } | null;
}

/** Open ones the oldest first; all others the latest first. */
export function readCalls(tx: Tx, tenant: string, filter: CallFilter, limit: number): Promise<CallLine[]> {
  const { id, open, since, number, but, handedTo, before = null } = filter;
  return tx
    .selectFrom('call')
    .selectAll()
    .select(cases.as('cases'))
    .where('tenant', '=', tenant)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(open === true, (query) => query.where('state', 'in', ['ringing', 'answered']))
    .$if(open === false, (query) => query.where('state', 'in', ['ended', 'missed']))
    .$if(since !== undefined, (query) => query.where('rang_at', '>=', at(since ?? 0)))
    .$if(number !== undefined, (query) => query.where('number_index', '=', number ?? Buffer.alloc(0)))
    .$if(but !== undefined, (query) => query.where('id', '<>', but ?? ''))
    .$if(handedTo !== undefined, (query) => query.where('handed_to', '=', handedTo ?? ''))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(rang_at, id) < (${iso(before?.at ?? 0)}::timestamptz, ${before?.id ?? ''})`),
    )
    .orderBy('rang_at', open === true ? 'asc' : 'desc')
    .orderBy('id', open === true ? 'asc' : 'desc')
    .limit(limit)
    .execute();
}

export async function linkCase(
  tx: Tx,
  tenant: string,
  link: { readonly call: string; readonly matter: string; readonly reported: boolean },
): Promise<void> {
  await tx
    .insertInto('call_case')
    .values({ tenant, ...link })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'call', 'matter']).doUpdateSet({
        reported: sql<boolean>`call_case.reported or excluded.reported`,
      }),
    )
    .execute();
}

export async function mattersOfCall(tx: Tx, tenant: string, call: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('call_case')
    .select('matter')
    .where('tenant', '=', tenant)
    .where('call', '=', call)
    .orderBy('matter')
    .execute();
  return rows.map((row) => row.matter);
}

/** Calls in which a case was reported or joined. */
export async function callsThatReported(tx: Tx, tenant: string, matter: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('call_case')
    .innerJoin('call', (join) =>
      join.onRef('call.tenant', '=', 'call_case.tenant').onRef('call.id', '=', 'call_case.call'),
    )
    .select('call.id')
    .where('call_case.tenant', '=', tenant)
    .where('call_case.matter', '=', matter)
    .where('call_case.reported', '=', true)
    .where('call.number', 'is not', null)
    .execute();
  return rows.map((row) => row.id);
}

/** How many reports were made in calls since. */
export async function countReports(tx: Tx, tenant: string, since: number): Promise<number> {
  const row = await tx
    .selectFrom('call_case')
    .innerJoin('call', (join) =>
      join.onRef('call.tenant', '=', 'call_case.tenant').onRef('call.id', '=', 'call_case.call'),
    )
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('call_case.tenant', '=', tenant)
    .where('call_case.reported', '=', true)
    .where('call.rang_at', '>=', at(since))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The caller and what was said, for good, of all calls about a matter; and of the tasks that came of them. */
export async function eraseCalls(tx: Tx, tenant: string, matter: string, now: number): Promise<number> {
  const ids = tx.selectFrom('call_case').select('call').where('tenant', '=', tenant).where('matter', '=', matter);
  const result = await tx
    .updateTable('call')
    .set({
      number: null,
      number_index: null,
      name: null,
      notes: null,
      answer: null,
      recording: null,
      handed_note: null,
      erased_at: iso(now),
    })
    .where('tenant', '=', tenant)
    .where('id', 'in', ids)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  await tx
    .updateTable('call_task')
    .set({ reason: null, result: null })
    .where('tenant', '=', tenant)
    .where('call', 'in', ids)
    .execute();
  return Number(result.numUpdatedRows);
}

/** The person with a login; null: nobody who may sign in. */
export async function personOfLogin(tx: Tx, tenant: string, login: string): Promise<string | null> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('tenant', '=', tenant)
    .where(sql<string>`lower(login)`, '=', login.toLowerCase())
    .where('disabled', '=', false)
    .executeTakeFirst();
  return row?.id ?? null;
}
