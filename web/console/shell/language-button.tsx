import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeLanguage, rememberLanguage } from '../i18n/index.js';

/** Names the language that it changes to, in that language. */
export function LanguageButton() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  const change = () => {
    rememberLanguage(other);
    void changeLanguage(i18n, other);
  };
  return (
    <Button type="text" onClick={change} lang={other}>
      {t('app.otherLanguage')}
    </Button>
  );
}
