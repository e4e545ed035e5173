import type { CaseDetail, CasePhoto } from '@bihuan/contracts';
import { metresBetween } from '@bihuan/geo';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { instantText } from '../time/instant-text.js';
import { useCityTime } from '../time/use-calendar.js';
import { useByMinute } from '../time/use-time.js';

/** The instant that a photo tells of: when it was taken, else when its event was. */
export function whenOf({ takenAt, at }: Pick<CasePhoto, 'takenAt' | 'at'>): number {
  return Date.parse(takenAt ?? at);
}

/** "今天 16:30" */
export function useWhen(photo: CasePhoto): string {
  const { t, i18n } = useTranslation();
  const { zone } = useCityTime();
  return useByMinute((now) => instantText({ t, language: i18n.language, zone }, whenOf(photo), now));
}

/** What somebody hears who does not see it. */
export function useAlt(photo: CasePhoto): string {
  const { t } = useTranslation();
  const when = useWhen(photo);
  return t(photo.erased ? 'photos.erasedAlt' : 'photos.alt', {
    phase: t(`photos.phase.${photo.phase}`),
    when,
    by: photo.by.name,
  });
}

/** How far from the case's place it was taken; null where one of the two is not known. */
export function distanceText(t: TFunction, place: CaseDetail['location'], taken: CasePhoto['location']): string | null {
  if (place === null || taken === null) return null;
  const metres = metresBetween(place.lon, place.lat, taken.lon, taken.lat);
  return metres < 1000
    ? t('photos.metres', { count: Math.round(metres) })
    : t('photos.kilometres', { count: Math.round(metres / 100) / 10 });
}
