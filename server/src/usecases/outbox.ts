import { allows, allowsSomewhere } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { Tx } from '../store/database.js';
import { findMatter } from '../store/matters.js';
import { isForgotten, isPosition, lastPosition, readMessages } from '../store/outbox.js';
import { readViewers } from '../store/viewers.js';
import { subjectOf } from './subject.js';
import type { Actor, App } from './types.js';
import { STALE_MS } from './viewers.js';

/** A message of the outbox whose transaction has committed, as have all before it. */
export interface OutboxRow {
  /** `xid-id`: sorts and resumes the stream. */
  readonly position: string;
  readonly tenant: string;
  readonly matter: string;
  readonly kind: 'case' | 'light' | 'viewers' | 'rules' | 'notice' | 'call';
  /** case: `version`, `event`; light: `clock`, `light`; viewers: nothing; notice: `person`; call: `call`, `state`, `agent`. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface OutboxPage {
  readonly rows: readonly OutboxRow[];
  /** Where to go on. */
  readonly position: string;
  /** Messages after the position asked for were forgotten, or it is none of ours: whoever listens must fetch afresh. */
  readonly gap: boolean;
}

/** Messages after a position, in commit order, at most `limit`. Null: none, and the position from which on they are new. */
export function readOutbox(app: App, tenant: string, after: string | null, limit: number): Promise<OutboxPage> {
  return app.db.snapshot(tenant, async (tx) => {
    if (after === null || !isPosition(after)) {
      return { rows: [], position: await lastPosition(tx), gap: after !== null };
    }
    const messages = await readMessages(tx, tenant, after, limit);
    const rows = messages.map((message) => ({ tenant, ...message }));
    return { rows, position: rows.at(-1)?.position ?? after, gap: await isForgotten(tx, tenant, after) };
  });
}

/**
 * Which of these people may see what the message is about? In their order. That somebody came to look at a case is told
 * to those who look at it too.
 */
export async function whoMaySee(app: App, actors: readonly Actor[], row: OutboxRow): Promise<boolean[]> {
  // It names nothing: everybody of the tenant reads again what they may read.
  if (row.kind === 'rules') return actors.map((actor) => actor.tenant === row.tenant);
  if (row.kind === 'notice') {
    return actors.map((actor) => actor.tenant === row.tenant && actor.person === row.data.person);
  }
  return app.db.snapshot(row.tenant, async (tx) => {
    if (row.kind === 'call') {
      const newest = rightsOf((await app.config.of(tx, row.tenant)).newestFlow);
      return actors.map((actor) => actor.tenant === row.tenant && allowsSomewhere(newest, actor, 'hotline.work'));
    }
    const matter = await findMatter(tx, row.tenant, row.matter);
    if (matter === undefined) return actors.map(() => false);
    const config = await app.config.of(tx, row.tenant);
    const rights = rightsOf(config.flow(matter.definition_version));
    const subject = await subjectOf(tx, matter);
    const viewers = row.kind === 'viewers' ? await viewersOf(tx, app, row) : null;
    return actors.map(
      (actor) =>
        actor.tenant === row.tenant &&
        (viewers === null || viewers.has(actor.person)) &&
        allows(rights, actor, 'case.read', subject),
    );
  });
}

async function viewersOf(tx: Tx, app: App, { tenant, matter }: OutboxRow): Promise<Set<string>> {
  const rows = await readViewers(tx, tenant, matter, app.clock.now() - STALE_MS);
  return new Set(rows.map((each) => each.person));
}
