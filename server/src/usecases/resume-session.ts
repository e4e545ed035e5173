import { findSession, grantsOf, prolongSession } from '../store/sessions.js';
import { findTenant } from '../store/tenants.js';
import { sessionView } from './session-view.js';
import type { SignedIn } from './sign-in.js';
import { readToken } from './token.js';
import { type App, done, failed, type Result } from './types.js';

const minute = 60_000;

/**
 * Who a cookie's token stands for. Being used prolongs the session, up to the longest life of one; `watching`, as an open
 * stream does, does not.
 */
export async function resumeSession(
  app: App,
  token: string,
  { watching = false }: { readonly watching?: boolean } = {},
): Promise<Result<Omit<SignedIn, 'token'>>> {
  const found = readToken(token);
  if (found === null) return failed({ code: 'not-signed-in' });
  const { tenant, hash } = found;
  return app.db.transaction(tenant, async (tx) => {
    const now = app.clock.now();
    const live = (await findTenant(tx, tenant)) === null ? null : await findSession(tx, tenant, hash, now);
    if (live === null) return failed({ code: 'not-signed-in' });
    const end = live.createdAt + app.sessionLifeMs;
    const expiresAt = watching ? live.expiresAt : Math.min(now + app.sessionMs, end);
    // A write for every request would be too many: a minute more or less is nothing to a session, but its end is exact.
    const worthIt = expiresAt - live.expiresAt >= minute || (expiresAt === end && live.expiresAt < end);
    if (worthIt) await prolongSession(tx, tenant, hash, expiresAt);
    const actor = { tenant, person: live.person, grants: await grantsOf(tx, tenant, live.person) };
    const config = await app.config.of(tx, tenant);
    return done({ actor, session: sessionView(config, actor, live, now, expiresAt) });
  });
}
