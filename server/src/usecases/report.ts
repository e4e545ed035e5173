import type { ReportBody } from '@bihuan/contracts';
import type { Done } from './done.js';
import type { Actor, App, Result } from './types.js';

export interface ReportInput extends ReportBody {
  readonly key: string | null;
}

/** A new case. */
export async function report(_app: App, _actor: Actor, _input: ReportInput): Promise<Result<Done>> {
  throw new Error('not built yet');
}
