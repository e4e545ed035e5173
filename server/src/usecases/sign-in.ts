import type { Session } from '@bihuan/contracts';
import { noteSignIn } from '../store/accounts.js';
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
import { recordAdmin } from './admin/record-admin.js';
import { inTransaction } from './in-transaction.js';
import { sessionView } from './session-view.js';
import { makeToken, readToken } from './token.js';
import { type Actor, type App, done, failed, type Result } from './types.js';

export interface SignInInput {
  readonly login: string;
  readonly password: string;
  /** Absent: the default tenant. */
  readonly tenant?: string;
  /** Where the request came from, for the log. */
  readonly address?: string;
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
  const { known, account } = await app.db.transaction(tenant, async (tx) => {
    const known = (await findTenant(tx, tenant)) !== null;
    return { known, account: known ? await findAccount(tx, tenant, input.login) : null };
  });
  const locked = account !== null && (account.lockedUntil ?? 0) > app.clock.now();
  const matches = await app.passwords.verify(account?.password ?? null, input.password);
  const attempt = { app, tenant, account, address: input.address ?? null };
  if (locked) {
    await note(attempt, 'locked');
    return failed({ code: 'locked', until: account.lockedUntil ?? 0 });
  }
  if (account === null || account.disabled) {
    if (known) await note(attempt, account === null ? 'unknown-login' : 'disabled');
    return failed({ code: 'wrong-credentials' });
  }
  if (!matches) return refuse({ ...attempt, account });
  return open({ ...attempt, account });
}

interface Attempt<A> {
  readonly app: App;
  readonly tenant: string;
  readonly account: A;
  readonly address: string | null;
}

/** A login that nobody has is not written down: what stands there may be a password that was typed too early. */
async function note({ app, tenant, account, address }: Attempt<Account | null>, why: string): Promise<void> {
  await app.db.transaction(tenant, (tx) =>
    recordAdmin(tx, { tenant, person: null }, app.clock.now(), {
      action: 'session.refused',
      kind: 'account',
      subject: account?.person ?? '',
      name: account?.name ?? '',
      detail: { why },
      address,
    }),
  );
}

async function refuse({ app, tenant, account, address }: Attempt<Account>): Promise<Result<never>> {
  await app.db.transaction(tenant, async (tx) => {
    const now = app.clock.now();
    const failures = await countFailure(tx, tenant, account.person);
    const locks = failures >= tolerated;
    if (locks) await lockAccount(tx, tenant, account.person, now + lockMs);
    await recordAdmin(tx, { tenant, person: null }, now, {
      action: locks ? 'session.locked' : 'session.refused',
      kind: 'account',
      subject: account.person,
      name: account.name,
      detail: { why: 'wrong-password', failures },
      address,
    });
  });
  return failed({ code: 'wrong-credentials' });
}

function open({ app, tenant, account, address }: Attempt<Account>): Promise<Result<SignedIn>> {
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
    await noteSignIn(tx, tenant, account.person, now);
    const actor = { tenant, person: account.person, grants: await grantsOf(tx, tenant, account.person) };
    await recordAdmin(tx, actor, now, {
      action: 'session.opened',
      kind: 'account',
      subject: account.person,
      name: account.name,
      address,
    });
    return done({ token, actor, session: sessionView(config, actor, account, now, expiresAt) });
  });
}
