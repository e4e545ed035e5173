import type { Session } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

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

export async function signIn(_app: App, _input: SignInInput): Promise<Result<SignedIn>> {
  throw new Error('not built yet');
}
