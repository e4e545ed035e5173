import { useTranslation } from 'react-i18next';

/** What an installation needs, and what of it is there. */
export function Setup() {
  const { t } = useTranslation();
  return (
    <header className="admin-head">
      <h1>{t('admin.page.setup')}</h1>
    </header>
  );
}
