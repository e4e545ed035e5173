import type { CasePage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { rowOf } from './support/desk.js';
import { expect, test } from './support/test.js';

const MINUTE = 60_000;

async function report(page: Page, address: string, severity = 'general'): Promise<string> {
  const answer = await page.request.post('/api/v1/cases', {
    data: {
      source: 'hotline',
      class: { kind: 'event', code: '06010' },
      severity,
      location: { lon: 103.8026, lat: 36.0643 },
      address,
    },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Which pages of the list the screen asks for. */
function offsetsOf(page: Page): number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const offset = url.searchParams.get('offset');
    if (url.pathname === '/api/v1/cases' && offset !== null) offsets.push(Number(offset));
  });
  return offsets;
}

const index = (page: Page) => page.locator('.grid-row.is-active').getAttribute('aria-rowindex');

test('a jump of thousands of rows reads only what comes to rest in sight', async ({ as }) => {
  const page = await as('leader');
  const offsets = offsetsOf(page);
  await page.goto('/desk?queue=all');
  const grid = page.getByRole('grid', { name: '案件列表' });
  await expect(page.locator('.grid-row').first()).toBeVisible();
  const total = Number(await grid.getAttribute('aria-rowcount'));
  expect(total).toBeGreaterThan(1_500);
  const far = 1_400;
  // Through the whole list, and back to one place.
  await grid.evaluate(
    async (element, rows) => {
      for (const row of rows) {
        element.scrollTo(0, (row - 1) * 40);
        await new Promise(requestAnimationFrame);
      }
    },
    [300, 700, 1_100, total, far],
  );
  const answer = await page.request.get(`/api/v1/cases?queue=all&limit=1&offset=${far - 1}`);
  const there = ((await answer.json()) as CasePage).items[0];
  await expect(page.locator(`.grid-row[aria-rowindex="${far}"]`)).toContainText(there?.number ?? 'no such row');
  expect(offsets.length).toBeLessThanOrEqual(5);
  expect(offsets).toContain(1_350);
  expect(await page.locator('.grid-row').count()).toBeLessThan(60);

  await test.step('and Home, End, Page and j go on from there', async () => {
    await page.locator(`.grid-row[aria-rowindex="${far}"]`).click();
    await expect(page.locator('.case-title')).toBeVisible();
    await grid.focus();
    await page.keyboard.press('j');
    expect(await index(page)).toBe(String(far + 1));
    await page.keyboard.press('PageUp');
    expect(Number(await index(page))).toBeLessThan(far - 5);
    await page.keyboard.press('End');
    await expect(page.locator(`.grid-row.is-active[aria-rowindex="${total}"]`)).toBeVisible();
    await page.keyboard.press('Home');
    await expect(page.locator('.grid-row.is-active[aria-rowindex="1"]')).toBeVisible();
  });
});

test('what others do moves no row from under the keyboard', async ({ as }) => {
  const page = await as('duty');
  await page.goto('/desk?queue=open&sort=reported');
  await expect(page.locator('.grid-row').nth(8)).toBeVisible();
  for (let i = 0; i < 5; i++) await page.keyboard.press('j');
  const active = page.locator('.grid-row.is-active');
  const index = Number(await active.getAttribute('aria-rowindex'));
  expect(index).toBeGreaterThan(1);
  const text = await active.locator('.row-place').textContent();
  const before = await active.boundingBox();
  await report(page, '西园街道新来路 7 号');
  await expect(active).toHaveAttribute('aria-rowindex', String(index + 1));
  await expect(active.locator('.row-place')).toHaveText(text ?? '');
  expect((await active.boundingBox())?.y).toBe(before?.y);
});

test('time passes without drawing the rows anew', async ({ as, installation }) => {
  const page = await as('dispatch');
  await page.goto('/desk?queue=open&light=green');
  await expect(page.locator('.grid-row').nth(10)).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const touched: string[] = [];
    Object.assign(window, { touched });
    const list = document.querySelector('.desk-list .grid');
    if (list === null) throw new Error('no list');
    new MutationObserver((records) => {
      for (const { type, target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        touched.push(`${type} ${element?.closest('.clock-light') === null ? element?.className : 'clock'}`);
      }
    }).observe(list, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  const left = page.locator('.clock-light-time').nth(3);
  const before = await left.textContent();
  // No answer of the list carries the new time: only the stream's tick does.
  await page.route('**/api/v1/cases?*', (route) => route.abort());
  installation.clock.advance(2 * MINUTE);
  await expect(left).not.toHaveText(before ?? '');
  const touched = await page.evaluate(() => (window as unknown as { touched: string[] }).touched);
  expect(touched.length).toBeGreaterThan(0);
  expect(touched.filter((each) => each !== 'characterData clock' && each !== 'attributes clock')).toEqual([]);
});

test('a filter is made, kept under a name, used, moved, deleted and brought back', async ({ as }) => {
  const page = await as('dispatch-xihu');
  await page.goto('/desk?queue=open');
  await test.step('at first the role’s own are offered', async () => {
    await page.getByRole('button', { name: '今天到期' }).click();
    await expect(page).toHaveURL(/due=today/);
    await expect(page.getByRole('link', { name: /^今天到期/ })).toHaveAttribute('aria-current', 'page');
  });
  await test.step('by the filters, which outlive a reload', async () => {
    await page.goto('/desk?queue=open');
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByRole('checkbox', { name: '处置中' }).check();
    await page.getByRole('checkbox', { name: '待派遣' }).check();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.getByRole('list', { name: '正在用的筛选' })).toContainText('待派遣、处置中');
    await expect(page).toHaveURL(/state=filed/);
  });
  await test.step('kept, and counted', async () => {
    await page.getByRole('button', { name: '存下这个筛选' }).click();
    await page.getByLabel('名称').fill('两种状态');
    await page.keyboard.press('Enter');
    const tab = page.getByRole('link', { name: /^两种状态/ });
    await expect(tab).toHaveAttribute('aria-current', 'page');
    const total = await page.getByRole('grid').getAttribute('aria-rowcount');
    await expect(tab).toContainText(total ?? 'none');
    await page.getByRole('button', { name: '去掉筛选：状态' }).click();
    await expect(tab).not.toHaveAttribute('aria-current', 'page');
    await tab.click();
    await expect(page).toHaveURL(/state=filed/);
  });
  const tabs = () => page.locator('.view-link').allTextContents();
  await test.step('moved and renamed', async () => {
    await page.getByRole('button', { name: /^“两种状态”/ }).click();
    await page.getByRole('menuitem', { name: '左移' }).click();
    await expect.poll(async () => (await tabs())[0]).toMatch(/^两种状态/);
    await page.getByRole('button', { name: /^“两种状态”/ }).click();
    await page.getByRole('menuitem', { name: '改名' }).click();
    await page.getByLabel('名称').fill('在手');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: /^在手/ })).toBeVisible();
  });
  await test.step('deleted, brought back, deleted', async () => {
    const drop = async () => {
      await page.getByRole('button', { name: /^“在手”/ }).click();
      await page.getByRole('menuitem', { name: '删除' }).click();
      await expect(page.getByRole('link', { name: /^在手/ })).toHaveCount(0);
    };
    await drop();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByRole('link', { name: /^在手/ })).toBeVisible();
    await drop();
    await page.reload();
    await expect(page.getByRole('link', { name: /^今天到期/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /^在手/ })).toHaveCount(0);
  });
});

test('cases are chosen with the keyboard, one, a range, or all of the filter', async ({ as }) => {
  const page = await as('dispatch');
  await page.goto('/desk?queue=open');
  const chosen = page.locator('.grid-row[aria-selected="true"]');
  await expect(page.locator('.grid-row').nth(6)).toBeVisible();
  await expect(page.locator('.row-check')).toHaveCount(0);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(chosen).toHaveCount(1);
  await expect(page.locator('.row-check').first()).toBeVisible();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(chosen).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: '已选 3 件' })).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press(' ');
  await expect(chosen).toHaveCount(4);
  await page.keyboard.press(' ');
  await expect(chosen).toHaveCount(3);
  const total = Number(await page.getByRole('grid').getAttribute('aria-rowcount'));
  await page.keyboard.press('Control+a');
  await expect(page.locator('.bulk-count')).toContainText(String(Math.min(total, 200)));
  await page.keyboard.press('Escape');
  await expect(chosen).toHaveCount(0);
  await expect(page.locator('.bulk-bar')).toHaveCount(0);
});

test('a street’s desk has its street; the district sees them side by side and goes into one', async ({ as }) => {
  const street = await as('duty-xiyuan');
  await street.goto('/');
  await expect(street).toHaveURL(/\/desk$/);
  await street.goto('/desk?queue=open');
  await expect(street.locator('.grid-row').first()).toBeVisible();
  await expect(street.locator('.header')).toContainText('西园街道');
  await expect(street.locator('.streets')).toHaveCount(0);
  const { items } = (await (await street.request.get('/api/v1/cases?queue=open&limit=200')).json()) as CasePage;
  expect(items.length).toBeGreaterThan(3);
  expect(items.filter(({ area }) => !area.path.startsWith('620103/620103001/'))).toEqual([]);
  const own = await street.getByRole('grid').getAttribute('aria-rowcount');

  const district = await as('dispatch');
  await district.goto('/desk?queue=open');
  const button = district.locator('.street').filter({ hasText: '西园街道' });
  await expect(button).toContainText(own ?? 'none');
  await button.click();
  await expect(district).toHaveURL(/area=620103%2F620103001|area=620103\/620103001/);
  await expect(district.getByRole('grid')).toHaveAttribute('aria-rowcount', own ?? '');
  await district.getByRole('button', { name: /^辖区：西园街道/ }).click();
  await district.getByRole('menuitemradio', { name: '西湖街道' }).click();
  await expect(district.locator('.street[aria-pressed="true"]')).toContainText('西湖街道');
  await expect(rowOf(district, '西湖街道').first()).toBeVisible();
});

test('the map and the list point at each other', async ({ as }) => {
  const page = await as('dispatch');
  await page.goto('/desk?queue=open');
  await expect(page.locator('.map-mark.is-green')).toHaveAttribute('d', /^M/);
  await page.locator('.grid-row').nth(2).hover();
  const ring = page.locator('.map-ring.is-pointed');
  await expect(ring).toBeVisible();
  const at = await ring.boundingBox();
  if (at === null) throw new Error('no ring');
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await expect(page.locator('.desk-map-told')).toBeVisible();
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  await expect(page.locator('.case-title')).toBeVisible();
  await expect(page.locator('.map-ring:not(.is-pointed)')).toBeVisible();
});
