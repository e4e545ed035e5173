import type { LedgerView } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

export interface LedgerInput {
  readonly case: string;
  readonly clock: 'stage' | 'handling' | 'standard' | 'whole' | 'supervision';
}

export async function getLedger(_app: App, _actor: Actor, _input: LedgerInput): Promise<Result<LedgerView>> {
  throw new Error('not built yet');
}
