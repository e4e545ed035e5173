import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { words } from './words.js';

const STORED = 'bihuan.language';

/** Both languages come with the app. What was chosen on the console holds here too. */
export async function createWords(): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN',
    fallbackLng: false,
    resources: { 'zh-CN': { translation: words['zh-CN'] }, en: { translation: words.en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

export function otherLanguage(instance: i18n): void {
  const next = instance.language === 'en' ? 'zh-CN' : 'en';
  localStorage.setItem(STORED, next);
  void instance.changeLanguage(next);
}
