import type { WhatIfRules } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../data/names.js';

/** The other rules in a line. */
export function useRulesText(): (rules: WhatIfRules) => string {
  const { t } = useTranslation();
  const names = useNames();
  return ({ policy, calendar, limits, duties }) =>
    [
      ...(policy === undefined ? [] : [t('whatIf.policyIs', policy)]),
      ...(calendar === undefined ? [] : [t('whatIf.calendarIs', { version: calendar })]),
      ...(limits ?? []).map(({ class: code, severity, limit }) =>
        t('whatIf.limitIs', {
          class: code,
          severity: t(`severity.${severity}`),
          limit: limit === null ? t('time.unlimited') : t('whatIf.hours', { hours: Object.values(limit)[0] }),
        }),
      ),
      ...(duties ?? []).map(({ class: code, unit }) => t('whatIf.dutyIs', { class: code, unit: names.unitById(unit) })),
    ].join(t('common.semicolon'));
}
