import { useTranslation } from 'react-i18next';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useMinute } from '../time/use-time.js';

/** An instant as one would say it now. */
export function When({ at }: { readonly at: string }) {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  const now = useMinute();
  return <time dateTime={at}>{instantText({ t, language: i18n.language, zone }, Date.parse(at), now)}</time>;
}
