import { type CaseDetail, moderationQueue } from '@bihuan/contracts';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { seriousIn } from './support/axe.js';
import type { Installation } from './support/installation.js';
import { expect, test } from './support/test.js';

const photo = () =>
  sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#7a8a6a' } })
    .jpeg()
    .toBuffer();

/** A citizen's phone: nobody is signed in. */
async function phone(browser: Browser, installation: Installation, look: { script?: boolean; english?: boolean } = {}) {
  const context = await browser.newContext({
    baseURL: installation.url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    javaScriptEnabled: look.script ?? true,
    locale: look.english === true ? 'en-GB' : 'zh-CN',
    geolocation: { longitude: 103.8026, latitude: 36.0643 },
    permissions: ['geolocation'],
  });
  return context.newPage();
}

async function act(who: APIRequestContext, id: string, type: string, data: object = {}): Promise<void> {
  const detail: CaseDetail = await (await who.get(`/api/v1/cases/${id}`)).json();
  const answer = await who.post(`/api/v1/cases/${id}/events`, { data: { type, data, version: detail.version } });
  expect(answer.ok(), `${type}: ${await answer.text()}`).toBe(true);
}

/** The centre handles the case up to its end. */
async function handle(as: (login: string) => Promise<Page>, id: string): Promise<void> {
  const [duty, dispatch, unit, collector] = [
    (await as('duty')).request,
    (await as('dispatch')).request,
    (await as('clerk-xiyuan')).request,
    (await as('collector-1')).request,
  ];
  const me = await (await collector.get('/api/v1/session')).json();
  await act(duty, id, 'filed', { standard: { hours: 4 } });
  await act(dispatch, id, 'dispatched', { unit: 'xiyuan' });
  await act(unit, id, 'feedback', { result: '已清理' });
  await act(dispatch, id, 'verification-sent', { collector: me.person.id });
  await act(collector, id, 'verified', { passed: true });
  await act(duty, id, 'closed');
}

/** The case of a report that was just sent, found by what it says. */
async function caseSaying(duty: Page, text: string): Promise<string> {
  const found = await duty.request.get(`/api/v1/cases?queue=all&q=${encodeURIComponent(text)}`);
  return (await found.json()).items[0].id;
}

test('a citizen reports without a script, follows it, and rates the outcome', async ({ browser, installation, as }) => {
  const page = await phone(browser, installation, { script: false });
  await page.goto('/portal');
  await page.getByRole('link', { name: '我要反映' }).first().click();
  // Without a script the map is a picture that says where it was clicked; a community is as good.
  await page.getByRole('button', { name: /地图/ }).click({ position: { x: 200, y: 165 } });
  await expect(page.getByText(/^已选：/)).toBeVisible();
  await page.getByLabel('或者选街道、社区').selectOption({ label: '西园街道' });
  await page.getByRole('button', { name: '选这里' }).click();
  await expect(page.getByText(/^已选：西园街道/)).toBeVisible();
  await page.getByLabel(/详细地址/).fill('西园路 12 号门前');
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await page
    .getByLabel(/照片，最多/)
    .setInputFiles({ name: '../../x.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await page.getByRole('button', { name: /^下一步/ }).click();
  await page.getByLabel('说一说问题').fill('门口暴露垃圾成堆好几天没人清');
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await page.getByRole('radio', { name: /暴露垃圾/ }).check();
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await expect(page.getByText('1 张')).toBeVisible();
  await page.getByLabel('电话').fill('13800001234');
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByRole('status')).toContainText('已收到您的反映');
  const address = page.url();
  expect(address).toMatch(/\/portal\/t\/[0-9A-Z]{12}/);

  const duty = await as('duty');
  const id = await caseSaying(duty, '门口暴露垃圾成堆好几天没人清');
  await handle(as, id);
  await page.goto(address.replace('?sent=1', ''));
  await expect(page.getByText(/已派给 西园街道.*，承诺/)).toBeVisible();
  await expect(page.getByText('现场核查：已解决。')).toBeVisible();

  // The moderator looks at the picture, and only then everybody sees it.
  await expect(page.getByText('没有公开的照片。')).toBeVisible();
  await duty.goto('/moderation?show=photos');
  await duty.getByRole('button', { name: '公开', exact: true }).first().click();
  await expect(duty.getByText('没有待审的照片')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('img', { name: '处理前' })).toBeVisible();

  await page.getByRole('radio', { name: /^满意/ }).check();
  await page.getByRole('button', { name: '提交评价' }).click();
  await expect(page.getByText('您评了 4 星，谢谢。')).toBeVisible();

  // They ask to have it taken up again, and the duty officer does.
  await page.getByLabel('哪里没有解决').fill('今天又堆起来了');
  await page.getByRole('button', { name: '请求重新办理' }).click();
  await duty.goto('/moderation?show=requests');
  await expect(duty.getByText('今天又堆起来了')).toBeVisible();
  expect(await seriousIn(duty)).toEqual([]);
  await duty.getByLabel(/^答复/).fill('请再清一次');
  await duty.getByRole('button', { name: '重新办理', exact: true }).click();
  await expect(duty.getByText('没有重办请求')).toBeVisible();
  await page.reload();
  await expect(page.getByText('已重新办理。')).toBeVisible();
});

test('with a script the phone knows the place, suggests the class, and proves its work', async ({
  browser,
  installation,
  as,
}) => {
  const page = await phone(browser, installation, { english: true });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto('/portal/report');
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use my present position' }).click();
  await expect(page.getByText(/^Chosen: /)).toBeVisible();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByLabel(/^Photos/).setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo() });
  await expect(page.locator('.previews img')).toBeVisible();
  await page.getByRole('button', { name: /^Next/ }).click();
  await page.getByLabel('Describe it').fill('路灯不亮三天了，晚上很黑');
  await page
    .getByRole('radio', { name: /Street lamp/ })
    .first()
    .check();
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.locator('[data-proof]')).not.toHaveValue('', { timeout: 30_000 });
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('status')).toContainText('Thank you');
  expect(await seriousIn(page)).toEqual([]);
  expect(complaints).toEqual([]);

  // Somebody else meets the same, is offered it, and joins.
  const duty = await as('duty');
  const id = await caseSaying(duty, '路灯不亮三天了');
  const other = await phone(browser, installation);
  await other.goto('/portal/report');
  await other.getByRole('button', { name: '用我现在的位置' }).click();
  await expect(other.getByText(/^已选：/)).toBeVisible();
  await other.getByRole('button', { name: '下一步', exact: true }).click();
  await other.getByRole('button', { name: /^下一步/ }).click();
  await other.getByLabel('说一说问题').fill('晚上路灯不亮，很黑');
  await other
    .getByRole('radio', { name: /^路灯 / })
    .first()
    .check();
  await other.getByRole('button', { name: '下一步', exact: true }).click();
  await other.getByRole('button', { name: '我也遇到了' }).first().click();
  await expect(other.getByText('您也反映了这个问题。')).toBeVisible();
  const detail: CaseDetail = await (await duty.request.get(`/api/v1/cases/${id}`)).json();
  expect(detail.reporters).toBe(2);
  const queue = moderationQueue.parse(await (await duty.request.get('/api/v1/portal/queue')).json());
  expect(queue.counts.held).toBe(0);

  await other.goto('/portal/cases');
  await expect(other.locator('.cases li').first()).toBeVisible();
  expect(await seriousIn(other)).toEqual([]);
});
