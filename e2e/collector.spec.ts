import type { AreaCollection, CaseDetail, CasePage, Coverage, Session } from '@bihuan/contracts';
import type { BrowserContext, Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

// It turns the clock of its city.
test.use({ city: 'collector' });

const STREET = '620103/620103001';
/** The journeys have many steps, and a machine that others use too takes its time. */
test.setTimeout(400_000);

/** Far from the district: the server takes no report of it. */
const BEIJING = { longitude: 116.4, latitude: 39.9, accuracy: 5 };

/** A place well inside a cell of the collector's street. */
async function inTheStreet(page: Page) {
  const all = (await (await page.request.get('/api/v1/areas?level=cell')).json()) as AreaCollection;
  const cell = all.features.find((each) => each.properties.path.startsWith(`${STREET}/`));
  const corners = ((cell?.geometry.coordinates[0] ?? []) as [number, number][]).slice(1);
  const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  return { longitude: mean(0), latitude: mean(1), accuracy: 6 };
}

/** A picture of its own, with noise. */
async function photo(page: Page, hue: number) {
  const base64 = await page.evaluate((colour) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1000;
    canvas.height = 750;
    const paper = canvas.getContext('2d');
    if (paper === null) throw new Error('no canvas');
    const noise = paper.createImageData(1000, 750);
    for (let i = 0; i < noise.data.length; i += 4) {
      noise.data.set([(i * 7919 + colour) % 251, (i * 104729) % 253, colour % 255, 255], i);
    }
    paper.putImageData(noise, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  }, hue);
  return { name: `${hue}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}

/** What was reported in the journey. */
async function reports(page: Page): Promise<CaseDetail[]> {
  const found = (await (
    await page.request.get('/api/v1/cases?queue=all&source=collector&sort=reported&limit=20')
  ).json()) as CasePage;
  const fresh = found.items.filter((item) => item.address?.startsWith('离线路') === true);
  return Promise.all(
    fresh.map(async (item) => (await (await page.request.get(`/api/v1/cases/${item.id}`)).json()) as CaseDetail),
  );
}

async function write(page: Page, hue: number, address: string): Promise<void> {
  await page.getByRole('link', { name: '上报', exact: true }).click();
  await page.getByLabel('拍照').setInputFiles(await photo(page, hue));
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '选择类别' }).click();
  await page.getByRole('searchbox').fill('暴露垃圾');
  await page.locator('.class-row').first().click();
  await page.getByLabel(/地址/).fill(address);
  await page.getByRole('button', { name: '提交上报' }).click();
  await expect(page.locator('.note[role="status"]').first()).toContainText('已存入手机');
}

/** Sends the collector to verify a case that has a photo from before; gives it as it is then. */
async function sendToVerify(dispatcher: Page, collector: Page): Promise<CaseDetail> {
  const session = (await (await collector.request.get('/api/v1/session')).json()) as Session;
  const asked = `/api/v1/cases?queue=open&state=feedback,verifying&limit=100`;
  const { items } = (await (await dispatcher.request.get(asked)).json()) as CasePage;
  for (const { id } of items) {
    const detail = (await (await dispatcher.request.get(`/api/v1/cases/${id}`)).json()) as CaseDetail;
    if (!detail.photos.some((each) => each.phase === 'before')) continue;
    const answer = await dispatcher.request.post(`/api/v1/cases/${id}/events`, {
      data: { type: 'verification-sent', data: { collector: session.person.id }, version: detail.version },
    });
    if (answer.ok()) return (await answer.json()) as CaseDetail;
  }
  throw new Error('no case waits for verification');
}

async function beAt(context: BrowserContext, place: { longitude: number; latitude: number; accuracy: number }) {
  await context.setGeolocation(place);
}

/** A place that the phone has just told holds for five seconds. */
async function goTo(page: Page, place: Parameters<typeof beAt>[1]): Promise<void> {
  await beAt(page.context(), place);
  await page.waitForTimeout(5_500);
}

test('a shift without a net: reports with photos wait on the phone over a reload, and arrive once', async ({
  as,
  installation,
}) => {
  const page = await as('collector-1', { phone: true });
  const context = page.context();
  const here = await inTheStreet(page);
  await context.grantPermissions(['geolocation']);
  await beAt(context, here);
  const sync = page.locator('.sync-bar');

  await test.step('with a net the app, the map and the tasks come onto the phone', async () => {
    await page.goto('/collect');
    await expect(sync).toContainText('已全部同步', { timeout: 30_000 });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.getByRole('link', { name: '地图' }).click();
    await expect(page.locator('.map-screen')).toContainText(/手机里存有 \d+ 个网格、[1-9]\d* 个部件/);
    await expect(page.locator('.map-detail').first()).toBeVisible();
    expect(await seriousIn(page)).toEqual([]);
    // The shifts are read last but one, and the time after them.
    await page.getByRole('link', { name: '今日' }).click();
    await expect(page.locator('.screen')).toContainText('更新于', { timeout: 60_000 });
    expect(await seriousIn(page)).toEqual([]);
  });

  await test.step('without one it opens, and everything can be done', async () => {
    await context.setOffline(true);
    await page.reload();
    await expect(sync).toContainText('离线');
    await page.getByRole('link', { name: '巡查' }).click();
    await page.getByRole('button', { name: '开始上岗' }).click();
    await expect(page.locator('.screen')).toContainText('正在记录位置');
    await expect(page.locator('.figures dd').first()).toHaveText('1');
    await write(page, 30, '离线路 1 号');
    await goTo(page, BEIJING);
    await write(page, 90, '离线路 2 号');
    await goTo(page, here);
    await write(page, 150, '离线路 3 号');
    await expect(sync).toContainText('4 条待同步');
    expect(await seriousIn(page)).toEqual([]);
  });

  await test.step('a reload loses nothing', async () => {
    await page.reload();
    await expect(sync).toContainText('4 条待同步');
    await sync.click();
    await expect(page.getByRole('region', { name: '待同步' }).getByRole('listitem')).toHaveCount(4);
    expect(await reports(page)).toEqual([]);
  });

  await test.step('a full phone refuses the photo, says why, and keeps all else', async () => {
    await page.getByRole('link', { name: '上报', exact: true }).click();
    const next = await photo(page, 200);
    // As a browser without room answers: no disk here is small enough to be filled.
    await page.evaluate(() => {
      const add = IDBObjectStore.prototype.add;
      IDBObjectStore.prototype.add = function (...args) {
        if (this.name === 'photos') throw new DOMException('no room', 'QuotaExceededError');
        return add.apply(this, args);
      };
    });
    await page.getByLabel('拍照').setInputFiles(next);
    await expect(page.getByRole('alert')).toContainText('存储空间已满', { timeout: 30_000 });
    await expect(sync).toContainText('4 条待同步');
    await page.reload();
    await expect(sync).toContainText('4 条待同步');
  });

  await test.step('with a net again all is sent in its order, once; what is refused waits for a decision', async () => {
    // The first answer is lost on its way: the phone sends it again.
    let lost = 0;
    await page.route('**/api/v1/cases', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await context.setOffline(false);
    await expect(sync).toContainText('1 条被退回', { timeout: 40_000 });
    await expect(sync).not.toContainText(/待同步|还有/, { timeout: 40_000 });
    expect(lost).toBe(1);
    const arrived = await reports(page);
    expect(arrived.map((each) => each.address).sort()).toEqual(['离线路 1 号', '离线路 3 号']);
    expect(arrived.map((each) => each.photos.length)).toEqual([1, 1]);
    // By the server's clock, though the phone's is months off.
    const observed = arrived.map((each) => Date.parse(String(each.events[0]?.data.observedAt)));
    for (const at of observed) expect(Math.abs(at - installation.clock.now())).toBeLessThan(120_000);
  });

  await test.step('the refused one says why, and is mended and sent', async () => {
    await sync.click();
    const refused = page.getByRole('article');
    await expect(refused.getByRole('alert')).toContainText('不在本辖区内');
    expect(await seriousIn(page)).toEqual([]);
    await refused.getByRole('button', { name: '放弃' }).click();
    await expect(refused).toContainText('1 张照片将从手机里删除');
    await refused.getByRole('button', { name: '取消' }).click();
    await refused.getByRole('button', { name: '修改后重发' }).click();
    await expect(page.getByText('正在修改被退回的上报')).toBeVisible();
    await page.getByRole('button', { name: '用当前位置' }).click();
    await expect(page.getByText(/所在网格/)).toBeVisible();
    await page.getByRole('button', { name: '提交上报' }).click();
    await expect(sync).toContainText('已全部同步', { timeout: 20_000 });
    expect((await reports(page)).map((each) => each.address).sort()).toEqual([
      '离线路 1 号',
      '离线路 2 号',
      '离线路 3 号',
    ]);
  });

  await test.step('the shift that began without a net has reached its cell', async () => {
    await page.getByRole('link', { name: '巡查' }).click();
    await page.getByRole('button', { name: '结束上岗' }).click();
    await expect(sync).toContainText('已全部同步');
    const supervisor = await as('supervisor');
    const asked = `/api/v1/coverage?from=2026-03-04&to=2026-03-04&area=${STREET}`;
    expect((await (await supervisor.request.get(asked)).json()) as Coverage).toMatchObject({ visited: 1, shifts: 1 });
  });
});

test('a case is verified on the spot, beside the photo from before, without a net', async ({ as }) => {
  const page = await as('collector-1', { phone: true });
  const context = page.context();
  await context.grantPermissions(['geolocation']);
  await beAt(context, await inTheStreet(page));
  const task = await sendToVerify(await as('dispatch'), await as('collector-1'));
  const sync = page.locator('.sync-bar');
  await page.goto('/collect');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.locator('.screen')).toContainText('更新于', { timeout: 40_000 });
  await context.setOffline(true);
  await page.goto(`/collect#/task/${task.id}`);
  await page.reload();
  const before = page.getByRole('region', { name: '处置前' });
  await expect(before.locator('.before-list img').first()).toBeVisible();
  await expect(before).toContainText('到原拍摄点');
  await expect(page.getByRole('button', { name: '已解决' })).toBeDisabled();
  await page.getByLabel('拍照').setInputFiles(await photo(page, 60));
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: '已解决' }).click();
  await expect(sync).toContainText('1 条待同步');
  await expect(page.locator('.task-card[data-queued]')).toHaveCount(1);
  await context.setOffline(false);
  await expect(sync).toContainText('已全部同步', { timeout: 40_000 });
  const detail = (await (await page.request.get(`/api/v1/cases/${task.id}`)).json()) as CaseDetail;
  const verified = detail.events.filter((event) => event.type === 'verified' && event.seq > task.version);
  expect(verified.map((event) => event.data.passed)).toEqual([true]);
  expect(detail.photos.filter((each) => each.phase === 'verification').length).toBeGreaterThan(0);
});

test('a survey is made by the centre, done on the phone without a net, and the inventory has it', async ({ as }) => {
  const centre = await as('dispatch');
  const page = await as('collector-1', { phone: true });
  const made = await centre.request.post('/api/v1/surveys', {
    data: { title: '井盖普查', area: STREET },
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  await page.context().grantPermissions(['geolocation']);
  await beAt(page.context(), await inTheStreet(page));
  const sync = page.locator('.sync-bar');
  await page.goto('/collect');
  await expect(page.locator('.screen')).toContainText('井盖普查', { timeout: 20_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(page.locator('.screen')).toContainText('更新于', { timeout: 60_000 });
  await page.context().setOffline(true);
  await page.getByRole('link', { name: /井盖普查/ }).click();
  await page.locator('.cards a').first().click();
  await page.getByRole('button', { name: '与登记一致' }).click();
  await page.locator('.cards a').first().click();
  await page.getByRole('button', { name: '破损' }).click();
  await page.getByRole('button', { name: '更正' }).click();
  await page.locator('.cards a').first().click();
  await page.getByRole('button', { name: '找不到' }).click();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: '确认找不到' }).click();
  await expect(sync).toContainText('3 条待同步');
  await page.context().setOffline(false);
  await expect(sync).toContainText('已全部同步', { timeout: 40_000 });
  const detail = await (await centre.request.get(`/api/v1/surveys/${id}`)).json();
  expect(detail.counts).toMatchObject({ confirmed: 1, corrected: 1, missing: 1 });
});
