import type { AccountCreate, AccountWithPassword } from '@bihuan/contracts';
import { allowsSomewhere } from '../../policies/allow.js';
import { rightsOf } from '../../policies/permissions.js';
import { findAccountById, isLoginTaken, lockAccounts, setPassword } from '../../store/accounts.js';
import type { Tx } from '../../store/database.js';
import { type GrantRow, insertPerson } from '../../store/people.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { randomPassword } from '../password.js';
import { unstorable } from '../storable.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { accountDetail } from './account-view.js';
import { addGrant, grantOf, mayHold } from './grant-role.js';

/** A new account with a random password, which is told once and must be changed at the first sign-in. */
export async function createAccount(
  app: App,
  actor: Actor,
  input: AccountCreate,
): Promise<Result<AccountWithPassword>> {
  const password = randomPassword(app.random);
  const hash = await app.passwords.hash(password);
  return inTransaction(app, actor.tenant, async (tx, config) => {
    if (!allowsSomewhere(rightsOf(config.newestFlow), actor, 'account.write')) {
      return failed({ code: 'forbidden', permission: 'account.write' });
    }
    const bad = unstorable(input);
    if (bad !== null) return failed(bad);
    await lockAccounts(tx, actor.tenant);
    if (await isLoginTaken(tx, actor.tenant, input.login)) {
      return failed({ code: 'rule', reason: 'login-taken', params: { login: input.login } });
    }
    const now = app.clock.now();
    const account = await addAccount(app, tx, actor, { login: input.login, name: input.name, hash });
    const held: GrantRow[] = [];
    for (const grant of input.grants.map(grantOf)) {
      const failure = mayHold(config, held, grant);
      if (failure !== null) return failed(failure);
      held.push(grant);
      await addGrant({ tx, config, account, now }, actor, grant);
    }
    const row = await findAccountById(tx, actor.tenant, account.id);
    if (row === null) throw new Error('an account that was just made is not there');
    return done({ account: accountDetail(config, actor, row, now), password });
  });
}

/** Stores and records it; its password must be changed first. */
export async function addAccount(
  app: App,
  tx: Tx,
  actor: Actor,
  { login, name, hash }: { readonly login: string; readonly name: string; readonly hash: string },
): Promise<{ readonly id: string; readonly name: string }> {
  const now = app.clock.now();
  const id = `p-${app.random(9).toString('base64url')}`;
  await insertPerson(tx, actor.tenant, now, { id, login, name, password: hash, grants: [] });
  await setPassword(tx, actor.tenant, id, hash, true);
  await recordAdmin(tx, actor, now, {
    action: 'account.created',
    kind: 'account',
    subject: id,
    name,
    detail: { login },
  });
  return { id, name };
}
