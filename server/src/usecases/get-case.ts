import type { CaseDetail } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function getCase(
  _app: App,
  _actor: Actor,
  _input: { readonly case: string },
): Promise<Result<CaseDetail>> {
  throw new Error('not built yet');
}
