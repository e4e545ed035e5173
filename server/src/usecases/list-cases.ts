import type { CasePage, CaseQuery } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export async function listCases(_app: App, _actor: Actor, _query: CaseQuery): Promise<Result<CasePage>> {
  throw new Error('not built yet');
}
