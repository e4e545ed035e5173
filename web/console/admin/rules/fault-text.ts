import type { Problem } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { ProblemError } from '../../../client/index.js';

export type Fault = NonNullable<Problem['errors']>[number];

/** Codes that have words of their own (`ruleFault.<code>`); of others the server's own words are shown. */
export const FAULTS = [
  'missing',
  'wrong-type',
  'wrong-text',
  'not-one-of',
  'unknown-member',
  'other-id',
  'bad-id',
  'same-day',
  'bad-sum',
  'overlap',
  'twice',
  'ends-before',
  'not-in-range',
  'not-descending',
  'last-grade',
  'wrong-parts',
  'wrong-grades',
  'out-of-range',
  'bad-date',
  'bad-unit',
  'bad-year',
  'unknown-list',
  'day-minutes-needed',
  'bad-season-date',
  'season-gap',
  'season-overlap',
  'bad-period',
  'period-backwards',
  'period-overlap',
  'duplicate-exception',
  'bad-weekday',
  'bad-day-minutes',
  'unknown-time-zone',
  'duplicate',
  'unknown-area',
  'unknown-unit',
  'unknown-class',
  'unknown-standard',
  'unit-has-duties',
  'unit-has-cases',
  'unit-had-cases',
  'class-gone',
  'bad-code',
  'same-condition',
  'unit-refused',
  'too-long',
  'near-metres',
  'bad-amount',
  'no-unit',
  'assist-leads',
  'does-not-fit',
  'not-a-limit',
  'unknown-placeholder',
  'missing-placeholder',
  'no-time',
  'no-email',
  'no-header',
] as const;

const KNOWN: ReadonlySet<string> = new Set(FAULTS);

export function isFault(code: string | undefined): boolean {
  return code !== undefined && KNOWN.has(code);
}

/** What a document is refused for; empty where it failed for another reason. */
export function faultsOf(error: Error | null): readonly Fault[] {
  return error instanceof ProblemError && error.code === 'invalid' ? (error.problem.errors ?? []) : [];
}

export function faultText(t: TFunction, { code, message, params }: Fault): string {
  return isFault(code) ? t(`ruleFault.${code}`, { ...params }) : message;
}
