import { useTranslation } from 'react-i18next';

/** Nothing for a general case: only what differs is said. */
export function SeverityTag({ severity }: { readonly severity: string }) {
  const { t } = useTranslation();
  if (severity === 'general') return null;
  return <span className={`severity severity-${severity}`}>{t(`severity.${severity}`)}</span>;
}
