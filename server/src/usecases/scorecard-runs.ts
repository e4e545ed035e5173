import type { ScorecardRuns } from '@bihuan/contracts';
import type { PeriodInput } from './scorecard.js';
import type { Actor, App, Result } from './types.js';

export async function scorecardRuns(
  _app: App,
  _actor: Actor,
  _input: PeriodInput & { readonly unit: string },
): Promise<Result<ScorecardRuns>> {
  throw new Error('not built yet');
}
