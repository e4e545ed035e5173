import type { Session } from '@bihuan/contracts';
import {
  type Account,
  countFailure,
  findAccount,
  forgetFailures,
  grantsOf,
  insertSession,
  lockAccount,
} from '../store/sessions.js';
import { findTenant } from '../store/tenants.js';
import { inTransaction } from './in-transaction.js';
import { sessionView } from './session-view.js';
import { makeToken, readToken } from './token.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  /** Absent: the default tenant. */
  readonly tenant?: string;
}

export interface SignedIn {
  /** The only copy: what the cookie carries. The database keeps its hash. */
  readonly token: string;
  readonly actor: Actor;
  readonly session: Session;
}

/** Wrong passwords before an account is locked, and for how long it is. */
const tolerated = 5;
const lockMs = 30 * 60_000;

/**
 * Checks a password and opens a session. An unknown login takes as long, and is told as little, as a wrong password; a
 * locked account says so only after the password was right or wrong, so that it tells nothing of the password.
 */
export async function signIn(app: App, input: SignInInput): Promise<Result<SignedIn>> {
  const tenant = input.tenant ?? app.defaultTenant;
  const account = await app.db.transaction(tenant, async (tx) =>
    (await findTenant(tx, tenant)) === null ? null : findAccount(tx, tenant, input.login),
  );
  const locked = account !== null && (account.lockedUntil ?? 0) > app.clock.now();
  const matches = await app.passwords.verify(account?.password ?? null, input.password);
  if (locked) return failed({ code: 'locked', until: account.lockedUntil ?? 0 });
  if (account === null || account.disabled) return failed({ code: 'wrong-credentials' });
  if (!matches) return refuse(app, tenant, account);
  return open(app, tenant, account);
}

async function refuse(app: App, tenant: string, account: Account): Promise<Result<never>> {
  await app.db.transaction(tenant, async (tx) => {
    const failures = await countFailure(tx, tenant, account.person);
    if (failures >= tolerated) await lockAccount(tx, tenant, account.person, app.clock.now() + lockMs);
  });
  return failed({ code: 'wrong-credentials' });
}

function open(app: App, tenant: string, account: Account): Promise<Result<SignedIn>> {
  const now = app.clock.now();
  const expiresAt = now + Math.min(app.sessionMs, app.sessionLifeMs);
  const token = makeToken(tenant, app.random);
  return inTransaction(app, tenant, async (tx, config) => {
    const hash = readToken(token)?.hash;
    if (hash === undefined) throw new Error('a token that was just made cannot be read');
    // Guesses that came meanwhile, all at once, may have locked it.
    if (!(await forgetFailures(tx, tenant, account.person, now)))
      return failed({ code: 'locked', until: now + lockMs });
    await insertSession(tx, tenant, { hash, person: account.person, now, expiresAt });
    const actor = { tenant, person: account.person, grants: await grantsOf(tx, tenant, account.person) };
    return done({ token, actor, session: sessionView(config, actor, account.name, now, expiresAt) });
  });
}
