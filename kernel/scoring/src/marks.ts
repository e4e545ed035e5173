import type { RunFact } from './types.js';

/**
 * All that is asked of a run of N once its unit's limits are known, as bits of one small number: equal runs can then be
 * counted instead of kept.
 */
export type Marks = number;

export const DEFERRED = 1;
export const EXTENDED = 2;
export const RETURNED = 4;
export const REPEAT = 8;
/** It waits for the centre. */
export const WAITING = 16;
/** It is handled on an approved extension that has not run out. */
export const ON_EXTENSION = 32;
export const RESOLVED = 64;
export const ON_TIME_STANDARD = 128;
export const ON_TIME_EXTENDED = 256;
/** An accepted appeal counts it as on time. */
export const ON_TIME_ADJUSTED = 512;

/** How many different `Marks` there are. */
export const MARKS = 1024;

/** 未出现缓办、延期、退回、重复派遣件: what strict mode never lets pass as timely. */
export const BLEMISHES = DEFERRED | EXTENDED | RETURNED | REPEAT;

/** The marks of a run at `asOf`. */
export function marksOf(fact: RunFact, asOf: number): Marks {
  let marks = 0;
  if (fact.deferred) marks |= DEFERRED;
  if (fact.extended) marks |= EXTENDED;
  if (fact.returned) marks |= RETURNED;
  if (fact.repeat) marks |= REPEAT;
  if (fact.waiting) marks |= WAITING;
  if (fact.extended && fact.handledUntil !== null && fact.handledUntil >= asOf) marks |= ON_EXTENSION;
  if (fact.resolved) marks |= RESOLVED;
  if (fact.onTimeStandard) marks |= ON_TIME_STANDARD;
  if (fact.onTimeExtended) marks |= ON_TIME_EXTENDED;
  if (fact.adjusted === 'on-time') marks |= ON_TIME_ADJUSTED;
  return marks;
}
