import type { ActBody } from '@bihuan/contracts';
import type { Done } from './done.js';
import type { Actor, App, Result } from './types.js';

export interface ActInput extends ActBody {
  readonly case: string;
  /** Idempotency-Key of the request; null: none. */
  readonly key: string | null;
}

/** Any event of the definition, on a case that exists. */
export async function act(_app: App, _actor: Actor, _input: ActInput): Promise<Result<Done>> {
  throw new Error('not built yet');
}
