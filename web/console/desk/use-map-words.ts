import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export function useMapWords() {
  const { t } = useTranslation();
  return useMemo(() => ({ nearer: t('map.nearer'), farther: t('map.farther'), whole: t('map.whole') }), [t]);
}
