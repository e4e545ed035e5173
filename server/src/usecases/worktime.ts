import type { WorktimeView } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function worktime(_app: App, _actor: Actor): Promise<Result<WorktimeView>> {
  throw new Error('not built yet');
}
