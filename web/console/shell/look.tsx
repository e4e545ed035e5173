import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { antdTheme, applyScheme, type Scheme, useMedia } from '../../ui/index.js';

export type SchemeChoice = Scheme | 'system';
const STORED = 'bihuan.scheme';

interface LookChoice {
  readonly scheme: Scheme;
  readonly choice: SchemeChoice;
  readonly choose: (choice: SchemeChoice) => void;
}

const LookContext = createContext<LookChoice | null>(null);

export function useLook(): LookChoice {
  const look = use(LookContext);
  if (look === null) throw new Error('no look here: wrap the screen in <Look>');
  return look;
}

/** Light or dark, still or moving, and antd's own words, for everything inside. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const [choice, setChoice] = useState<SchemeChoice>(storedChoice);
  const wantsDark = useMedia('(prefers-color-scheme: dark)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const scheme: Scheme = choice === 'system' ? (wantsDark ? 'dark' : 'light') : choice;
  useLayoutEffect(() => applyScheme(scheme, document.documentElement), [scheme]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.title = t('app.name');
  }, [i18n.language, t]);

  const look = useMemo<LookChoice>(
    () => ({
      scheme,
      choice,
      choose: (next) => {
        localStorage.setItem(STORED, next);
        setChoice(next);
      },
    }),
    [scheme, choice],
  );
  const antdWords = useAntdWords(i18n.language);
  const theme = useMemo(() => antdTheme(scheme, still), [scheme, still]);
  return (
    <LookContext value={look}>
      <ConfigProvider theme={theme} locale={antdWords} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </LookContext>
  );
}

/** antd's own words; the English ones come when they are needed. */
function useAntdWords(language: string): typeof zhCN {
  const [english, setEnglish] = useState<typeof zhCN | null>(null);
  useEffect(() => {
    if (language === 'en') void import('antd/locale/en_US').then((module) => setEnglish(module.default));
  }, [language]);
  return language === 'en' && english !== null ? english : zhCN;
}

/** Before anything is drawn: no flash of the other scheme, and no style that is worked out without its colours. */
export function paintFirst(): void {
  const choice = storedChoice();
  const wantsDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  applyScheme(choice === 'system' ? (wantsDark ? 'dark' : 'light') : choice, document.documentElement);
}

function storedChoice(): SchemeChoice {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
