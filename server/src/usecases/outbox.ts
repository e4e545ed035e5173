import type { Actor, App } from './types.js';

/** A row of the outbox whose transaction has committed, as have all before it. */
export interface OutboxRow {
  /** `xid-id`: sorts and resumes the stream. */
  readonly position: string;
  readonly tenant: string;
  readonly matter: string;
  readonly kind: 'case' | 'light';
  readonly data: Readonly<Record<string, unknown>>;
  /** For the rights of who listens. */
  readonly areaPath: string;
  readonly unit: string | null;
}

/** Rows after a position, in commit order, at most `limit`. Null: from the end, so only `position` of the answer counts. */
export async function readOutbox(
  _app: App,
  _tenant: string,
  _after: string | null,
  _limit: number,
): Promise<{ readonly rows: readonly OutboxRow[]; readonly position: string }> {
  throw new Error('not built yet');
}

/** May this person see what the row is about? */
export async function maySee(_app: App, _actor: Actor, _row: OutboxRow): Promise<boolean> {
  throw new Error('not built yet');
}
