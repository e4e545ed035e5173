import type { ImportReport } from '@bihuan/contracts';
import type { TFunction } from 'i18next';
import { isFault } from '../rules/fault-text.js';

/** Codes of rows that have words of their own (`importError.<code>`). */
export const ROW_ERRORS = [
  'required',
  'too-long',
  'bad-text',
  'bad-id',
  'bad-login',
  'bad-signs',
  'not-one-of',
  'not-yes-or-no',
  'not-a-number',
  'out-of-range',
  'not-a-day',
  'missing-column',
  'unknown-column',
  'column-twice',
  'row-twice',
  'unknown-area',
  'unknown-unit',
  'unknown-role',
  'name-taken',
  'name-differs',
  'login-taken',
  'cannot-change',
  'unit-has-duties',
  'unit-has-cases',
  'unit-had-cases',
  'own-account',
  'one-power',
  'power-and-post',
  'power-everywhere',
  'needs-unit',
  'takes-no-unit',
  'too-many-new',
  'bad-component-id',
  'bad-own-id',
  'id-division',
  'id-class',
  'id-taken',
  'no-such-class',
  'not-a-component',
  'class-changed',
  'outside',
  'swapped',
  'gcj02',
  'bd09',
  'until-before-from',
  'in-future',
  'changed-before-first',
  'bad-geometry',
  'bad-properties',
  'too-many-cells',
  'not-a-feature',
  'not-your-picture',
] as const;

const KNOWN: ReadonlySet<string> = new Set(ROW_ERRORS);

/** What is wrong with a row, and what would be right. */
export function rowErrorText(t: TFunction, { code, params }: ImportReport['errors'][number]): string {
  if (KNOWN.has(code)) return t(`importError.${code}`, { ...params });
  return isFault(code) ? t(`ruleFault.${code}`, { ...params }) : t('tables.otherError', { code });
}
