import type { AreaCollection, Coverage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

const STREET = '620103/620103001';
const TODAY = 'from=2026-03-04&to=2026-03-04';

/** Places well inside two cells of the collector's street. */
async function twoCells(page: Page) {
  const all = (await (await page.request.get('/api/v1/areas?level=cell')).json()) as AreaCollection;
  return all.features
    .filter((cell) => cell.properties.path.startsWith(`${STREET}/`))
    .slice(0, 2)
    .map((cell) => {
      const corners = (cell.geometry.coordinates[0] as [number, number][]).slice(1);
      const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
      return { id: String(cell.id), place: { longitude: mean(0), latitude: mean(1), accuracy: 6 } };
    });
}

test('a collector begins a shift on the phone and walks two cells; the supervisor sees them covered, and no name', async ({
  as,
}) => {
  const collector = await as('collector-1', { phone: true });
  const supervisor = await as('supervisor');
  const context = collector.context();
  const [first, second] = await twoCells(collector);
  if (!first || !second) throw new Error('the street has cells');
  const coverage = async () =>
    (await (await supervisor.request.get(`/api/v1/coverage?${TODAY}&area=${STREET}`)).json()) as Coverage;
  const missed = async () => new Set((await coverage()).missed.map((cell) => cell.id));
  expect((await missed()).has(first.id)).toBe(true);

  await context.grantPermissions(['geolocation']);
  await context.setGeolocation(first.place);
  const shift = collector.getByRole('region', { name: '巡查' });

  await test.step('nothing is recorded before the shift', async () => {
    await collector.goto('/tasks');
    await expect(shift.getByRole('status')).toContainText('现在没有上岗');
    await expect(shift).toContainText('结束上岗后不再记录');
    expect(await seriousIn(collector)).toEqual([]);
  });

  await test.step('the first cell, then the next', async () => {
    await shift.getByRole('button', { name: '开始上岗' }).click();
    const cells = shift.locator('dd').first();
    await expect(cells).toHaveText('1');
    await context.setGeolocation(second.place);
    await expect(cells).toHaveText('2', { timeout: 40_000 });
    await expect(shift).toContainText('已全部上传');
    await shift.getByText('我的轨迹').click();
    await expect(shift.locator('.track-point').first()).toBeVisible();
    expect(await seriousIn(collector)).toEqual([]);
  });

  await test.step('without a net positions wait on the phone, also over a reload', async () => {
    await collector.route('**/positions', (route) => route.abort());
    await expect(shift).toContainText('个位置待上传', { timeout: 40_000 });
    await collector.unroute('**/positions');
    await collector.reload();
    await expect(shift).toContainText('已全部上传', { timeout: 40_000 });
  });

  await test.step('the shift ends', async () => {
    await shift.getByRole('button', { name: '结束上岗' }).click();
    await expect(shift.getByRole('status')).toContainText('经过 2 个网格');
    const left = await missed();
    expect(left.has(first.id) || left.has(second.id)).toBe(false);
    expect(await coverage()).toMatchObject({ visited: 2, shifts: 1 });
  });

  await test.step('the supervisor sees the area’s coverage and goes down to the street', async () => {
    await supervisor.goto(`/coverage?${TODAY}`);
    const table = supervisor.getByRole('region', { name: '巡查覆盖' });
    await expect(table.getByRole('row', { name: /西园街道/ })).toContainText('2');
    await expect(supervisor.locator('.map-detail.is-visited')).toHaveCount(2);
    await table.getByRole('link', { name: '西园街道' }).click();
    await expect(supervisor.locator('.coverage-sum')).toContainText('西园街道');
    await expect(supervisor.locator('.map-detail.is-visited')).toHaveCount(2);
    await expect(supervisor.locator('main')).not.toContainText('collector');
    expect(await seriousIn(supervisor)).toEqual([]);
  });

  await test.step('and the board its indicator', async () => {
    await supervisor.goto('/board?scene=indicators');
    await expect(supervisor.getByRole('region', { name: '长效覆盖率' })).toContainText('%');
  });
});
