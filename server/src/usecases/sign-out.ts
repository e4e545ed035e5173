import { deleteSession } from '../store/sessions.js';
import { readToken } from './token.js';
import type { App } from './types.js';

/** Ends a session; nothing happens where there is none. */
export async function signOut(app: App, token: string): Promise<void> {
  const found = readToken(token);
  if (found === null) return;
  await app.db.transaction(found.tenant, (tx) => deleteSession(tx, found.tenant, found.hash));
}
