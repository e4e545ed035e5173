import type { Tx } from './database.js';
import { at } from './instants.js';

/** One line of the log of administration. */
export interface AdminEventRow {
  readonly id: number;
  readonly at: number;
  readonly actor: string | null;
  readonly action: string;
  readonly kind: string;
  readonly subject: string;
  readonly name: string;
  readonly address: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export type NewAdminEvent = Omit<AdminEventRow, 'id'>;

export async function insertAdminEvent(tx: Tx, tenant: string, event: NewAdminEvent): Promise<void> {
  const { at: instant, detail, ...rest } = event;
  await tx
    .insertInto('admin_event')
    .values({ tenant, ...rest, at: new Date(instant), detail: JSON.stringify(detail) })
    .execute();
}

export interface AdminEventFilter {
  readonly actor?: string | undefined;
  /** Actions that begin with it: `account.`, or one in full. */
  readonly action?: string | undefined;
  readonly kind?: string | undefined;
  readonly subject?: string | undefined;
  /** Part of what the subject was called, or its id. */
  readonly text?: string | undefined;
  /** From (inclusive), to (exclusive). */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The latest first, before an id; null: from the end. */
export async function readAdminEvents(
  tx: Tx,
  tenant: string,
  filter: AdminEventFilter,
  before: number | null,
  limit: number,
): Promise<AdminEventRow[]> {
  let query = tx
    .selectFrom('admin_event')
    .select(['id', 'at', 'actor', 'action', 'kind', 'subject', 'name', 'address', 'detail'])
    .where('tenant', '=', tenant)
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== null) query = query.where('id', '<', before);
  if (filter.actor !== undefined) query = query.where('actor', '=', filter.actor);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.subject !== undefined) query = query.where('subject', '=', filter.subject);
  if (filter.from !== undefined) query = query.where('at', '>=', at(filter.from));
  if (filter.to !== undefined) query = query.where('at', '<', at(filter.to));
  if (filter.action !== undefined) query = query.where('action', 'like', `${escaped(filter.action)}%`);
  if (filter.text !== undefined) {
    const part = `%${escaped(filter.text)}%`;
    query = query.where((each) => each.or([each('name', 'ilike', part), each('subject', 'ilike', part)]));
  }
  return query.execute();
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
