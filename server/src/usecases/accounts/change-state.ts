import type { AccountChange, AccountDetail } from '@bihuan/contracts';
import { endSessionsOf, renameAccount, setDisabled, setLocked } from '../../store/accounts.js';
import { recordAdmin } from '../admin/record-admin.js';
import { unstorable } from '../storable.js';
import type { Actor, App, Failure, Result } from '../types.js';
import { type AccountScope, changeAccount, ownAccount } from './change-account.js';

/** Renames, locks, unlocks, disables and enables. Who is locked or disabled is signed out at once. */
export function changeState(app: App, actor: Actor, id: string, change: AccountChange): Promise<Result<AccountDetail>> {
  return changeAccount(app, actor, id, async (scope) => {
    const bad = unstorable(change);
    if (bad !== null) return bad;
    return (await rename(scope, actor, change.name)) ?? (await turn(scope, actor, change));
  });
}

async function rename(scope: AccountScope, actor: Actor, name: string | undefined): Promise<Failure | null> {
  const { tx, account } = scope;
  if (name === undefined || name === account.name) return null;
  await renameAccount(tx, actor.tenant, account.id, name);
  await record(scope, actor, 'account.renamed', { before: account.name, after: name });
  return null;
}

async function turn(scope: AccountScope, actor: Actor, change: AccountChange): Promise<Failure | null> {
  const { tx, account, now } = scope;
  const locked = (account.lockedUntil ?? 0) > now;
  const locks = change.locked !== undefined && change.locked !== locked ? change.locked : null;
  const disables = change.disabled !== undefined && change.disabled !== account.disabled ? change.disabled : null;
  if (locks === null && disables === null) return null;
  const own = ownAccount(actor, account);
  if (own !== null) return own;
  if (locks !== null) {
    await setLocked(tx, actor.tenant, account.id, locks);
    await record(scope, actor, locks ? 'account.locked' : 'account.unlocked', {});
  }
  if (disables !== null) {
    await setDisabled(tx, actor.tenant, account.id, disables);
    await record(scope, actor, disables ? 'account.disabled' : 'account.enabled', {});
  }
  if (locks === true || disables === true) await endSessionsOf(tx, actor.tenant, account.id, null);
  return null;
}

function record(
  { tx, account, now }: AccountScope,
  actor: Actor,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordAdmin(tx, actor, now, { action, kind: 'account', subject: account.id, name: account.name, detail });
}
