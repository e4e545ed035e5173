import { join } from 'node:path';
import type { CasePage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { choose } from './support/desk.js';
import { expect, type Look, test } from './support/test.js';

interface Screen {
  readonly name: string;
  readonly login: string | null;
  /** `{case}` stands for a case that is being handled. */
  readonly path: string;
  /** Until this is there the screen is not. */
  readonly shows: string;
}

const SCREENS: readonly Screen[] = [
  { name: 'sign-in', login: null, path: '/desk', shows: '.sign-in-form' },
  { name: 'desk', login: 'dispatch', path: '/desk', shows: '.desk-list .filters' },
  { name: 'desk, all open', login: 'dispatch', path: '/desk?queue=open', shows: '.grid-row' },
  {
    name: 'desk, filtered',
    login: 'leader',
    path: '/desk?queue=all&light=red&severity=urgent',
    shows: '.light-counts',
  },
  { name: 'report', login: 'hotline', path: '/report', shows: '.place-map svg .map-area' },
  { name: 'scorecard', login: 'leader', path: '/scorecard?at=2026-02', shows: '.unit-table tbody tr' },
  {
    name: 'scorecard of posts',
    login: 'leader',
    path: '/scorecard?at=2026-02&whom=duty-officers',
    shows: '.card-table',
  },
  { name: 'scorecard of windows', login: 'leader', path: '/scorecard?at=2026-02&whom=windows', shows: '.state-note' },
  { name: 'scorecard, empty', login: 'leader', path: '/scorecard?at=2031-02', shows: '.policy' },
  { name: 'case', login: 'dispatch', path: '/cases/{case}', shows: '.timeline-event' },
  { name: 'tasks of a crew', login: 'crew-chengguanju', path: '/tasks', shows: '.task-card, .state-note' },
  { name: 'tasks of a unit', login: 'clerk-chengguanju', path: '/tasks', shows: '.task-card' },
  { name: 'unit', login: 'clerk-chengguanju', path: '/unit', shows: '.unit-losses .unit-list' },
  { name: 'orders', login: 'supervisor', path: '/orders?show=done', shows: '.orders-table tbody tr' },
  { name: 'orders of a unit', login: 'clerk-chengguanju', path: '/orders', shows: '.round-split' },
  { name: 'moderation', login: 'duty', path: '/moderation', shows: '.moderation .state-note, .moderation-list' },
  { name: 'coordination', login: 'office', path: '/coordination?view=decided', shows: '.dispute' },
  { name: 'fund', login: 'office', path: '/coordination?view=fund', shows: '.fund-sums' },
  { name: 'components', login: 'dispatch', path: '/components', shows: '.part-name' },
  { name: 'coverage', login: 'supervisor', path: '/coverage', shows: '.map-detail.is-visited' },
  { name: 'shift of a collector', login: 'collector-1', path: '/tasks', shows: '.shift .big-button' },
  { name: 'patrol plan', login: 'dispatch', path: '/patrol-plan', shows: '.plan .state-note, .plan tbody tr' },
  { name: 'surveys', login: 'dispatch', path: '/surveys', shows: '.surveys .state-note, .surveys tbody tr' },
  { name: 'handover', login: 'duty', path: '/handover', shows: '.handover-part form, form.handover-part' },
  { name: 'map', login: 'leader', path: '/map', shows: '.scene[data-idle="true"]' },
  {
    name: 'map, underground',
    login: 'dispatch',
    path: '/map?under=true&show=layers',
    shows: '.scene[data-idle="true"]',
  },
  { name: 'board, now', login: 'leader', path: '/board?scene=now', shows: '.big-light' },
  { name: 'board, today', login: 'leader', path: '/board?scene=today', shows: '.days-chart svg' },
  { name: 'board, indicators', login: 'leader', path: '/board?scene=indicators', shows: '.indicator-line svg' },
  { name: 'board, units', login: 'leader', path: '/board?scene=units', shows: '.board-bars li' },
  { name: 'administration, overview', login: 'admin', path: '/admin', shows: '.setup-step' },
  { name: 'administration, areas', login: 'admin', path: '/admin/areas', shows: '.admin-table tbody tr' },
  { name: 'administration, map', login: 'admin', path: '/admin/map', shows: '.map-settings' },
  { name: 'administration, public page', login: 'admin', path: '/admin/portal', shows: '.map-settings' },
  { name: 'administration, units', login: 'admin', path: '/admin/units', shows: '.units-table tbody tr' },
  { name: 'administration, people', login: 'security', path: '/admin/people', shows: '.people-table tbody tr' },
  { name: 'Open311', login: 'admin', path: '/admin/open311', shows: '.open311-form' },
  { name: 'partners', login: 'security', path: '/admin/partners', shows: '.state-note' },
  { name: 'administration, log', login: 'auditor', path: '/admin/audit', shows: '.audit-table tbody tr' },
  { name: 'catalogue', login: 'admin', path: '/admin/catalogue', shows: '.admin-table tbody tr' },
  { name: 'duties', login: 'admin', path: '/admin/duties', shows: '.duty-check .check-list' },
  { name: 'limits', login: 'auditor', path: '/admin/limits', shows: '.limits-table tbody tr' },
  { name: 'calendar', login: 'admin', path: '/admin/calendar', shows: '.year .month' },
  { name: 'policies', login: 'admin', path: '/admin/policies', shows: '.policy-form' },
  { name: 'flow', login: 'auditor', path: '/admin/flow', shows: '.flow-table tbody tr' },
  { name: 'hotline', login: 'hotline', path: '/hotline', shows: '.hotline-calls' },
  { name: 'hotline, wallboard', login: 'supervisor', path: '/hotline/wall', shows: '.wall-figures' },
  { name: 'notices', login: 'dispatch', path: '/notices', shows: '.notices-list, .state-note' },
  { name: 'notices, settings', login: 'dispatch', path: '/notices/settings', shows: '.notices-form' },
  { name: 'administration, mailbox', login: 'admin', path: '/admin/mailbox', shows: '.mailbox-form' },
  { name: 'administration, notices', login: 'admin', path: '/admin/notices', shows: '.notice-card' },
  { name: 'periods', login: 'supervisor', path: '/assessment', shows: '.assess .round-head' },
  { name: 'appeals', login: 'supervisor', path: '/appeals', shows: '.assess .round-head' },
  { name: 'trends', login: 'leader', path: '/trends', shows: '.monthly .month-line' },
  { name: 'what if', login: 'supervisor', path: '/what-if', shows: '.what-if-form' },
  { name: 'bulletins', login: 'leader', path: '/bulletins', shows: '.assess .round-head' },
  { name: 'not allowed', login: 'admin', path: '/desk', shows: '.state-note' },
  { name: 'nowhere', login: 'dispatch', path: '/nowhere', shows: '.state-note' },
];

/** Where to put a picture of every screen in every look; none where it is not set (`npm run pictures`). */
const pictures = process.env.BIHUAN_PICTURES;

/** All of them, for pictures. */
const EVERY: readonly Look[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) => [
    { language, scheme },
    { language, scheme, phone: true },
  ]),
);

const PARTS: readonly Look[] = [
  { language: 'zh-CN', scheme: 'light' },
  { language: 'en', scheme: 'dark', phone: true },
];

const lookName = ({ language, scheme, phone }: Look) => [language, scheme, phone ? 'phone' : 'desktop'].join(', ');

/** What the browser complains of, but for the question who is signed in, to which "nobody" is an answer. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (message.location().url.endsWith('/api/v1/session') && message.text().includes('401')) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  return complaints;
}

/** Nothing sticks out sideways. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** A case that a unit has in hand. */
async function handledCase(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/cases?queue=open&state=handling&limit=1');
  const { items } = (await answer.json()) as CasePage;
  return items[0]?.id ?? '';
}

function pictureOf(folder: string, screen: string, look: Look): string {
  const name = [screen, lookName(look)].join(' ').replace(/\W+/g, '-');
  return join(folder, `${name}.png`);
}

/** Opens a screen and waits until it is there. */
async function open(page: Page, { path, shows }: Screen, shown: string): Promise<void> {
  await page.goto(path.replace('{case}', shown));
  await expect(page.locator(shows).first()).toBeVisible({ timeout: shows.startsWith('.scene') ? 150_000 : 10_000 });
  await expect(page.locator('.bones')).toHaveCount(0);
}

// One half of the screens in Chinese and the other in English, on the phone the other way round; each by day and by night.
for (const phone of [false, true]) {
  test(`every screen, by day and by night, ${phone ? 'on a phone' : 'on the desk'}`, async ({ as }) => {
    test.setTimeout(1_200_000);
    const shown = await handledCase(await as('dispatch'));
    const pages = new Map<string, { readonly page: Page; readonly complaints: string[] }>();
    for (const [index, screen] of SCREENS.entries()) {
      const language = (index % 2 === 0) === phone ? 'en' : 'zh-CN';
      await test.step(`${screen.name}, ${language}`, async () => {
        const key = `${screen.login} ${language}`;
        const before = pages.get(key);
        const page = before?.page ?? (await as(screen.login, { language, phone }));
        const complaints = before?.complaints ?? complaintsOf(page);
        pages.set(key, { page, complaints });
        await page.emulateMedia({ colorScheme: 'light' });
        await open(page, screen, shown);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect.soft(await overflow(page)).toBe(0);
        expect.soft(await seriousIn(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect.soft(await seriousIn(page, 'html', { colours: true })).toEqual([]);
        expect.soft(complaints.splice(0)).toEqual([]);
        // A page in the background goes on listening and drawing.
        await page.goto('about:blank');
      });
    }
  });
}

for (const look of PARTS) {
  test(`a case, its sheets and the cases behind a figure in ${lookName(look)}`, async ({ as }) => {
    await test.step('a case, its ledger and a form', async () => {
      const page = await as('dispatch', look);
      const complaints = complaintsOf(page);
      await page.goto('/desk?queue=open');
      await page.locator('.grid-row').first().click();
      await expect(page.locator('.timeline-event').first()).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
      await page.locator('.clock-card .ant-btn').first().click();
      await expect(page.locator('.ledger tfoot')).toBeVisible();
      // What lies under it is dimmed on purpose.
      expect(await seriousIn(page, '.ant-drawer')).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.locator('.ledger')).toBeHidden();
      await page.locator('.actions .ant-btn').first().click();
      await expect(page.locator('form.act')).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await page.goto(`/cases/${id}`);
      await expect(page.locator('.case-map .map-pin')).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      for (const sheet of ['ledger', 'dispatch', 'supervision']) {
        await page.goto(`/print/${sheet}/${id}${sheet === 'ledger' ? '?clock=whole' : ''}`);
        await expect(page.locator('.sheet-foot')).toBeVisible();
        expect(await seriousIn(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
      }
      expect(complaints).toEqual([]);
    });
    await test.step('the cases behind a figure', async () => {
      const page = await as('leader', look);
      await page.goto('/scorecard?at=2026-02');
      await page.locator('.unit-table tbody .figure').first().click();
      await expect(page.locator('.runs tbody tr').first()).toBeVisible();
      expect(await seriousIn(page, '.ant-drawer')).toEqual([]);
      await page.locator('.runs a').first().click();
      await expect(page).toHaveURL(/\/cases\//);
    });
  });
}

if (pictures !== undefined) {
  for (const look of EVERY) {
    test(`a picture of every screen in ${lookName(look)}`, async ({ as }) => {
      test.setTimeout(1_200_000);
      const shown = await handledCase(await as('dispatch', look));
      const pages = new Map<string | null, Page>();
      for (const screen of SCREENS) {
        await test.step(screen.name, async () => {
          const page = pages.get(screen.login) ?? (await as(screen.login, look));
          pages.set(screen.login, page);
          await open(page, screen, shown);
          expect.soft(await overflow(page)).toBe(0);
          await page.screenshot({ path: pictureOf(pictures, screen.name, look) });
          await page.goto('about:blank');
        });
      }
    });
  }
}

test('the desk with its list and map comes compressed', async ({ as }) => {
  const page = await as('dispatch');
  const scripts: Promise<readonly [string, number, string | null]>[] = [];
  page.on('response', (response) => {
    if (!/\/assets\/.*\.(js|css)$/.test(response.url())) return;
    const sized = async () =>
      [
        response.url(),
        (await response.request().sizes()).responseBodySize,
        await response.headerValue('content-encoding'),
      ] as const;
    scripts.push(sized());
  });
  await page.goto('/desk?queue=open');
  await expect(page.locator('.grid-row').nth(3)).toBeVisible();
  const loaded = await Promise.all(scripts);
  const total = loaded.reduce((sum, [, size]) => sum + size, 0);
  console.log(`the desk, as sent: ${total.toLocaleString('en')} bytes in ${loaded.length} files`);
  expect(loaded.filter(([, size, encoding]) => size > 2_000 && encoding === null)).toEqual([]);
});

test('twice as large, a screen still has room', async ({ as }) => {
  const page = await as('dispatch');
  // 200 % of 1440 × 900 leaves 720 × 450 of the screen's own pixels.
  await page.setViewportSize({ width: 720, height: 450 });
  for (const path of ['/desk?queue=open', '/report', '/scorecard?at=2026-02']) {
    await page.goto(path);
    await expect(page.locator('#main > *').first()).toBeVisible();
    expect(await overflow(page)).toBe(0);
  }
});

test.describe('states', () => {
  test('an empty queue says what will come and how', async ({ as }) => {
    const page = await as('dispatch');
    await page.route('**/api/v1/cases?*', (route) => route.fulfill({ json: pageOf(0, 0, 0) }));
    await page.goto('/desk');
    await expect(page.getByText('没有等您办理的案件')).toBeVisible();
    await page.getByRole('button', { name: '看在办案件' }).click();
    await expect(page).toHaveURL(/queue=open/);
    await page.goto('/desk?light=red');
    await expect(page.getByText('没有符合条件的案件')).toBeVisible();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect(page).toHaveURL(/\/desk$/);
  });

  test('a failure says so and can be tried again', async ({ as }) => {
    const page = await as('dispatch');
    let fails = true;
    await page.route('**/api/v1/cases?*', (route) => {
      if (!fails) return route.continue();
      const body = { type: 'urn:bihuan:internal', title: 'x', status: 500, code: 'internal' };
      return route.fulfill({ status: 500, contentType: 'application/problem+json', json: body });
    });
    await page.goto('/desk?queue=open');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('服务器出错了', { timeout: 20_000 });
    expect(await seriousIn(page)).toEqual([]);
    fails = false;
    await alert.getByRole('button', { name: '重试' }).click();
    await expect(page.locator('.grid-row').first()).toBeVisible();
  });

  test('no answer at all is told apart from a refusal', async ({ as }) => {
    const page = await as('dispatch');
    await page.route('**/api/v1/scorecards?*', (route) => route.abort());
    await page.goto('/scorecard?at=2026-02');
    await expect(page.getByRole('alert')).toContainText('连不上服务器', { timeout: 20_000 });
  });

  test('what is loading keeps its place', async ({ as }) => {
    const page = await as('dispatch');
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/api/v1/cases?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/desk?queue=open');
    const bone = page.locator('.desk-list .bones-row').first();
    await expect(bone).toBeVisible();
    const before = await bone.boundingBox();
    go();
    const row = page.locator('.grid-row').first();
    await expect(row).toBeVisible();
    const after = await row.boundingBox();
    expect(after?.y).toBe(before?.y);
    expect(after?.height).toBe(before?.height);
  });

  test('an ended session asks to sign in and comes back to the same place', async ({ as, installation }) => {
    const page = await as('hotline');
    await page.goto('/report');
    await expect(page.getByRole('heading', { name: '新上报' })).toBeVisible();
    await page.getByLabel(/情况描述/).fill('写到一半');
    const refused = { type: 'urn:bihuan:not-signed-in', title: 'x', status: 401, code: 'not-signed-in' };
    await page.route('**/api/v1/areas?*', (route) =>
      route.fulfill({ status: 401, contentType: 'application/problem+json', json: refused }),
    );
    await choose(page, '街道', '西湖街道');
    await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
    await page.unroute('**/api/v1/areas?*');
    await page.getByLabel('账号').fill('hotline');
    await page.getByLabel('密码', { exact: true }).fill(installation.password('hotline'));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(/情况描述/)).toHaveValue('写到一半');
  });

  test('ten thousand rows scroll, and only those in sight are drawn', async ({ as }) => {
    const page = await as('dispatch');
    const real = (await (await page.request.get('/api/v1/cases?queue=open&limit=1')).json()) as CasePage;
    await page.route('**/api/v1/cases?*', (route) => {
      const query = new URL(route.request().url()).searchParams;
      const first = Number(query.get('offset') ?? 0);
      return route.fulfill({ json: pageOf(10_000, first, Number(query.get('limit')), real) });
    });
    await page.goto('/desk?queue=open');
    const grid = page.getByRole('grid');
    await expect(grid).toHaveAttribute('aria-rowcount', '10000');
    await expect(page.locator('.grid-row').first()).toContainText('第 0 号');
    expect(await page.locator('.grid-row').count()).toBeLessThan(50);
    await grid.focus();
    await page.keyboard.press('End');
    await expect(page.getByText('第 9999 号')).toBeVisible({ timeout: 60_000 });
    expect(await page.locator('.grid-row').count()).toBeLessThan(50);
  });
});

/** A page of a queue that no server needs to hold. */
function pageOf(total: number, first: number, limit: number, real?: CasePage): CasePage {
  const like = real?.items[0];
  const count = Math.max(Math.min(limit, total - first), 0);
  const items =
    like === undefined
      ? []
      : Array.from({ length: count }, (_, i) => ({ ...like, id: `many-${first + i}`, address: `第 ${first + i} 号` }));
  const next = first + count < total ? String(first + count) : null;
  const now = real?.now ?? '2026-03-04T09:00:00+08:00';
  return { items, nextCursor: next, counts: { total, green: total, yellow: 0, red: 0 }, now };
}
