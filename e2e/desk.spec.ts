import type { CaseDetail, CasePage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { choose, next, rowOf } from './support/desk.js';
import { expect, test } from './support/test.js';

/** A new case of the test's own, made by the API. */
async function newCase(page: Page, address: string): Promise<CaseDetail> {
  const answer = await page.request.post('/api/v1/cases', {
    data: {
      source: 'hotline',
      class: { kind: 'event', code: '06010' },
      severity: 'general',
      location: { lon: 103.8026, lat: 36.0643 },
      address,
    },
  });
  expect(answer.status()).toBe(201);
  return answer.json();
}

test('the keyboard alone goes down the list, into a case and back', async ({ as }) => {
  const page = await as('duty');
  await page.goto('/desk?queue=open');
  await expect(page.locator('.grid-row').nth(3)).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const active = page.locator('.grid-row.is-active');
  const index = Number(await active.getAttribute('aria-rowindex'));
  const id = await active.getAttribute('id');
  expect(await page.getByRole('grid').getAttribute('aria-activedescendant')).toBe(id);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/.+queue=open/);
  await expect(page.locator('.case-title')).toBeFocused();
  expect(Number(await page.locator('.grid-row.is-selected').getAttribute('aria-rowindex'))).toBe(index);
  await page.keyboard.press('j');
  await expect(page.locator('.grid-row.is-active')).toHaveAttribute('aria-rowindex', String(index + 1));
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/desk\?queue=open$/);
});

test('the list keeps its place while a case opens and closes', async ({ as }) => {
  const page = await as('leader');
  await page.goto('/desk?queue=all');
  const grid = page.getByRole('grid');
  await expect(page.locator('.grid-row').first()).toBeVisible();
  await grid.evaluate((element) => element.scrollTo(0, 1_600));
  await page.locator('.grid-row[aria-rowindex="46"]').click();
  await expect(page.locator('.timeline-event').first()).toBeVisible();
  expect(await grid.evaluate((element) => element.scrollTop)).toBe(1_600);
  await page.getByRole('button', { name: /关闭案件/ }).click();
  await expect(page.locator('.desk-case')).toHaveCount(0);
  expect(await grid.evaluate((element) => element.scrollTop)).toBe(1_600);
});

test('what was typed outlives a reload, and is gone once sent or dropped', async ({ as }) => {
  const page = await as('duty');
  const made = await newCase(page, '草稿路 1 号');
  await page.goto(`/desk/${encodeURIComponent(made.id)}`);
  await next(page).getByRole('button', { name: '不予立案', exact: true }).click();
  const form = page.getByRole('form', { name: '不予立案' });
  await expect(form.getByText('案件到此为止，不再派遣；上报人会看到理由。')).toBeVisible();
  await expect(form.getByText('还缺：理由')).toBeVisible();
  await expect(form.getByRole('button', { name: '不予立案' })).toBeDisabled();
  await form.getByLabel('理由').fill('现场已经清理');
  await page.reload();
  await expect(form.getByLabel('理由')).toHaveValue('现场已经清理');
  await form.getByRole('button', { name: '取消' }).click();
  await expect(form).toBeHidden();
  await page.reload();
  await expect(page.locator('.timeline-event').first()).toBeVisible();
  await expect(form).toBeHidden();
});

test('whoever was slower is told what happened, and keeps what they wrote', async ({ as, installation }) => {
  const slow = await as('duty');
  const fast = await as('duty-xiyuan');
  const made = await newCase(slow, '抢先路 2 号');
  await slow.goto(`/desk/${encodeURIComponent(made.id)}`);
  await next(slow).getByRole('button', { name: '不予立案', exact: true }).click();
  const form = slow.getByRole('form', { name: '不予立案' });
  await form.getByLabel('理由').fill('不属于本区');

  await test.step('live, while they write', async () => {
    const noted = await fast.request.post(`/api/v1/cases/${encodeURIComponent(made.id)}/events`, {
      data: { type: 'noted', data: { text: '已电话联系上报人' }, version: made.version },
    });
    expect(noted.status()).toBe(200);
    const told = form.getByRole('alert');
    await expect(told).toContainText('有人先办了一步');
    await expect(told).toContainText('已电话联系上报人');
    await expect(form.getByRole('button', { name: '不予立案' })).toBeDisabled();
    await told.getByRole('button', { name: '看过了，继续填' }).click();
    await expect(form.getByLabel('理由')).toHaveValue('不属于本区');
    await expect(form.getByRole('button', { name: '不予立案' })).toBeEnabled();
  });

  await test.step('by the server, where the news had not come yet', async () => {
    // The stream is cut, so that the screen cannot know.
    await slow.route('**/api/v1/stream', (route) => route.abort());
    await slow.reload();
    await expect(form.getByLabel('理由')).toHaveValue('不属于本区');
    const version = made.version + 1;
    const filed = await fast.request.post(`/api/v1/cases/${encodeURIComponent(made.id)}/events`, {
      data: { type: 'filed', data: { standard: { hours: 4 } }, version },
    });
    expect(filed.status()).toBe(200);
    await form.getByRole('button', { name: '不予立案' }).click();
    const dialogue = slow.getByRole('dialog', { name: '有人先办了一步' });
    await expect(dialogue).toContainText('立案，处置时限 4 小时');
    await expect(dialogue).toContainText('这一步现在已经不能办了');
    await expect(dialogue.getByRole('button', { name: '看过了，继续' })).toBeDisabled();
    await dialogue.getByRole('button', { name: '放弃这次填写' }).click();
    await expect(form).toBeHidden();
    await expect(slow.getByText('待派遣').first()).toBeVisible();
  });
  expect(installation.url).toContain('127.0.0.1');
});

test('a report whose answer was lost is not made twice', async ({ as }) => {
  const page = await as('hotline');
  await page.goto('/report');
  await choose(page, '类别', '06010');
  await choose(page, '街道', '西湖街道');
  await page.getByLabel('地址').fill('重发路 3 号');
  await expect(page.getByRole('region', { name: '这个位置' })).toContainText('七里河区');
  // The request arrives, its answer does not.
  await page.route('**/api/v1/cases', async (route) => {
    await route.fetch();
    await route.abort();
  });
  const send = page.getByRole('button', { name: '上报', exact: true });
  await send.click();
  await expect(page.getByText(/连不上服务器/)).toBeVisible();
  await page.unroute('**/api/v1/cases');
  await send.click();
  await expect(page).toHaveURL(/\/cases\//);
  const found = (await (await page.request.get('/api/v1/cases?queue=all&q=重发路')).json()) as CasePage;
  expect(found.counts.total).toBe(1);
});

test('a second report of the same problem joins the first', async ({ as }) => {
  const page = await as('hotline');
  const first = await newCase(page, '重复路 4 号');
  await page.goto('/report');
  await choose(page, '类别', '06010');
  await page.getByLabel('经度').fill('103.8026');
  await page.getByLabel('纬度').fill('36.0643');
  await page.getByLabel('纬度').blur();
  const nearby = page.getByRole('region', { name: '这个位置' });
  await nearby.getByRole('button', { name: `并入案件 ${first.number}` }).click();
  await expect(page.getByRole('heading', { name: `已并入案件 ${first.number}，共 2 人上报` })).toBeFocused();
  await page.getByRole('link', { name: '打开案件' }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${first.id}$`));
  await expect(page.getByText(/并入一次上报（民情热线）/)).toBeVisible();
});

test('a place is picked on the map with the keyboard', async ({ as }) => {
  const page = await as('hotline');
  await page.goto('/report');
  const map = page.getByRole('application');
  await expect(page.locator('.map-area').first()).toBeVisible();
  await map.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('.map-pin')).toBeVisible();
  await expect(page.getByRole('region', { name: '这个位置' })).toContainText('七里河区');
});

test('search finds by number and address, filters stay in the address', async ({ as }) => {
  const page = await as('duty');
  const made = await newCase(page, '查找路 5 号');
  await page.goto('/desk?queue=open');
  await page.getByLabel('查找案件').fill('查找路');
  await expect(rowOf(page, '查找路 5 号')).toBeVisible();
  await expect(page).toHaveURL(/q=/);
  await page.reload();
  await expect(rowOf(page, '查找路 5 号')).toBeVisible();
  await page.getByLabel('查找案件').fill(made.number);
  await expect(rowOf(page, '查找路 5 号')).toBeVisible();
  await page.getByRole('button', { name: /^正常/ }).click();
  await expect(page).toHaveURL(/light=green/);
  await expect(rowOf(page, '查找路 5 号')).toBeVisible();
  await page.getByRole('button', { name: /^超时/ }).click();
  await expect(page.getByText('没有符合条件的案件')).toBeVisible();
});

test('another scheme recolours all that is open, and is kept', async ({ as }) => {
  const page = await as('dispatch');
  await page.goto('/desk?queue=open');
  await page.locator('.grid-row').first().click();
  await expect(page.locator('.timeline-event').first()).toBeVisible();
  await page.getByRole('button', { name: '换成深色' }).click();
  await expect.poll(() => seriousIn(page)).toEqual([]);
  await page.reload();
  await expect(page.locator('.timeline-event').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'dark');
  await page.getByRole('button', { name: '换成浅色' }).click();
  await expect.poll(() => seriousIn(page)).toEqual([]);
});
