import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { giveAreaWords } from './area-words.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'bihuan.language';

export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    // React escapes already.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  giveAreaWords(instance);
  return instance;
}

/** What was chosen before; else Chinese. */
export function firstLanguage(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return 'zh-CN';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}
