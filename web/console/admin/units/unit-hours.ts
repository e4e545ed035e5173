import type { UnitHours } from '@bihuan/contracts';
import { useTranslation } from 'react-i18next';

/** When a unit can be reached, in words. */
export function useHoursText(): (hours: UnitHours | null) => string {
  const { t } = useTranslation();
  return (hours) => {
    if (hours === null || hours === '') return '—';
    return typeof hours === 'string' ? hours : t('unitPage.asCalendar');
  };
}
