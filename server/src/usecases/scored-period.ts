import type { Policy } from '@bihuan/kit';
import { policyInForce } from '@bihuan/kit';
import { reaches } from '../policies/allow.js';
import { rightsOf } from '../policies/permissions.js';
import type { TenantConfig } from './config.js';
import { isInstant, years } from './instants.js';
import type { Period } from './period-facts.js';
import { type Actor, done, failed, type Result } from './types.js';

/** Instants are UTC milliseconds. `asOf` defaults to the earlier of `to` and now; `policy` to the one in force at `from`. */
export interface PeriodInput {
  readonly from: number;
  readonly to: number;
  readonly asOf?: number | undefined;
  readonly policy?: string | undefined;
  /** Only cases of an area and all below it, and that came by a source. */
  readonly area?: string | undefined;
  readonly source?: string | undefined;
}

export interface ScoredPeriod {
  readonly period: Period;
  readonly policy: Policy;
}

const dayMs = 86_400_000;
/** A year and some days: what is longer would read the whole log. */
const longestDays = 400;

/** The period with its defaults, and the policy that governs it. */
export function scoredPeriod(config: TenantConfig, input: PeriodInput, now: number): Result<ScoredPeriod> {
  const { from, to, asOf = Math.min(to, now) } = input;
  const bad = [
    ...Object.entries({ from, to, asOf }).flatMap(([path, at]) => (isInstant(at) ? [] : [{ path, message: years }])),
    ...(to <= from ? [{ path: 'to', message: 'an instant after `from`' }] : []),
    ...(to - from > longestDays * dayMs ? [{ path: 'to', message: `at most ${longestDays} days after \`from\`` }] : []),
  ];
  if (bad.length > 0) return failed({ code: 'invalid', errors: bad });
  const policy =
    input.policy === undefined
      ? (policyInForce(config.policies, from, config.calendar.timeZone) ?? config.policies[0])
      : config.policies.find((each) => each.id === input.policy);
  if (policy === undefined) {
    const known = config.policies.map((each) => each.id).join(', ');
    return failed({ code: 'invalid', errors: [{ path: 'policy', message: `one of ${known}` }] });
  }
  return done({ period: { from, to, asOf }, policy });
}

/** The units whose figures the person may see; null: all. */
export function scoredUnits(config: TenantConfig, actor: Actor): ReadonlySet<string | null> | null {
  const reach = reaches(rightsOf(config.newestFlow), actor, 'scorecard.read');
  if (reach.some((each) => each.scope === 'anywhere')) return null;
  return new Set(reach.map((each) => each.grant.unit));
}
