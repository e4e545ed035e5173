import type { UnitListView } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function units(_app: App, _actor: Actor): Promise<Result<UnitListView>> {
  throw new Error('not built yet');
}
