import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { chooseIn } from './support/desk.js';
import { expect, test } from './support/test.js';

interface Feature {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: {
    readonly type: string;
    readonly coordinates: readonly (readonly (readonly [number, number])[])[];
  };
}

const COMMUNITY = '620103001001';

async function cellsOf(page: Page): Promise<Feature[]> {
  const answer = await page.request.get(`/api/v1/areas?parent=${COMMUNITY}`);
  return ((await answer.json()) as { features: Feature[] }).features;
}

const file = (name: string, features: readonly unknown[]) => ({
  name,
  mimeType: '',
  buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
});

test('a file with a fault is repaired, looked at and saved as one change', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/admin/areas');
  await page.getByRole('navigation', { name: '区域管理' }).getByRole('link', { name: '导入界线' }).click();
  const [one, two, ...rest] = await cellsOf(page);
  if (one === undefined || two === undefined) throw new Error('no cells');
  const open = { ...one.geometry, coordinates: one.geometry.coordinates.map((ring) => ring.slice(0, -1)) };
  const list = [
    { ...one, geometry: open },
    { ...two, properties: { ...two.properties, name: '滨河一号网格' } },
    ...rest,
  ];
  await page.locator('input[type=file]').setInputFiles(file('网格.geojson', list));
  await expect(page.getByText('第 1 个要素')).toBeVisible();
  await expect(page.getByText('界线没有闭合')).toBeVisible();
  await expect(page.getByRole('button', { name: '保存为一次变更' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: /^修复/ }).check();
  await expect(page.getByText(/修改 1.*修复 1，错误 0/)).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByLabel('依据或说明').fill('2026 年普查');
  await page.getByRole('button', { name: '保存为一次变更' }).click();
  await expect(page.getByText(/已保存为第 \d+ 次变更/)).toBeVisible();
  expect((await cellsOf(page)).find(({ id }) => id === two.id)?.properties.name).toBe('滨河一号网格');
});

test('cells are generated, checked and saved', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/admin/areas?view=map&area=620103002001');
  await page.getByRole('checkbox', { name: /^替换现有网格/ }).check();
  await page.getByRole('button', { name: '生成并预览' }).click();
  await expect(page.getByText(/^生成 \d+ 个网格/)).toBeVisible();
  await page.getByRole('button', { name: /^检查草稿/ }).click();
  await expect(page.getByText('没有缝隙、重叠或其他问题。')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: '保存为一次变更' }).click();
  await expect(page.getByRole('button', { name: '检查草稿（0 处）' })).toBeDisabled();
  await page.getByRole('link', { name: '变更记录' }).click();
  await expect(page.getByText(/次变更 · 生成/)).toBeVisible();
});

test('a cell is split on the map, its corner moved, the version seen and undone', async ({ as }) => {
  const page = await as('admin');
  await page.goto(`/admin/areas?view=map&area=${COMMUNITY}`);
  const before = await cellsOf(page);
  const [cell] = before;
  if (cell === undefined) throw new Error('no cells');
  await chooseIn(page, page.getByRole('combobox', { name: '选中的区域' }), cell.id);
  await page.getByText('切开', { exact: true }).click();
  // From the middle of the map outwards by keys: the line is drawn to the edges of the cell.
  const map = page.getByRole('application', { name: '区域地图' });
  const box = await map.boundingBox();
  if (box === null) throw new Error('no map');
  const place = await placeOnMap(page);
  await page.mouse.click(place.left.x, place.left.y);
  await page.mouse.click(place.right.x, place.right.y);
  await page.getByRole('button', { name: '切开', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
  await page.getByRole('button', { name: /^检查草稿/ }).click();
  await expect(page.getByText(/^新增 1，修改 \d+/)).toBeVisible();
  await page.getByLabel('依据或说明').fill('新路通车');
  await page.getByRole('button', { name: '保存为一次变更' }).click();
  await expect(page.getByRole('button', { name: '检查草稿（0 处）' })).toBeDisabled();
  expect(await cellsOf(page)).toHaveLength(before.length + 1);

  // A corner is moved by its degrees, without a pointer.
  await page.getByText('改界线', { exact: true }).click();
  await chooseIn(page, page.getByRole('combobox', { name: '选中的区域' }), cell.id);
  const lon = page.getByLabel('第 1 点经度');
  const was = await lon.inputValue();
  await lon.fill('103');
  await lon.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '自相交叉' })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await expect(page.getByLabel('第 1 点经度')).toHaveValue(was);

  await page.getByRole('link', { name: '变更记录' }).click();
  const change = page.getByRole('listitem').filter({ hasText: '新路通车' });
  await change.getByRole('button', { name: '撤回' }).click();
  await page.getByLabel('为什么撤回').fill('划错了');
  await page.getByRole('button', { name: '撤回此次变更' }).click();
  await expect(page.getByText(/次变更 · 撤回/)).toBeVisible();
  expect(await cellsOf(page)).toHaveLength(before.length);
});

/** Where the west and east of a cell lie on the screen, by the handles that it shows when its boundary is edited. */
async function placeOnMap(page: Page) {
  await page.getByText('改界线', { exact: true }).click();
  const handles = page.getByTestId('corner');
  await expect(handles.first()).toBeVisible();
  const boxes = await handles.evaluateAll((all) =>
    all.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }),
  );
  expect(boxes.length).toBeGreaterThan(2);
  const [xs, ys] = [boxes.map(({ x }) => x), boxes.map(({ y }) => y)];
  const y = ys.reduce((sum, each) => sum + each, 0) / ys.length;
  await page.getByText('切开', { exact: true }).first().click();
  return { left: { x: Math.min(...xs) - 4, y }, right: { x: Math.max(...xs) + 4, y } };
}

test('a narrow screen shows and checks areas', async ({ as }) => {
  const page = await as('admin', { phone: true });
  await page.goto('/admin/areas?view=checks');
  await expect(page.getByText(/没有发现|偏大|偏小|缝隙/).first()).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await page.goto(`/admin/areas?view=map&area=${COMMUNITY}`);
  await expect(page.getByRole('application', { name: '区域地图' })).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
