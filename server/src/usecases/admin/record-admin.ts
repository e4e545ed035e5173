import { insertAdminEvent } from '../../store/admin-events.js';
import type { Tx } from '../../store/database.js';

/** Something that was done to how the installation works, for the log that auditors read. */
export interface AdminAct {
  /** `units.saved`, `account.created` …: words of a screen are found by it (`adminAction.<action>`, a dot is a `_`). */
  readonly action: string;
  /** What it was done to: `units`, `account`, `calendar`, `session` …, and its id. */
  readonly kind: string;
  readonly subject: string;
  /** What the subject is called now; it may be called otherwise when somebody reads it. */
  readonly name: string;
  /**
   * What helps to understand it: `{version, base}` of a document, `{before, after}` of a few members. Never a password,
   * never a text about a case.
   */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** The network address of a sign-in. */
  readonly address?: string | null;
}

/**
 * Writes a line into the log of administration. Called in the very transaction that does what it tells of: there is never
 * one without the other. The application's role may add to the log and not change it.
 * @param actor the person who acts; null: nobody who is signed in
 */
export function recordAdmin(
  tx: Tx,
  actor: { readonly tenant: string; readonly person: string | null },
  now: number,
  act: AdminAct,
): Promise<void> {
  const { action, kind, subject, name, detail = {}, address = null } = act;
  return insertAdminEvent(tx, actor.tenant, {
    at: now,
    actor: actor.person,
    action,
    kind,
    subject,
    name,
    address,
    detail,
  });
}
