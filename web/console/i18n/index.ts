import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { giveAreaWords } from './area-words.js';
import { zhCN } from './zh-CN.js';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'bihuan.language';

/** Chinese comes with the first load; English only where it is chosen. */
export async function createI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await wordsOf(language) } },
    // React escapes already.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  giveAreaWords(instance);
  return instance;
}

/** To another language, once its words are there. */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  instance.addResourceBundle(language, 'translation', await wordsOf(language), true, true);
  await instance.changeLanguage(language);
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

async function wordsOf(language: Language): Promise<ResourceLanguage> {
  return language === 'en' ? (await import('./en.js')).en : zhCN;
}
