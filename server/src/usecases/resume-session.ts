import type { SignedIn } from './sign-in.js';
import type { App, Result } from './types.js';

/** Who a cookie's token stands for; prolongs the session. Failure: not-signed-in. */
export async function resumeSession(_app: App, _token: string): Promise<Result<Omit<SignedIn, 'token'>>> {
  throw new Error('not built yet');
}
