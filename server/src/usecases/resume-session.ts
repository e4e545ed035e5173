import { findSession, prolongSession } from '../store/sessions.js';
import { sessionView } from './session-view.js';
import type { SignedIn } from './sign-in.js';
import { readToken } from './token.js';
import { type App, done, failed, type Result } from './types.js';

const minute = 60_000;

/**
 * Who a cookie's token stands for. Being used prolongs the session, up to the longest life of one; `watching`, as an open
 * stream does, does not.
 *
 * It is read from the database at every request, in one statement, and kept nowhere: who signs out, is disabled or is
 * given another role is so from the next request on, in every process, and nobody has to tell.
 */
export async function resumeSession(
  app: App,
  token: string,
  { watching = false }: { readonly watching?: boolean } = {},
): Promise<Result<Omit<SignedIn, 'token'>>> {
  const found = readToken(token);
  if (found === null) return failed({ code: 'not-signed-in' });
  const { tenant, hash } = found;
  const now = app.clock.now();
  const known = await app.db.glance(tenant, async (tx) => {
    const live = await findSession(tx, tenant, hash, now);
    return live === null ? null : { live, config: await app.config.of(tx, tenant, live.tenant) };
  });
  if (known === null) return failed({ code: 'not-signed-in' });
  const { live, config } = known;
  const end = live.createdAt + app.sessionLifeMs;
  const expiresAt = watching ? live.expiresAt : Math.min(now + app.sessionMs, end);
  // A write for every request would be too many: a minute more or less is nothing to a session, but its end is exact.
  const worthIt = expiresAt - live.expiresAt >= minute || (expiresAt === end && live.expiresAt < end);
  if (worthIt) await app.db.transaction(tenant, (tx) => prolongSession(tx, tenant, hash, expiresAt));
  const actor = { tenant, person: live.person, grants: live.grants };
  return done({ actor, session: sessionView(config, actor, live, now, expiresAt) });
}
