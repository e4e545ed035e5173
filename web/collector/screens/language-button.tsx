import { useTranslation } from 'react-i18next';
import { otherLanguage } from '../i18n.js';

export function LanguageButton() {
  const { t, i18n } = useTranslation();
  return (
    <button
      type="button"
      className="chip"
      onClick={() => otherLanguage(i18n)}
      lang={i18n.language === 'en' ? 'zh-CN' : 'en'}
    >
      {t('app.language')}
    </button>
  );
}
