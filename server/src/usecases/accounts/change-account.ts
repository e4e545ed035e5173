import type { AccountDetail } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { ADMINISTRATIVE, rightsOf } from '../../policies/permissions.js';
import { type AccountRow, countHolders, findAccountById, lockAccounts } from '../../store/accounts.js';
import type { Tx } from '../../store/database.js';
import type { TenantConfig } from '../config.js';
import { inTransaction } from '../in-transaction.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, type Failure, failed, type Result } from '../types.js';
import { accountDetail } from './account-view.js';

export interface AccountScope {
  readonly tx: Tx;
  readonly config: TenantConfig;
  readonly account: AccountRow;
  readonly now: number;
}

const keepers = ADMINISTRATIVE[1];

/**
 * Changes an account in one transaction, one after another in a tenant, and gives it as it is then. Nobody changes their own
 * roles or state, nor their own password but by the old one: what one person does to accounts, another can see and undo. And
 * there is always somebody left who can look after accounts.
 */
export async function changeAccount(
  app: App,
  actor: Actor,
  id: string,
  work: (scope: AccountScope) => Promise<Failure | null>,
): Promise<Result<AccountDetail>> {
  const result = await inTransaction<AccountDetail>(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'account.write')) {
      return failed({ code: 'forbidden', permission: 'account.write' });
    }
    const bad = unstorable({ id });
    if (bad !== null) return failed(bad);
    await lockAccounts(tx, actor.tenant);
    const now = app.clock.now();
    const account = await findAccountById(tx, actor.tenant, id);
    if (account === null) return failed({ code: 'not-found' });
    const failure = await work({ tx, config, account, now });
    if (failure !== null) return failed(failure);
    if ((await countHolders(tx, actor.tenant, keepers, now)) === 0) {
      return failed({ code: 'rule', reason: 'last-security-administrator' });
    }
    const after = await findAccountById(tx, actor.tenant, id);
    if (after === null) return failed({ code: 'not-found' });
    return done(accountDetail(config, actor, after, now));
  });
  return result;
}

/** The refusal of changing one's own account; null where it is another's. */
export function ownAccount(actor: Actor, account: AccountRow): Failure | null {
  return account.id === actor.person ? { code: 'rule', reason: 'own-account' } : null;
}
