import type { TFunction } from 'i18next';
import { ProblemError } from '../../client/index.js';
import { problemText } from '../words/problem-text.js';

/** Codes of administration that have words of their own (`adminProblem.<code>`). */
export const ADMIN_PROBLEMS = [
  'stale',
  'file-kind',
  'file-too-large',
  'file-broken',
  'file-empty',
  'file-rows',
  'area-file-too-large',
  'area-file-kind',
  'area-file-broken',
  'area-file-empty',
  'area-file-many',
  'area-file-parts',
  'area-file-system',
  'area-file-doctype',
  'area-has-cells',
  'area-level-unknown',
  'area-shape-wrong',
  'area-without-communities',
  'area-without-shape',
  'areas-unconfirmed',
  'areas-unfit',
  'too-many-cells',
  'login-taken',
  'own-account',
  'one-power',
  'power-and-post',
  'power-everywhere',
  'needs-unit',
  'takes-no-unit',
  'unknown-role',
  'unknown-area',
  'unknown-unit',
  'last-security-administrator',
  'partner-taken',
  'partner-retired',
  'webhook-no-address',
  'webhook-not-https',
  'webhook-private-address',
] as const;

const KNOWN: ReadonlySet<string> = new Set(ADMIN_PROBLEMS);

/** What went wrong, in the words of administration where it has some. */
export function adminProblemText(t: TFunction, error: Error): string {
  if (error instanceof ProblemError && KNOWN.has(error.code)) {
    return t(`adminProblem.${error.code}`, { ...error.problem.params });
  }
  return problemText(t, error);
}
