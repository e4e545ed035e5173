import { createHmac } from 'node:crypto';
import type { CallDetail, CallTaskPage, CasePage, UnreadCount } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { choose } from './support/desk.js';
import type { Installation } from './support/installation.js';
import { expect, test } from './support/test.js';

const SECRET = 'the telephone system and we know it';
const NUMBER = '13993112345';

/** As the telephone system tells of a call. */
async function tell(page: Page, installation: Installation, event: object): Promise<string> {
  const data = JSON.stringify(event);
  const timestamp = String(Math.floor(installation.clock.now() / 1000));
  const hmac = createHmac('sha256', SECRET).update(`${timestamp}.${data}`).digest('hex');
  const answer = await page.request.post('/api/v1/hotline/calls', {
    data,
    headers: {
      'content-type': 'application/json',
      'x-bihuan-timestamp': timestamp,
      'x-bihuan-signature': `sha256=${hmac}`,
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

/** Nothing sticks out sideways, and nothing serious stands in anybody's way. */
async function isFit(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  expect(await seriousIn(page)).toEqual([]);
}

const folder = process.env.BIHUAN_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('the hotline rings: the screen pops, a report is made while they talk, and the caller is called back', async ({
  as,
  installation,
}) => {
  const admin = await as('admin');
  const agent = await as('hotline');
  let call = '';

  await test.step('an administrator keeps the secret of the telephone system', async () => {
    await admin.goto('/admin/notices');
    const form = admin.getByRole('form', { name: '签名密钥' });
    await form.getByRole('textbox').or(form.locator('input')).first().fill(SECRET);
    await form.getByRole('button', { name: /^保\s*存$/ }).click();
    await expect(form.getByText('已设置，不再显示')).toBeVisible();
    await isFit(admin);
    await picture(admin, 'admin-notices');
  });

  const earlier = await agent.request.post('/api/v1/cases', {
    data: {
      source: 'hotline',
      class: { kind: 'event', code: '06001' },
      severity: 'general',
      location: { lon: 103.8026, lat: 36.0643 },
      address: '西园街道的老问题',
      reporter: { name: '王女士', phone: NUMBER },
    },
  });
  expect(earlier.status()).toBe(201);

  await test.step('a signed call rings, and its screen opens with what is known of the caller', async () => {
    await agent.goto('/');
    await expect(agent).toHaveURL(/\/hotline$/);
    await expect(agent.getByText('没有打开的来电')).toBeVisible();
    await picture(agent, 'hotline-empty');
    call = await tell(agent, installation, { call: 'T-1', state: 'ringing', number: NUMBER, agent: 'hotline' });
    await expect(agent).toHaveURL(new RegExp(`call=${call}`));
    const pane = agent.getByRole('region', { name: `来电 ${NUMBER}` });
    await expect(pane.locator('.hotline-call-head')).toContainText('响铃');
    await expect(pane.getByText('西园街道的老问题')).toBeVisible();
    await tell(agent, installation, { call: 'T-1', state: 'answered', number: NUMBER, agent: 'hotline' });
    await expect(pane.locator('.hotline-call-head')).toContainText('通话中');
    await isFit(agent);
  });

  await test.step('while they talk a report is made, at an address that the city’s own map knows', async () => {
    const address = agent.getByRole('combobox', { name: '地址' });
    await address.fill('西园街道');
    const choice = agent.locator('.ant-select-item-option:visible').first();
    await expect(choice).toContainText('西园街道');
    await choice.click();
    await choose(agent, /类别/, '暴露垃圾');
    await agent.getByLabel('上报人姓名').last().fill('王女士');
    await agent.getByLabel('情况描述').fill('垃圾桶满了两天没人清');
    await picture(agent, 'hotline-call');
    await agent.getByRole('button', { name: '上报', exact: true }).last().click();
    await expect(agent.getByText('已上报，并记在这次来电上。')).toBeVisible();
    await expect(agent.getByRole('region', { name: '本次来电的案件' }).getByRole('link')).toHaveCount(1);
    const { items } = (await (await agent.request.get('/api/v1/cases?queue=all&limit=1')).json()) as CasePage;
    expect(items[0]).toMatchObject({ source: 'hotline', area: { path: expect.stringContaining('620103') } });
  });

  await test.step('they are to be called back, and the call ends', async () => {
    await agent.locator('.hotline-do .ant-segmented-item').filter({ hasText: '约定回拨' }).click();
    const form = agent.getByRole('form', { name: '约定回拨' });
    await form.getByRole('textbox', { name: '为什么回拨' }).fill('告知清运结果');
    await form.getByRole('button', { name: '约定回拨' }).click();
    await expect(form.getByText('已约定回拨。')).toBeVisible();
    await tell(agent, installation, { call: 'T-1', state: 'ended', number: NUMBER, agent: 'hotline' });
    await expect(agent.locator('.hotline-call-head')).toContainText('已结束');
    await expect(agent.getByText('已自动保存')).toBeVisible();
    await agent.getByRole('button', { name: '办完' }).click();
    await expect(agent).toHaveURL(/\/hotline$/);
    const kept = (await (await agent.request.get(`/api/v1/hotline/calls/${call}`)).json()) as CallDetail;
    expect(kept).toMatchObject({ state: 'ended', kind: 'report', cases: 1 });
  });

  await test.step('the call-back is done with what came of it', async () => {
    await agent.getByText(/^回拨 1$/).click();
    await expect(agent.getByText('告知清运结果')).toBeVisible();
    await picture(agent, 'hotline-tasks');
    await agent.getByRole('button', { name: /^记结果/ }).click();
    const form = agent.getByRole('form', { name: '记结果' });
    await form.getByRole('textbox', { name: /说了什么/ }).fill('已告知，满意');
    await form.getByRole('button', { name: /^办\s*完$/ }).click();
    await expect(agent.getByText('没有要回拨的')).toBeVisible();
    const { tasks } = (await (await agent.request.get('/api/v1/hotline/tasks?show=done')).json()) as CallTaskPage;
    expect(tasks).toMatchObject([{ outcome: 'reached', result: '已告知，满意' }]);
    await isFit(agent);
  });
});

test('the desk in English, dark and on a phone, its wall, and notices with a bell', async ({ as, installation }) => {
  const admin = await as('admin');
  const kept = await admin.request.put('/api/v1/notices/secrets/hotline', { data: { value: SECRET } });
  expect(kept.status()).toBe(204);
  const agent = await as('hotline', { language: 'en', scheme: 'dark', phone: true });
  const call = await tell(agent, installation, { call: 'T-2', state: 'answered', number: NUMBER, agent: 'hotline' });
  await agent.goto(`/hotline?call=${call}`);
  await expect(agent.getByRole('region', { name: "The caller's earlier cases" })).toBeVisible();
  await expect(agent.locator('.place-map svg .map-area').first()).toBeVisible();
  await isFit(agent);
  await picture(agent, 'hotline-call-phone');
  for (const [path, shows, name] of [
    ['/hotline?view=past', '.hotline-past, .state-note', 'hotline-past'],
    ['/hotline?view=articles', '.state-note', 'hotline-articles'],
    ['/notices', '.state-note', 'notices'],
    ['/notices/settings', '.notices-form', 'notices-settings'],
  ] as const) {
    await agent.goto(path);
    await expect(agent.locator(shows).first()).toBeVisible();
    await isFit(agent);
    await picture(agent, `${name}-phone`);
  }
  const supervisor = await as('supervisor');
  await supervisor.goto('/hotline/wall');
  await expect(supervisor.locator('.wall-figures')).toBeVisible();
  await expect(supervisor.locator('body')).not.toContainText(NUMBER);
  await isFit(supervisor);
  await picture(supervisor, 'hotline-wall');

  const dispatch = await as('dispatch');
  const clerk = await as('clerk-chengguanju');
  await clerk.goto('/unit');
  const bell = clerk.getByRole('link', { name: /^通知：/ });
  const { unread: before } = (await (await clerk.request.get('/api/v1/notices/unread')).json()) as UnreadCount;
  await expect(bell).toHaveAccessibleName(`通知：${before} 条未读`);
  const list = '/api/v1/cases?queue=desk&state=filed&limit=50';
  const { items } = (await (await dispatch.request.get(list)).json()) as CasePage;
  const [one] = items;
  const acted = await dispatch.request.post(`/api/v1/cases/${one?.id}/events`, {
    data: { type: 'dispatched', data: { unit: 'chengguanju' }, version: one?.version },
  });
  expect(acted.status(), await acted.text()).toBe(200);
  await expect(bell).toHaveAccessibleName(`通知：${before + 1} 条未读`);
  await bell.click();
  await expect(clerk.locator('.notices-list li').first()).toContainText(one?.number ?? '');
  await isFit(clerk);
  await picture(clerk, 'notices');
  await clerk.getByRole('button', { name: '全部标为已读' }).click();
  await expect(bell).toHaveAccessibleName('通知：0 条未读');
});
