import './collect.css';
import { type ReactNode, useEffect, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { applyScheme, useMedia } from '../../ui/index.js';

/** Light or dark as chosen on the console, else as the phone is; the page's name and language. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const wantsDark = useMedia('(prefers-color-scheme: dark)');
  const stored = localStorage.getItem('bihuan.scheme');
  const scheme = stored === 'light' || stored === 'dark' ? stored : wantsDark ? 'dark' : 'light';
  useLayoutEffect(() => applyScheme(scheme, document.documentElement), [scheme]);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
    document.title = t('app.name');
  }, [i18n.language, t]);
  return <div className="collect">{children}</div>;
}
