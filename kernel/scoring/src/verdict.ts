import { compareDecimals, decimal, floor, times } from './decimal.js';
import {
  BLEMISHES,
  DEFERRED,
  type Marks,
  ON_EXTENSION,
  ON_TIME_ADJUSTED,
  ON_TIME_EXTENDED,
  ON_TIME_STANDARD,
  REPEAT,
  RESOLVED,
  WAITING,
} from './marks.js';
import type { Counts } from './tally.js';
import type { ScoringRules } from './types.js';

/** What a policy grants a unit in a period, once the sizes of its sets are known. */
export interface Grants {
  readonly strict: boolean;
  readonly deferrals: boolean;
  readonly extensions: boolean;
  /** How many on-time repeat runs may still be timely. */
  readonly repeats: number;
}

/** How a run of N counts. `onTime` and `timely` speak of resolved runs only. */
export interface Verdict {
  readonly set: 'should' | 'pending' | 'deferral-recognised';
  readonly resolved: boolean;
  readonly onTime: boolean;
  /** `repeat`: timely as long as the repeat allowance lasts. */
  readonly timely: boolean | 'repeat';
}

/** 未超比例 / 超比例: all or nothing, for a unit's whole period. */
export function grantsOf(counts: Counts, rules: ScoringRules): Grants {
  const strict = rules.timelyMode === 'strict';
  const least = decimal(rules.minAllowance);
  const within = (marked: number, limit: number): boolean => {
    const count = decimal(marked);
    const share = times(decimal(limit), counts.dispatched);
    return compareDecimals(count, share) <= 0 || compareDecimals(count, least) <= 0;
  };
  const share = floor(times(decimal(rules.repeatAllowance), counts.dispatched));
  return {
    strict,
    deferrals: !strict && within(counts.deferred, rules.deferralLimit),
    extensions: !strict && within(counts.extended, rules.extensionLimit),
    repeats: Math.max(Number(share), rules.minAllowance),
  };
}

export function verdict(marks: Marks, grants: Grants): Verdict {
  const set = setOf(marks, grants);
  const resolved = has(marks, RESOLVED);
  const onTime = resolved && isOnTime(marks, grants);
  return { set, resolved, onTime, timely: set === 'should' && onTime && timely(marks, grants) };
}

function setOf(marks: Marks, grants: Grants): Verdict['set'] {
  if (grants.deferrals && has(marks, DEFERRED)) return 'deferral-recognised';
  // A unit does not pay for the centre's time, nor for an extension that it still has.
  if (has(marks, WAITING) || (grants.extensions && has(marks, ON_EXTENSION))) return 'pending';
  return 'should';
}

function isOnTime(marks: Marks, grants: Grants): boolean {
  return has(marks, ON_TIME_ADJUSTED) || has(marks, grants.extensions ? ON_TIME_EXTENDED : ON_TIME_STANDARD);
}

/** Of an on-time run. An accepted appeal stands above strict mode and uses nothing of the repeat allowance. */
function timely(marks: Marks, grants: Grants): boolean | 'repeat' {
  if (has(marks, ON_TIME_ADJUSTED)) return true;
  if (grants.strict) return !has(marks, BLEMISHES);
  return has(marks, REPEAT) ? 'repeat' : true;
}

/** Has it any of these marks? */
function has(marks: Marks, any: Marks): boolean {
  return (marks & any) !== 0;
}
