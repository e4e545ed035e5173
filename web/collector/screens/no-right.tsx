import { useTranslation } from 'react-i18next';

export function NoRight({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <main className="alone">
      <h1>{t('app.name')}</h1>
      <p>{text}</p>
      <a className="big" href="/">
        {t('app.toConsole')}
      </a>
    </main>
  );
}
