import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CaseDetail, CasePage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

/** In 西园街道. */
const PLACE = { lat: '36.0643', long: '103.8026' };

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Whoever is told by a webhook, on this machine. */
async function listen(): Promise<{ url: string; heard: Heard[]; close(): void }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, heard, close: () => void server.close() };
}

async function act(who: Page, id: string, type: string, data: object = {}): Promise<void> {
  const detail: CaseDetail = await (await who.request.get(`/api/v1/cases/${id}`)).json();
  const answer = await who.request.post(`/api/v1/cases/${id}/events`, {
    data: { type, data, version: detail.version },
  });
  expect(answer.status(), `${type}: ${await answer.text()}`).toBe(200);
}

test('a partner’s key is made, its Open311 report is handled and closed, and its webhook is told, signed', async ({
  as,
  installation,
}) => {
  const listener = await listen();
  const security = await as('security');
  await security.goto('/admin/partners');
  await expect(security.getByText('还没有对接方')).toBeVisible();
  await security.getByRole('button', { name: '新建对接方' }).click();
  const dialogue = security.getByRole('dialog', { name: '新建对接方' });
  await dialogue.getByLabel('名称').fill('随手拍');
  await dialogue.getByLabel('编号').fill('suishoupai');
  expect(await seriousIn(security, '.ant-modal')).toEqual([]);
  await dialogue.getByRole('button', { name: '新建对接方' }).click();

  const drawer = security.getByRole('dialog', { name: '随手拍' });
  await drawer.getByRole('button', { name: '发放密钥' }).click();
  await drawer.getByLabel('用途').fill('正式环境');
  await drawer.getByRole('button', { name: '发放密钥' }).click();
  const key = await drawer.locator('.secret-shown').innerText();
  expect(key).toMatch(/^bh_620103\./);
  expect(await seriousIn(security, '.ant-drawer')).toEqual([]);
  await drawer.getByRole('button', { name: '已交付' }).click();
  await expect(drawer.locator('.secret-shown')).toHaveCount(0);
  await drawer.getByRole('button', { name: '添加推送' }).click();
  await drawer.getByLabel('网址').fill(listener.url);
  await drawer.getByRole('button', { name: '添加推送' }).click();
  const secret = await drawer.locator('.secret-shown').innerText();
  await drawer.getByRole('button', { name: '已交付' }).click();

  const fields = { api_key: key, service_code: 'event-06001', description: '路口垃圾成堆', ...PLACE };
  const base = `${installation.url}/open311/v2`;
  const created = await fetch(`${base}/requests.json`, { method: 'POST', body: new URLSearchParams(fields) });
  expect(created.status).toBe(200);
  const [{ service_request_id: number }] = (await created.json()) as [{ service_request_id: string }];
  const statusOf = async (): Promise<string> => {
    const [one] = (await (await fetch(`${base}/requests/${number}.json`)).json()) as [{ status: string }];
    return one.status;
  };
  expect(await statusOf()).toBe('open');

  const duty = await as('duty');
  await duty.goto(`/desk?queue=all&q=${number}`);
  await expect(duty.locator('.grid-row').first()).toContainText(number);
  const found: CasePage = await (await duty.request.get(`/api/v1/cases?queue=all&q=${number}`)).json();
  const id = found.items[0]?.id ?? '';
  await act(duty, id, 'filed', { standard: { workdays: 1 } });
  const dispatch = await as('dispatch');
  await act(dispatch, id, 'dispatched', { unit: 'chengguanju' });
  await act(await as('clerk-chengguanju'), id, 'feedback', { result: '已清运' });
  const session = await (await (await as('collector-1')).request.get('/api/v1/session')).json();
  await act(dispatch, id, 'verification-sent', { collector: session.person.id });
  await act(await as('collector-1'), id, 'verified', { passed: true });
  await act(duty, id, 'closed');
  expect(await statusOf()).toBe('closed');

  await expect.poll(() => listener.heard.length, { timeout: 15_000 }).toBe(3);
  const told = listener.heard.map(({ body }) => JSON.parse(body));
  expect(told.map(({ event }) => event).sort()).toEqual(['closed', 'dispatched', 'filed']);
  for (const { headers, body } of listener.heard) {
    const [, seconds = '', signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['bihuan-signature'])) ?? [];
    expect(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')).toBe(signature);
    expect(body).not.toContain('垃圾成堆');
  }
  await drawer.getByRole('button', { name: '推送记录' }).click();
  await drawer.getByRole('button', { name: '刷新' }).click();
  await expect(drawer.getByRole('row').filter({ hasText: number })).toHaveCount(3);
  await expect(drawer.getByText('已送达').first()).toBeVisible();
  expect(await seriousIn(security, '.ant-drawer')).toEqual([]);

  await drawer.getByRole('button', { name: '吊销密钥：正式环境' }).click();
  await security.getByRole('tooltip').getByRole('button', { name: '吊销' }).click();
  await expect(drawer.getByText('已吊销')).toBeVisible();
  const late = await fetch(`${base}/requests.json`, { method: 'POST', body: new URLSearchParams(fields) });
  expect(late.status).toBe(403);
  listener.close();
});

test('a question that Open311 asks is set up and enforced', async ({ as, installation }) => {
  const admin = await as('admin');
  await admin.goto('/admin/open311');
  await admin.getByLabel('管辖区标识').fill('qilihe.example.cn');
  await admin.getByRole('combobox', { name: '为类别添加问题' }).fill('06002');
  await admin.locator('.ant-select-item-option:visible').first().click();
  await admin.getByLabel('代码').fill('SIZE');
  await admin.getByLabel('问题', { exact: true }).fill('有多大？');
  await admin.getByRole('checkbox', { name: '必填' }).check();
  expect(await seriousIn(admin)).toEqual([]);
  await admin.getByRole('button', { name: /保存/ }).first().click();
  const definition = `${installation.url}/open311/v2/services/event-06002.json?jurisdiction_id=qilihe.example.cn`;
  await expect
    .poll(async () => (await (await fetch(definition)).json()).attributes?.[0])
    .toMatchObject({ code: 'SIZE', required: true, description: '有多大？' });
});
