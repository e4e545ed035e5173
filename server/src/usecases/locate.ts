import type { LocateBody, LocateView } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function locate(_app: App, _actor: Actor, _input: LocateBody): Promise<Result<LocateView>> {
  throw new Error('not built yet');
}
