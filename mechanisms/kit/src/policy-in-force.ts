import { type Instant, localDate } from '@bihuan/worktime';
import type { Policy } from './policy.js';

/**
 * The version that governs a period: the one with the latest `validFrom` not after the period's start. Of two of the same
 * date the later in the list has replaced the earlier. Null for a time before the first.
 * @param at the local date of the start, `YYYY-MM-DD`; or its instant, which is a date only in a time zone.
 */
export function policyInForce(policies: readonly Policy[], at: string): Policy | null;
export function policyInForce(policies: readonly Policy[], at: Instant, timeZone: string): Policy | null;
export function policyInForce(policies: readonly Policy[], at: Instant | string, timeZone = 'UTC'): Policy | null {
  const date = typeof at === 'string' ? at : localDate(at, timeZone);
  let inForce: Policy | null = null;
  for (const policy of policies) {
    if (policy.validFrom > date) continue;
    if (inForce === null || policy.validFrom >= inForce.validFrom) inForce = policy;
  }
  return inForce;
}
