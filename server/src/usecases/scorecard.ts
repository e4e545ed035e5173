import type { Scorecard } from '@bihuan/contracts';
import type { Actor, App, Result } from './types.js';

/** Instants are UTC milliseconds. `asOf` defaults to the earlier of `to` and now; `policy` to the one in force at `from`. */
export interface PeriodInput {
  readonly from: number;
  readonly to: number;
  readonly asOf?: number;
  readonly policy?: string;
}

export async function scorecard(_app: App, _actor: Actor, _input: PeriodInput): Promise<Result<Scorecard>> {
  throw new Error('not built yet');
}
