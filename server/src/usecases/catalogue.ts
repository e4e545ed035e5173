import type { Catalogue } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function catalogue(_app: App, _actor: Actor): Promise<Result<Catalogue>> {
  throw new Error('not built yet');
}
