import type { CaseDetail } from '@bihuan/contracts';
import { findMatter } from '../store/matters.js';
import { getCase } from './get-case.js';
import type { Keyed } from './keyed.js';
import type { Actor, App } from './types.js';

/** What a command did. The same idempotency key gives the same again, with `replayed`. */
export interface Done {
  readonly case: string;
  readonly number: string;
  /** The case's version after the command. */
  readonly version: number;
  /** The event's number in the case. */
  readonly seq: number;
  readonly replayed: boolean;
  /** How many have reported it by now. */
  readonly reporters: number;
  /** The case as the person sees it now; null where they may not read it any more. */
  readonly detail: CaseDetail | null;
}

export async function doneOf(app: App, actor: Actor, { matter, seq, replayed }: Keyed): Promise<Done> {
  const detail = await getCase(app, actor, { case: matter });
  if (detail.ok) {
    const { number, reporters } = detail.value;
    return { case: matter, number, version: seq, seq, replayed, reporters, detail: detail.value };
  }
  const row = await app.db.transaction(actor.tenant, (tx) => findMatter(tx, actor.tenant, matter));
  return {
    case: matter,
    number: row?.number ?? '',
    version: seq,
    seq,
    replayed,
    reporters: row?.reporters ?? 1,
    detail: null,
  };
}
