import type { AreaCollection, CaseDetail, CasePage, Coverage, LocateView, Session } from '@bihuan/contracts';
import type { BrowserContext, Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { onPhone, Photos, type ToReport, writeMany } from './support/many-reports.js';
import { OwnPhone } from './support/own-phone.js';
import { expect, test } from './support/test.js';

// It turns the clock of its city.
test.use({ city: 'collector' });

const STREET = '620103/620103001';
/** The journeys have many steps, and a machine that others use too takes its time. */
test.setTimeout(600_000);

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

async function write(page: Page, hue: number, address: string, inside = true): Promise<void> {
  await page.getByRole('link', { name: '上报', exact: true }).click();
  await page.getByLabel('拍照').setInputFiles(await photo(page, hue));
  await expect(page.getByRole('img', { name: '第 1 张照片' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '选择类别' }).click();
  await page.getByRole('searchbox').fill('暴露垃圾');
  await page.locator('.class-row').first().click();
  await page.getByLabel(/地址/).fill(address);
  // Where the phone is now, and not where it was when it was last asked.
  await page.getByRole('button', { name: '用当前位置' }).click();
  await expect(page.locator('.place-field')).toContainText(inside ? '所在网格' : '不在您的责任区内');
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
    await beAt(context, BEIJING);
    await write(page, 90, '离线路 2 号', false);
    await beAt(context, here);
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

  await test.step('with a net the server says which open cases may be the same', async () => {
    await page.getByRole('link', { name: '上报', exact: true }).click();
    const answered = page.waitForResponse('**/api/v1/locate');
    await page.locator('.class-picker .chip').first().click();
    const { duplicates } = (await (await answered).json()) as LocateView;
    const same = page.getByRole('region', { name: '附近可能是同一个问题' });
    await expect(same.getByRole('listitem')).toHaveCount(Math.min(3, duplicates.length));
    await expect(same).toContainText('离线路');
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

/** What the phone is to report: 60 reports, with 200 photos in all. */
const WHOLE: readonly ToReport[] = Array.from({ length: 60 }, (_, i) => ({
  address: `整班 ${i + 1} 号`,
  photos: Array.from({ length: i % 3 === 0 ? 4 : 3 }, (_, k) => i * 4 + k),
}));

test('a whole shift without a net: 60 reports and 200 photos over reload, kill, a full phone and a clock that is set', async ({
  as,
  installation,
  launchOptions,
}) => {
  const minute = 60_000;
  const hour = 60 * minute;
  const other = await as('collector-1', { phone: true });
  const photos = await Photos.make();
  const phone = new OwnPhone(installation, launchOptions, await inTheStreet(other), 7 * minute);
  /** When each was truly made. */
  const made = new Map<string, readonly [from: number, to: number]>();
  const writeAll = async (page: Page, from: number, to: number) => {
    for (let i = from; i < to; i += 10) {
      const reports = WHOLE.slice(i, Math.min(i + 10, to));
      const began = phone.truth();
      await writeMany(page, photos, reports);
      for (const { address } of reports) made.set(address, [began, phone.truth()]);
    }
  };
  const signIn = async (page: Page) => {
    await page.getByLabel('账号').fill('collector-1');
    await page.getByLabel('密码').fill(installation.password('collector-1'));
    await page.getByRole('button', { name: '登录' }).click();
  };
  /** A phone whose last byte is taken. Told before the app opens its store: the browser asks again only some time after. */
  const fill = async (page: Page) => {
    const { origin } = new URL(installation.url);
    const session = await page.context().newCDPSession(page);
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(0, usage - 1_000_000) });
    return () => session.send('Storage.overrideQuotaForOrigin', { origin });
  };
  try {
    let page = await phone.start();
    const bar = () => page.locator('.sync-bar');

    await test.step('the app comes onto the phone, and the net goes', async () => {
      await page.goto('/collect');
      await signIn(page);
      await expect(bar()).toContainText('已全部同步', { timeout: 30_000 });
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await expect(page.locator('.screen')).toContainText('更新于', { timeout: 60_000 });
      await phone.context.setOffline(true);
      await page.getByRole('link', { name: '巡查' }).click();
      await page.getByRole('button', { name: '开始上岗' }).click();
      await expect(page.locator('.screen')).toContainText('正在记录位置');
    });

    await test.step('the first is written by hand, and more', async () => {
      await page.getByRole('link', { name: '上报', exact: true }).click();
      const [first = { address: '', photos: [] }] = WHOLE;
      for (const [index, n] of first.photos.entries()) {
        await page.getByLabel('拍照').setInputFiles(photos.file(n));
        await expect(page.getByRole('img', { name: `第 ${index + 1} 张照片` })).toBeVisible();
      }
      await page.getByRole('button', { name: '选择类别' }).click();
      await page.getByRole('searchbox').fill('暴露垃圾');
      await page.locator('.class-row').first().click();
      await page.getByLabel(/地址/).fill(first.address);
      const began = phone.truth();
      await page.getByRole('button', { name: '提交上报' }).click();
      await expect(page.locator('.note[role="status"]').first()).toContainText('已存入手机');
      made.set(first.address, [began, phone.truth()]);
      await writeAll(page, 1, 20);
      await expect(bar()).toContainText('21 条待同步');
    });

    await test.step('somebody sets the clock five hours forward; a reload', async () => {
      await phone.pass(hour);
      await phone.setClock(5 * hour);
      await writeAll(page, 20, 30);
      await page.reload();
      await expect(bar()).toContainText('31 条待同步');
    });

    await test.step('the browser is killed, and the clock set eight hours back', async () => {
      await phone.kill();
      await phone.setClock(-3 * hour);
      page = await phone.start();
      await phone.context.setOffline(true);
      await page.goto('/collect');
      await expect(bar()).toContainText('31 条待同步');
      await writeAll(page, 30, 50);
      await phone.pass(30 * minute);
    });

    await test.step('a full phone says so, and drops nothing', async () => {
      await page.getByRole('link', { name: '上报', exact: true }).click();
      const { address, photos: numbers } = WHOLE[50] ?? { address: '', photos: [] };
      for (const [index, n] of numbers.entries()) {
        await page.getByLabel('拍照').setInputFiles(photos.file(n));
        await expect(page.getByRole('img', { name: `第 ${index + 1} 张照片` })).toBeVisible();
      }
      await page.locator('.class-picker .chip').first().click();
      await page.getByLabel(/地址/).fill(address);
      await phone.kill();
      page = await phone.start();
      await phone.context.setOffline(true);
      const makeRoom = await fill(page);
      await page.goto('/collect#/report');
      await expect(page.getByLabel(/地址/)).toHaveValue(address);
      await page.getByLabel('拍照').setInputFiles(photos.file(1001));
      await expect(page.getByRole('alert')).toContainText('这张照片没有保存');
      await page.getByRole('button', { name: '提交上报' }).click();
      await expect(page.getByRole('alert').filter({ hasText: '所填内容仍在本页' })).toBeVisible();
      expect(await seriousIn(page)).toEqual([]);
      await expect(bar()).toContainText('51 条待同步');
      await makeRoom();
      const began = phone.truth();
      await page.getByRole('button', { name: '提交上报' }).click();
      await expect(bar()).toContainText('52 条待同步');
      made.set(address, [began, phone.truth()]);
      await writeAll(page, 51, 60);
      await page.getByRole('link', { name: '巡查' }).click();
      await page.getByRole('button', { name: '结束上岗' }).click();
      await expect(bar()).toContainText('62 条待同步');
    });

    const kept = await onPhone(page);
    expect(kept.reports.map((each) => each.address)).toEqual(WHOLE.map((each) => each.address));
    const wanted = WHOLE.flatMap((each) => each.photos.map((n) => photos.digest(n)));
    expect(wanted).toHaveLength(200);
    const ids = kept.reports.flatMap((each) => each.photos);
    expect(ids.map((id) => kept.digests[id])).toEqual(wanted.map((digest) => [digest, digest]));

    await test.step('with a net, killed while it sends, and on a phone that is full: everything arrives', async () => {
      const lost = { files: 0, cases: 0 };
      await page.route(/\/api\/v1\/(files|cases)$/, async (route) => {
        const { pathname } = new URL(route.request().url());
        const kind = pathname.endsWith('files') ? 'files' : 'cases';
        if (route.request().method() !== 'POST' || lost[kind] > 0) return route.continue();
        lost[kind] += 1;
        await route.fetch();
        await route.abort();
      });
      installation.clock.set(phone.truth());
      await phone.context.setOffline(false);
      await bar().click();
      await expect(bar()).toContainText(/还有 [1-4]\d 条/, { timeout: 90_000 });
      expect(lost).toEqual({ files: 1, cases: 1 });
      await phone.kill();
      page = await phone.start();
      await fill(page);
      // The session has ended meanwhile.
      await phone.context.clearCookies();
      await page.goto('/collect');
      await bar().filter({ hasText: '登录已过期' }).click();
      await signIn(page);
      await expect(bar()).toContainText('已全部同步', { timeout: 120_000 });
    });

    const asked = '/api/v1/cases?queue=all&source=collector&sort=reported&limit=100';
    const { items } = (await (await other.request.get(asked)).json()) as CasePage;
    const fresh = items.filter((item) => item.address?.startsWith('整班') === true);
    fresh.sort((a, b) => (a.number < b.number ? -1 : 1));
    expect(fresh.map((item) => item.address)).toEqual(WHOLE.map((each) => each.address));
    const byAddress = new Map(kept.reports.map((each) => [each.address, each.photos]));
    for (const item of fresh) {
      const detail = (await (await other.request.get(`/api/v1/cases/${item.id}`)).json()) as CaseDetail;
      const address = detail.address ?? '';
      expect(detail.photos.map((photo) => photo.id)).toEqual(byAddress.get(address));
      const [from, to] = made.get(address) ?? [0, 0];
      const times = [detail.events[0]?.data.observedAt, ...detail.photos.map((photo) => photo.takenAt)];
      for (const time of times) {
        expect(Date.parse(String(time)), address).toBeGreaterThan(from - 2 * minute);
        expect(Date.parse(String(time)), address).toBeLessThan(to + 2 * minute);
      }
    }
    // The server has the very bytes: another picture under the same id is another one.
    const [id = ''] = ids.slice(-1);
    const again = (n: number) =>
      other.request
        .post('/api/v1/files', { multipart: { id, file: photos.file(n) } })
        .then((answer) => answer.status());
    const last = WHOLE.at(-1)?.photos.at(-1) ?? 0;
    expect([await again(last), await again(last + 1)]).toEqual([200, 409]);
  } finally {
    await phone.end();
  }
});
