import { useTranslation } from 'react-i18next';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';

/** Instants of the interface as one would say them now. */
export function useWhen(): (at: string) => string {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  return (at) => instantText({ t, language: i18n.language, zone }, Date.parse(at), now);
}
