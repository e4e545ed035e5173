import { useTranslation } from 'react-i18next';

/** The phone could not keep what was entered: said where it was entered, which goes on showing it. */
export function NoRoomNote({ shown }: { readonly shown: boolean }) {
  const { t } = useTranslation();
  return shown ? <p role="alert">{t('app.noRoom')}</p> : null;
}
