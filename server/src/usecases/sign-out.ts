import type { App } from './types.js';

/** Ends a session; nothing happens where there is none. */
export async function signOut(_app: App, _token: string): Promise<void> {
  throw new Error('not built yet');
}
