import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type LaunchOptions, type Page } from '@playwright/test';
import type { Installation } from './installation.js';

/**
 * A phone with a disk of its own, that outlives its browser, and a clock of its own, that can be set. True time is the
 * installation's; the phone's clock is ahead of it by `ahead`.
 */
export class OwnPhone {
  readonly #profile = mkdtempSync(join(tmpdir(), 'bihuan-phone-'));
  #context: BrowserContext | null = null;
  #cookies: Awaited<ReturnType<BrowserContext['cookies']>> = [];
  #since: number;
  #at = performance.now();

  constructor(
    private readonly installation: Installation,
    private readonly launch: LaunchOptions,
    private readonly place: { readonly longitude: number; readonly latitude: number; readonly accuracy: number },
    private ahead = 0,
  ) {
    this.#since = installation.clock.now();
  }

  /** What the installation's clock stands for: it is turned by hand, and a test takes its time. */
  truth(): number {
    return Math.round(this.#since + performance.now() - this.#at);
  }

  get context(): BrowserContext {
    if (this.#context === null) throw new Error('the phone is off: start() it first');
    return this.#context;
  }

  async start(): Promise<Page> {
    const context = await chromium.launchPersistentContext(this.#profile, {
      ...this.launch,
      baseURL: this.installation.url,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      permissions: ['geolocation'],
      geolocation: this.place,
    });
    this.#context = context;
    // A browser writes its cookies down every half minute: so long no test lasts.
    await context.addCookies(this.#cookies);
    await context.clock.install({ time: this.truth() + this.ahead });
    await context.addInitScript(() => {
      if (location.protocol !== 'about:') localStorage.setItem('bihuan.language', 'zh-CN');
    });
    return context.pages()[0] ?? context.newPage();
  }

  /** Time goes by, everywhere. */
  async pass(ms: number): Promise<void> {
    this.#since += ms;
    this.installation.clock.set(this.truth());
    await this.context.clock.fastForward(ms);
  }

  /** Somebody sets the phone's clock, while it is on or while it is off. */
  async setClock(ahead: number): Promise<void> {
    this.ahead = ahead;
    await this.#context?.clock.setSystemTime(this.truth() + ahead);
  }

  /** Ends the browser as a phone does that has no more room in its memory: without asking anybody. */
  async kill(): Promise<void> {
    const { context } = this;
    this.#cookies = await context.cookies();
    const closed = new Promise((done) => context.once('close', done));
    // "host-pid" of the browser that has the profile.
    const pid = Number(readlinkSync(join(this.#profile, 'SingletonLock')).split('-').at(-1));
    process.kill(pid, 'SIGKILL');
    await closed;
    this.#context = null;
  }

  async end(): Promise<void> {
    await this.#context?.close();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
