import { findSession, grantsOf, prolongSession } from '../store/sessions.js';
import { findTenant } from '../store/tenants.js';
import { sessionView } from './session-view.js';
import type { SignedIn } from './sign-in.js';
import { readToken } from './token.js';
import { type App, done, failed, type Result } from './types.js';

const minute = 60_000;

/** Who a cookie's token stands for; prolongs the session. */
export async function resumeSession(app: App, token: string): Promise<Result<Omit<SignedIn, 'token'>>> {
  const found = readToken(token);
  if (found === null) return failed({ code: 'not-signed-in' });
  const { tenant, hash } = found;
  return app.db.transaction(tenant, async (tx) => {
    const now = app.clock.now();
    const live = (await findTenant(tx, tenant)) === null ? null : await findSession(tx, tenant, hash, now);
    if (live === null) return failed({ code: 'not-signed-in' });
    const expiresAt = now + app.sessionMs;
    // A write for every request would be too many: a minute more or less is nothing to a session.
    if (expiresAt - live.expiresAt >= minute) await prolongSession(tx, tenant, hash, expiresAt);
    const actor = { tenant, person: live.person, grants: await grantsOf(tx, tenant, live.person) };
    const config = await app.config.of(tx, tenant);
    return done({ actor, session: sessionView(config, actor, live.name, now, expiresAt) });
  });
}
