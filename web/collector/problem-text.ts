import type { Problem } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { OfflineError, ProblemError } from '../client/index.js';
import { words } from './words.js';

/** Why the server refused something, in the reader's words. */
export function problemText(t: TFunction, problem: Problem): string {
  const known = Object.hasOwn(words.en.problem, problem.code);
  if (!known) return t('problem.unexpected', { code: problem.code });
  const paths = (problem.errors ?? []).map((each) => each.path).join(', ');
  return t(`problem.${problem.code}`, { ...problem.params, paths });
}

export function errorText(t: TFunction, error: unknown): string {
  if (error instanceof OfflineError) return t('problem.offline');
  if (error instanceof ProblemError) return problemText(t, error.problem);
  return t('problem.unexpected', { code: error instanceof Error ? error.message : String(error) });
}
