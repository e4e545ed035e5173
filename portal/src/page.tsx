import type { Both } from '@bihuan/contracts';
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { TimeContext } from './time-text.js';
import { WORDS, type Words } from './words.js';

/** What every page is written with. */
export interface PageContext extends TimeContext {
  readonly city: string;
  /** The address of this page in the other language. */
  readonly otherLanguage: string;
  /** Changes with the style sheet and the script. */
  readonly version: string;
}

export const wordsOf = (context: TimeContext): Words => WORDS[context.language];

export const inLanguage = ({ language }: TimeContext, text: Both): string => text[language];

type Place = 'home' | 'report' | 'cases' | 'bulletins';

interface PageProps {
  readonly context: PageContext;
  readonly title: string;
  /** Which entry of the navigation this is. */
  readonly at?: Place;
  readonly children: ComponentChildren;
}

export function Page({ context, title, at, children }: PageProps) {
  const words = wordsOf(context);
  const link = (to: Place, href: string) => (
    <a href={href} aria-current={at === to ? 'page' : undefined}>
      {words.nav[to]}
    </a>
  );
  return (
    <html lang={context.language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${context.city}`}</title>
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={`/portal/assets/portal.css?v=${context.version}`} />
        <script type="module" src={`/portal/assets/portal.js?v=${context.version}`} />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header class="top">
          <a class="brand" href="/portal">
            <span class="brand-city">{context.city}</span>
            <span>{words.name}</span>
          </a>
          <a
            class="language"
            href={context.otherLanguage}
            lang={context.language === 'zh' ? 'en' : 'zh-CN'}
            rel="nofollow"
          >
            {words.otherLanguage}
          </a>
          <nav aria-label={words.nav.label}>
            {link('home', '/portal')}
            {link('report', '/portal/report')}
            {link('cases', '/portal/cases')}
            {link('bulletins', '/portal/bulletins')}
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="foot">{words.foot}</footer>
      </body>
    </html>
  );
}

/** A whole page as it is sent. Everything in it is escaped by the renderer. */
export function html(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** What is wrong with what was sent, where a screen reader hears it first. */
export function Fault({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="fault" role="alert">
      {children}
    </p>
  );
}
