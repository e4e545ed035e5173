import type { ComponentPage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

/** The first components of the sample, as the server lists them. */
async function firstOf(page: Page, query: string): Promise<ComponentPage['items']> {
  const answer = await page.request.get(`/api/v1/components?${query}`);
  expect(answer.status()).toBe(200);
  return ((await answer.json()) as ComponentPage).items;
}

async function takeFile(page: Page, rows: readonly string[]): Promise<void> {
  const text = `\ufeff${['标识码,部件名称,经度,纬度,初始日期,养护单位', ...rows].join('\n')}\n`;
  const file = { name: '普查.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
}

test('a component is found, opened, changed, and what it was stays to be seen', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/components');
  const grid = page.getByRole('grid', { name: '部件清单' });
  await expect(grid.getByRole('row').first()).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);

  const [one] = await firstOf(page, 'state=intact&limit=1');
  if (one === undefined) throw new Error('the sample has no component');
  await page.getByRole('searchbox', { name: '名称或标识码' }).fill(one.id);
  await expect(page.getByRole('status').filter({ hasText: '1 个' })).toBeVisible();
  await grid.getByRole('row').first().click();
  const pane = page.getByRole('region', { name: '部件详情' });
  await expect(pane.getByRole('heading', { name: one.name })).toBeVisible();
  await expect(pane.getByText(one.id)).toBeVisible();
  await expect(pane.getByText('首次入库')).toBeVisible();

  await pane.getByRole('button', { name: '修改' }).click();
  const form = page.getByRole('form', { name: '修改' });
  await form.getByRole('combobox', { name: '部件状态' }).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '破损' }).click();
  // A place whose two numbers are swapped is named, and mended by a button.
  const [lon, lat] = [form.getByRole('spinbutton', { name: '经度' }), form.getByRole('spinbutton', { name: '纬度' })];
  await lon.fill(String(one.location.lat));
  await lat.fill(String(one.location.lon));
  await form.getByRole('textbox', { name: '为什么改' }).fill('巡查发现破损');
  expect(await seriousIn(page)).toEqual([]);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByRole('alert')).toContainText('经纬度写反了');
  await form.getByRole('button', { name: /^改为/ }).click();
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form).toBeHidden();
  const history = pane.getByRole('listitem').filter({ hasText: '第 2 版' });
  await expect(history).toContainText('巡查发现破损');
  await expect(history.locator('del').first()).toHaveText('完好');
  await expect(history.locator('ins').first()).toHaveText('破损');
  await expect(grid.getByRole('row').first()).toContainText('破损');
});

test('who saves over a newer version is told so first', async ({ as }) => {
  const page = await as('admin');
  const [one] = await firstOf(page, 'state=intact&limit=1&offset=20');
  if (one === undefined) throw new Error('the sample has no such component');
  await page.goto(`/components/${one.id}`);
  await page.getByRole('button', { name: '修改' }).click();
  const form = page.getByRole('form', { name: '修改' });
  const detail = await (await page.request.get(`/api/v1/components/${one.id}`)).json();
  const { name, state, location, properties, firstOn, version } = detail;
  const empty = { owner: null, maintainer: null, maintainedFrom: null, maintainedUntil: null, source: null };
  const body = { name, state, location, properties, firstOn, version, department: null, ...empty };
  const origin = new URL(page.url()).origin;
  const other = await page.request.put(`/api/v1/components/${one.id}`, {
    data: { ...body, changedOn: null, photos: [], remark: '别人写的' },
    headers: { origin },
  });
  expect(other.status()).toBe(200);
  await form.getByRole('textbox', { name: '备注' }).fill('我写的');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByRole('alert')).toContainText('第 2 版');
  await form.getByRole('button', { name: '覆盖保存' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('listitem').filter({ hasText: '第 3 版' })).toContainText('我写的');
});

test('a file with errors says which rows and imports nothing; mended it is imported', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/components');
  await page.getByRole('button', { name: '导入' }).click();
  const dialogue = page.getByRole('dialog', { name: '导入：部件' });
  const [near] = await firstOf(page, 'limit=1');
  if (near === undefined) throw new Error('the sample has no component');
  const { lon, lat } = near.location;
  const row = (serial: number, x: number, y: number, unit = '') =>
    `62010301001${900000 + serial},供水井盖,${x},${y},2026-01-05,${unit}`;
  await takeFile(page, [row(1, lon, lat), row(2, lat, lon), row(3, 100, 30), row(4, lon, lat, '没有的单位')]);
  await expect(dialogue.getByRole('heading', { name: /^有 3 处错误/ })).toBeVisible();
  await expect(dialogue.getByRole('row').filter({ hasText: '经纬度写反了' })).toContainText('3');
  await expect(dialogue.getByRole('row').filter({ hasText: '在本区之外' })).toContainText('4');
  await expect(dialogue.getByRole('row').filter({ hasText: '没有的单位' })).toContainText('5');
  expect(await seriousIn(page, '.ant-modal')).toEqual([]);
  await expect(dialogue.getByRole('button', { name: /^导入/ })).toBeDisabled();

  await takeFile(page, [row(1, lon, lat), row(2, lon, lat)]);
  await expect(dialogue.getByText('新增 2 行')).toBeVisible();
  await dialogue.getByRole('button', { name: '导入 2 处修改' }).click();
  await expect(dialogue.getByRole('status')).toContainText('新增 2');
  await dialogue.getByRole('button', { name: '关闭' }).last().click();
  expect(await firstOf(page, 'q=62010301001900&limit=10')).toHaveLength(2);
});

test('whoever works in the city reads the inventory and does not change it; on a phone, too', async ({ as }) => {
  const page = await as('duty', { phone: true });
  const [one] = await firstOf(page, 'limit=1');
  if (one === undefined) throw new Error('the sample has no component');
  await page.goto('/components');
  await page.getByRole('grid', { name: '部件清单' }).getByRole('row').first().click();
  const pane = page.getByRole('region', { name: '部件详情' });
  await expect(pane.getByRole('heading', { name: one.name })).toBeVisible();
  await expect(page.getByRole('button', { name: '修改' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '导入' })).toHaveCount(0);
  expect(await seriousIn(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(wide).toBe(false);
  await pane.getByRole('button', { name: '关闭' }).click();
  await expect(page.getByRole('grid', { name: '部件清单' })).toBeVisible();
});
