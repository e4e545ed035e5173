import type { CasePage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { chooseIn } from './support/desk.js';
import { expect, test } from './support/test.js';

/** In 西园街道. */
const PLACE = { lon: 103.8026, lat: 36.0643 };
const [NEAR, BESIDE] = ['62010301001800001', '62010301001800002'];

async function putComponent(admin: Page, id: string, lon: number): Promise<void> {
  const data = {
    id,
    class: { code: '01001' },
    name: `上水井盖 ${id.slice(-1)}`,
    state: 'intact',
    location: { lon, lat: PLACE.lat },
    coordinates: 'wgs84',
    department: null,
    owner: null,
    maintainer: id === NEAR ? 'chengguanju' : null,
    maintainedFrom: null,
    maintainedUntil: null,
    source: null,
    firstOn: '2026-01-01',
    changedOn: null,
    remark: null,
    properties: {},
    photos: [],
  };
  const answer = await admin.request.post('/api/v1/components', { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Begins a report of a water cover at a place by its degrees. */
async function begin(page: Page, { lon, lat }: { readonly lon: number; readonly lat: number }): Promise<void> {
  await page.goto('/report');
  await page.getByTitle('部件', { exact: true }).click();
  await chooseIn(page, page.locator('#report-class'), '01001');
  await page.getByLabel('经度').fill(String(lon));
  await page.getByLabel('经度').press('Tab');
  await page.getByLabel('纬度').fill(String(lat));
  await page.getByLabel('纬度').press('Tab');
}

const send = (page: Page) => page.getByRole('button', { name: '上报', exact: true }).click();

test('two people report one component: one case, with both', async ({ as }) => {
  const admin = await as('admin');
  await putComponent(admin, NEAR, PLACE.lon - 0.0001);
  await putComponent(admin, BESIDE, PLACE.lon - 0.0004);
  const first = await as('collector-1', { phone: true });
  const second = await as('hotline');
  const duty = await as('duty');
  let id = '';

  await test.step('degrees that were swapped are mended by one tap', async () => {
    await begin(first, { lon: PLACE.lat, lat: PLACE.lon });
    await expect(first.getByText('经度和纬度像是填反了。')).toBeVisible();
    expect(await seriousIn(first)).toEqual([]);
    await first.getByRole('button', { name: '对调经纬度' }).click();
    await expect(first.getByRole('region', { name: '这个位置' }).getByText(/西园街道/)).toBeVisible();
  });

  await test.step('the nearest component is chosen by one tap, and says whose it is', async () => {
    const list = first.getByRole('group', { name: '附近的部件' });
    await expect(list.getByRole('radio', { name: BESIDE })).toBeVisible();
    await list.getByRole('radio', { name: NEAR }).check();
    await expect(first.getByText(`部件 ${NEAR} 今日的养护单位`)).toBeVisible();
    await send(first);
    await expect(first).toHaveURL(/\/cases\//);
    id = decodeURIComponent(new URL(first.url()).pathname.split('/').at(-1) ?? '');
    await expect(first.getByRole('link', { name: NEAR })).toHaveAttribute('href', `/components/${NEAR}`);
  });

  await test.step('the second is told before and after that the case is there', async () => {
    await begin(second, PLACE);
    // On the map this time: the square nearest to the pin.
    await second.locator('.map-point').filter({ hasText: NEAR }).click();
    await expect(second.getByRole('radio', { name: NEAR })).toBeChecked();
    await expect(second.getByText(/这个部件已有在办案件 .*（共 1 人上报）/)).toBeVisible();
    await second.getByLabel(/情况描述/).fill('井盖响，半夜吵');
    await second.getByLabel(/上报人姓名/).fill('周某');
    expect(await seriousIn(second)).toEqual([]);
    await send(second);
    await expect(second.getByRole('heading', { name: /已并入案件 .*，共 2 人上报/ })).toBeFocused();
    expect(await seriousIn(second)).toEqual([]);
  });

  await test.step('the centre sees one case, both reporters, the component and its unit', async () => {
    const open = (await (await duty.request.get('/api/v1/cases?queue=open&class=01001&limit=200')).json()) as CasePage;
    expect(open.items.filter((each) => each.id === id).map((each) => each.reporters)).toEqual([2]);
    await duty.goto(`/cases/${id}`);
    await expect(duty.getByText('共 2 次上报')).toBeVisible();
    await expect(duty.getByText('周某', { exact: true })).toBeVisible();
    await expect(duty.getByText(`是部件 ${NEAR} 上报当日的养护单位`)).toBeVisible();
    expect(await seriousIn(duty)).toEqual([]);
  });
});

test('an administrator says how near is the same problem', async ({ as }) => {
  const admin = await as('admin', { language: 'en', scheme: 'dark' });
  await admin.goto('/admin/limits');
  const all = admin.getByLabel('Same problem within (default of all classes)');
  await all.fill('80');
  await all.press('Tab');
  await expect(admin.getByRole('button', { name: /Save/ }).first()).toBeVisible();
  expect(await seriousIn(admin)).toEqual([]);
});
