import { sql } from 'kysely';
import type { Tx } from './database.js';
import { at, iso } from './instants.js';
import { insertMany } from './many.js';

export interface Message {
  readonly matter: string;
  /**
   * `rules`: of no matter; what the tenant works by, or when its cases fall due, has changed. `notice`: a person was told
   * something; `call`: of the hotline. Neither is of a matter.
   */
  readonly kind: 'case' | 'light' | 'viewers' | 'rules' | 'notice' | 'call';
  readonly data: Readonly<Record<string, unknown>>;
}

export interface StoredMessage extends Message {
  /** `xid-id`: rows are read, and a stream resumes, in this order. */
  readonly position: string;
}

export async function insertMessages(tx: Tx, tenant: string, now: number, messages: readonly Message[]): Promise<void> {
  const created_at = iso(now);
  await insertMany(
    tx,
    'outbox',
    messages.map(({ matter, kind, data }) => ({ tenant, matter, kind, data, created_at })),
  );
}

/**
 * Messages after a position, in an order that no later commit disturbs: rows of a transaction are given only when every
 * transaction that began before it has ended.
 */
export async function readMessages(tx: Tx, tenant: string, after: string, limit: number): Promise<StoredMessage[]> {
  const { xid, id } = parsePosition(after);
  const rows = await tx
    .selectFrom('outbox')
    .select(['xid', 'id', 'matter', 'kind', 'data'])
    .where('tenant', '=', tenant)
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .where(sql<boolean>`(xid, id) > (${xid}::xid8, ${id}::bigint)`)
    .orderBy('xid')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    position: `${row.xid}-${row.id}`,
    matter: row.matter,
    kind: row.kind as Message['kind'],
    data: row.data,
  }));
}

/** The position after everything that could be read now. */
export async function lastPosition(tx: Tx): Promise<string> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(tx);
  return `${rows[0]?.xid ?? '0'}-0`;
}

const position = /^(\d{1,19})-(\d{1,18})$/;

export const isPosition = (text: string): boolean => position.test(text);

function parsePosition(text: string): { readonly xid: string; readonly id: string } {
  const [, xid, id] = position.exec(text) ?? [];
  if (xid === undefined || id === undefined) throw new Error(`"${text}" is no position in the outbox.`);
  return { xid, id };
}

/** Forgets messages that are too old to resume from, and remembers up to where. */
export async function forgetMessages(tx: Tx, tenant: string, before: number): Promise<void> {
  const forgotten = await tx
    .deleteFrom('outbox')
    .where('tenant', '=', tenant)
    .where('created_at', '<', at(before))
    .returning('xid')
    .execute();
  if (forgotten.length === 0) return;
  const last = forgotten.map((row) => BigInt(row.xid)).reduce((a, b) => (a > b ? a : b));
  await tx
    .updateTable('tenant')
    .set({ forgotten_xid: String(last) })
    .where('tenant', '=', tenant)
    .execute();
}

/** May messages after this position have been forgotten? */
export async function isForgotten(tx: Tx, tenant: string, after: string): Promise<boolean> {
  const row = await tx.selectFrom('tenant').select('forgotten_xid').where('tenant', '=', tenant).executeTakeFirst();
  const last = row?.forgotten_xid ?? null;
  return last !== null && BigInt(parsePosition(after).xid) <= BigInt(last);
}
