import type { RefusalCode } from '@bihuan/flow';
import type { TFunction } from 'i18next';
import { OfflineError, ProblemError } from '../../client/index.js';

/** Codes that have words of their own (`problem.<code>`); whatever else comes is `problem.unexpected`. */
export const PROBLEMS = [
  'not-found',
  'forbidden',
  'conflict',
  'invalid',
  'key-reused',
  'id-taken',
  'document-changed',
  'outside',
  'unit-elsewhere',
  'unit-retired',
  'component-has-case',
  'sign-in-failed',
  'not-signed-in',
  'too-many',
  'too-many-streams',
  'foreign-origin',
  'other-tenant',
  'bad-request',
  'unavailable',
  'internal',
  'malformed',
  'too-large',
  'not-a-picture',
  'broken-picture',
  'too-many-pixels',
  'erased',
  'not-legal',
  'unknown-type',
  'missing',
  'out-of-order',
  'unknown-unit',
  'standard-on-run',
  'duration-unit',
  'no-run',
  'no-limit',
  'not-sent',
  'handler-verifies',
  'past-due',
] as const;

/** A compile error names the kernel's refusals that have no words here. */
type Unphrased = Exclude<RefusalCode, (typeof PROBLEMS)[number]>;
const ALL_PHRASED: [Unphrased] extends [never] ? true : Unphrased = true;

const KNOWN: ReadonlySet<string> = new Set(ALL_PHRASED ? PROBLEMS : []);

/** What went wrong, in the reader's words and with what to do about it. */
export function problemText(t: TFunction, error: Error): string {
  if (error instanceof OfflineError) return t('problem.offline');
  if (!(error instanceof ProblemError)) return t('problem.unexpected', { code: error.message });
  if (!KNOWN.has(error.code)) return t('problem.unexpected', { code: error.code });
  return t(`problem.${error.code}`, phrased(t, error.problem.params ?? {}));
}

/** Codes among the parameters in words. */
function phrased(t: TFunction, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { state, type, severity } = params;
  return {
    ...params,
    ...(typeof state === 'string' && state !== 'new' ? { state: t(`state.of.${state}`) } : {}),
    ...(typeof type === 'string' ? { type: t(`act.${type}`) } : {}),
    ...(typeof severity === 'string' ? { severity: t(`severity.${severity}`) } : {}),
  };
}
