import type { AccountWithPassword, PasswordChange } from '@bihuan/contracts';
import { passwordTrouble } from '@bihuan/kit';
import { endSessionsOf, findAccountById, passwordOf, setPassword } from '../../store/accounts.js';
import { countFailure, lockAccount } from '../../store/sessions.js';
import { recordAdmin } from '../admin/record-admin.js';
import { inTransaction } from '../in-transaction.js';
import { randomPassword } from '../password.js';
import { readToken } from '../token.js';
import { type Actor, type App, done, failed, type Result } from '../types.js';
import { changeAccount, ownAccount } from './change-account.js';

/** A new random password, told once; whoever is signed in with the old one is signed out. */
export async function resetPassword(app: App, actor: Actor, id: string): Promise<Result<AccountWithPassword>> {
  const password = randomPassword(app.random);
  const hash = await app.passwords.hash(password);
  const changed = await changeAccount(app, actor, id, async ({ tx, account, now }) => {
    const own = ownAccount(actor, account);
    if (own !== null) return own;
    await setPassword(tx, actor.tenant, id, hash, true);
    await endSessionsOf(tx, actor.tenant, id, null);
    await recordAdmin(tx, actor, now, {
      action: 'account.password-reset',
      kind: 'account',
      subject: id,
      name: account.name,
    });
    return null;
  });
  return changed.ok ? done({ account: changed.value, password }) : changed;
}

const tolerated = 5;
const lockMs = 30 * 60_000;

/**
 * Somebody takes another password, by the old one. Their other sessions end: whoever knew the old password is out. Wrong
 * old passwords count like those at sign-in, so that an unattended screen is no place to try them out.
 */
export async function changePassword(
  app: App,
  actor: Actor,
  token: string,
  input: PasswordChange,
): Promise<Result<null>> {
  const { tenant, person } = actor;
  const before = await app.db.transaction(tenant, async (tx) => ({
    account: await findAccountById(tx, tenant, person),
    hash: await passwordOf(tx, tenant, person),
  }));
  const { account, hash } = before;
  if (account === null) return failed({ code: 'not-signed-in' });
  if (!(await app.passwords.verify(hash, input.old))) return refuse(app, actor);
  const trouble = passwordTrouble(input.new, account.login);
  if (trouble !== null) return failed({ code: 'rule', reason: 'weak-password', params: { why: trouble } });
  if (input.new.normalize('NFC') === input.old.normalize('NFC')) {
    return failed({ code: 'rule', reason: 'weak-password', params: { why: 'same' } });
  }
  const next = await app.passwords.hash(input.new);
  return inTransaction(app, tenant, async (tx) => {
    // Reset by somebody meanwhile: the old password is no more.
    if ((await passwordOf(tx, tenant, person)) !== hash) return failed({ code: 'not-signed-in' });
    await setPassword(tx, tenant, person, next, false);
    await endSessionsOf(tx, tenant, person, readToken(token)?.hash ?? null);
    await recordAdmin(tx, actor, app.clock.now(), {
      action: 'account.password-changed',
      kind: 'account',
      subject: person,
      name: account.name,
    });
    return done(null);
  });
}

async function refuse(app: App, actor: Actor): Promise<Result<never>> {
  const { tenant, person } = actor;
  await app.db.transaction(tenant, async (tx) => {
    const now = app.clock.now();
    if ((await countFailure(tx, tenant, person)) < tolerated) return;
    await lockAccount(tx, tenant, person, now + lockMs);
    await endSessionsOf(tx, tenant, person, null);
    await recordAdmin(tx, { tenant, person: null }, now, {
      action: 'session.locked',
      kind: 'account',
      subject: person,
      name: (await findAccountById(tx, tenant, person))?.name ?? '',
      detail: { why: 'wrong-password' },
    });
  });
  return failed({ code: 'rule', reason: 'wrong-password' });
}
