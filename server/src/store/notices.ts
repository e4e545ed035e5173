import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import type { Channel, Language } from './tables-notify.js';

export interface NewNotice {
  readonly key: string;
  readonly person: string | null;
  readonly subscriber: string | null;
  readonly matter: string | null;
  readonly event: string;
  readonly params: Readonly<Record<string, string>>;
  readonly urgent: boolean;
}

export interface NoticeRow extends Omit<NewNotice, 'key'> {
  readonly id: number;
  readonly created_at: number;
  readonly read_at: number | null;
}

/** How far the outbox has become notices, held until the transaction ends; null: never yet. */
export async function lockPosition(tx: Tx, tenant: string): Promise<string | null> {
  const row = await tx
    .selectFrom('notice_position')
    .select('position')
    .where('tenant', '=', tenant)
    .forUpdate()
    .executeTakeFirst();
  return row?.position ?? null;
}

export async function storePosition(tx: Tx, tenant: string, position: string): Promise<void> {
  await tx
    .insertInto('notice_position')
    .values({ tenant, position })
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet({ position }))
    .execute();
}

/** The id; null where the same was told before. */
export async function insertNotice(tx: Tx, tenant: string, now: number, notice: NewNotice): Promise<number | null> {
  const { params, ...rest } = notice;
  const row = await tx
    .insertInto('notice')
    .values({ tenant, ...rest, params: JSON.stringify(params), created_at: iso(now) })
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

const columns = ['id', 'person', 'subscriber', 'matter', 'event', 'params', 'urgent', 'created_at', 'read_at'] as const;

/** A person's own, newest first, before an id. */
export function readNotices(
  tx: Tx,
  tenant: string,
  person: string,
  of: { readonly unread?: boolean; readonly before?: number | null; readonly since?: number },
  limit: number,
): Promise<NoticeRow[]> {
  const { unread = false, before = null, since } = of;
  return tx
    .selectFrom('notice')
    .select(columns)
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .$if(unread, (query) => query.where('read_at', 'is', null))
    .$if(before !== null, (query) => query.where('id', '<', before ?? 0))
    .$if(since !== undefined, (query) => query.where('created_at', '>', at(since ?? 0)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function findNotice(tx: Tx, tenant: string, id: number): Promise<NoticeRow | undefined> {
  return tx.selectFrom('notice').select(columns).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst();
}

export async function countUnread(tx: Tx, tenant: string, person: string): Promise<number> {
  const row = await tx
    .selectFrom('notice')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function markRead(
  tx: Tx,
  tenant: string,
  person: string,
  ids: readonly number[] | null,
  now: number,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: iso(now) })
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .$if(ids !== null, (query) => query.where('id', 'in', ids?.length === 0 ? [-1] : (ids ?? [])))
    .execute();
}

export async function forgetNotices(tx: Tx, tenant: string, before: number): Promise<void> {
  await tx.deleteFrom('notice').where('tenant', '=', tenant).where('created_at', '<', at(before)).execute();
}

export interface SettingRow {
  readonly language: Language;
  readonly email: string | null;
  readonly phone: string | null;
  readonly events: Readonly<Record<string, readonly Channel[]>>;
  readonly digest: boolean;
}

const settingColumns = ['language', 'email', 'phone', 'events', 'digest'] as const;

export function findSetting(tx: Tx, tenant: string, person: string): Promise<SettingRow | undefined> {
  return tx
    .selectFrom('notice_setting')
    .select(settingColumns)
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .executeTakeFirst();
}

export async function putSetting(tx: Tx, tenant: string, person: string, row: SettingRow): Promise<void> {
  const values = { ...row, events: JSON.stringify(row.events) };
  await tx
    .insertInto('notice_setting')
    .values({ tenant, person, ...values })
    .onConflict((conflict) => conflict.columns(['tenant', 'person']).doUpdateSet(values))
    .execute();
}

/** People whose summary of a day was not made yet, and who want one; each is marked as made. */
export async function claimDigests(tx: Tx, tenant: string, date: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`update notice_setting s set digest_on = ${date}::date
    from person p
    where s.tenant = ${tenant} and s.digest and s.email is not null and s.digest_on is distinct from ${date}::date
      and p.tenant = s.tenant and p.id = s.person and not p.disabled
    returning s.person`.execute(tx);
  return rows.map((row) => row.person);
}
