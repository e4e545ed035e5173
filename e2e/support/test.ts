import { type BrowserContext, test as base, type Page } from '@playwright/test';
import { type Installation, startInstallation } from './installation.js';

export interface Look {
  readonly language?: 'zh-CN' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly phone?: boolean;
  /** How the person acts; else acts are sent at once and the case stays open. */
  readonly acting?: { readonly delay?: number; readonly next?: boolean; readonly letters?: boolean };
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Fixtures {
  /** A browser of its own in which somebody of the sample is signed in; null: nobody. */
  readonly as: (login: string | null, look?: Look) => Promise<Page>;
}

interface WorkerFixtures {
  /** Files that say the same share an installation and its clock; who moves the clock by much says a name of their own. */
  readonly city: string;
  readonly installation: Installation;
  readonly sessions: Map<string, State>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  city: ['shared', { scope: 'worker', option: true }],
  installation: [
    async ({ city: _ }, use) => {
      const installation = await startInstallation();
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  as: async ({ browser, installation, sessions }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (login, look = {}) => {
      const { language = 'zh-CN', scheme = 'light', phone = false, acting = { delay: 0, next: false } } = look;
      const state = login === null ? undefined : sessions.get(login);
      const context = await browser.newContext({
        baseURL: installation.url,
        colorScheme: scheme,
        reducedMotion: 'reduce',
        viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
        hasTouch: phone,
        ...(state === undefined ? {} : { storageState: state }),
      });
      contexts.push(context);
      // The browser's own clock stands still, months off: every time on the screen comes from the server.
      await context.clock.setFixedTime(new Date('2026-01-01T00:00:00Z'));
      // An empty page (about:blank) has no storage, and asking for it is an error.
      await context.addInitScript((chosen) => {
        if (location.protocol !== 'about:') localStorage.setItem('bihuan.language', chosen);
      }, language);
      await context.addInitScript((habit) => {
        if (location.protocol === 'about:') return;
        if (localStorage.getItem('bihuan.acting') === null) localStorage.setItem('bihuan.acting', habit);
      }, JSON.stringify(acting));
      if (login !== null && state === undefined) {
        const data = { login, password: installation.password(login) };
        const answer = await context.request.post('/api/v1/session', { data });
        if (!answer.ok()) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
        sessions.set(login, await context.storageState());
      }
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';
