import type { PolicyList } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function policies(_app: App, _actor: Actor): Promise<Result<PolicyList>> {
  throw new Error('not built yet');
}
