import type { BoardNow } from '@bihuan/contracts';
import { expect, test } from './support/test.js';

test('the wall says what is late, where and who; a figure opens its cases', async ({ as }) => {
  const page = await as('leader');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/board?scene=now');
  const answer = await page.request.get('/api/v1/board/now');
  const now = (await answer.json()) as BoardNow;
  expect(now.open.red).toBeGreaterThan(0);
  const red = page.locator('.big-light.is-red');
  await expect(red.locator('strong')).toHaveText(String(now.open.red));
  await expect(page.locator('.board-late li')).toHaveCount(Math.min(now.overdue.length, 8));
  await expect(page.locator('.board-map .scene')).toHaveAttribute('data-idle', 'true', { timeout: 150_000 });
  await expect(page.locator('.board-map .scene')).toHaveAttribute('data-scheme', 'dark');
  // Nothing below the smallest letters that can be read from five metres, but the marks' names of the map.
  const sizes = await page
    .locator('.board h1, .board h2, .board-late a > *, .board-bars li > *, .board-tab')
    .evaluateAll((parts) => parts.map((part) => Number.parseFloat(getComputedStyle(part).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  await red.getByRole('link').click();
  await expect(page).toHaveURL(/\/desk\?.*light=red/);
  await expect(page.locator('.grid-row').first()).toBeVisible();
});

test('a case filed elsewhere shows on the wall at once', async ({ as }) => {
  const wall = await as('leader');
  await wall.goto('/board?scene=today');
  const reported = wall.locator('.flows li').first().locator('strong');
  await expect(reported).toBeVisible();
  const before = Number(await reported.textContent());
  const hotline = await as('hotline');
  const answer = await hotline.request.post('/api/v1/cases', {
    data: {
      source: 'hotline',
      class: { kind: 'event', code: '06010' },
      severity: 'general',
      location: { lon: 103.8026, lat: 36.0643 },
    },
  });
  expect(answer.status()).toBe(201);
  await expect(reported).toHaveText(String(before + 1));
});

test('scenes take turns until one is chosen, by key or by name', async ({ as }) => {
  const page = await as('leader');
  await page.goto('/board');
  await expect(page.getByRole('button', { name: '现在' })).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/scene=today/);
  await expect(page.locator('.flows li')).toHaveCount(3);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('region', { name: '办结率' })).toContainText('%');
  await page.getByRole('button', { name: '单位与街道' }).click();
  await expect(page.getByRole('region', { name: '街道', exact: true }).getByRole('listitem')).toHaveCount(8);
  await page.getByRole('button', { name: /继续轮播/ }).click();
  await expect(page).toHaveURL(/\/board$/);
});

test('who oversees nothing has no board', async ({ as }) => {
  const page = await as('clerk-chengguanju');
  await page.goto('/board');
  await expect(page.locator('.state-note')).toContainText('没有这里的权限');
});
