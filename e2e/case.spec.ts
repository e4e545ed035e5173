import type { CaseDetail, LedgerView } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { next } from './support/desk.js';
import { expect, test } from './support/test.js';

const MINUTE = 60_000;
const PLACE = { lon: 103.8026, lat: 36.0643 };

interface Report {
  readonly kind?: 'component' | 'event';
  readonly code?: string;
  readonly address: string;
  readonly lon?: number;
  readonly component?: string;
}

/** A case by the API: what these tests look at is its page. */
async function newCase(page: Page, { kind = 'event', code = '06010', lon = PLACE.lon, ...rest }: Report) {
  const answer = await page.request.post('/api/v1/cases', {
    data: { source: 'hotline', class: { kind, code }, severity: 'general', location: { ...PLACE, lon }, ...rest },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as CaseDetail;
}

async function read(page: Page, id: string): Promise<CaseDetail> {
  return (await page.request.get(`/api/v1/cases/${encodeURIComponent(id)}`)).json();
}

async function act(page: Page, id: string, type: string, data: Record<string, unknown> = {}): Promise<void> {
  const { version } = await read(page, id);
  const answer = await page.request.post(`/api/v1/cases/${encodeURIComponent(id)}/events`, {
    data: { type, data, version },
  });
  expect(answer.status(), `${type}: ${await answer.text()}`).toBe(200);
}

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a unit sees in words why its light is red, and prints the ledger with the rows and sums of the system', async ({
  as,
  installation,
}) => {
  const duty = await as('duty');
  const dispatch = await as('dispatch');
  const clerk = await as('clerk-xiyuan');
  const { id } = await newCase(duty, { address: '红灯路 1 号' });
  await act(duty, id, 'filed', { standard: { hours: 1 } });
  await act(dispatch, id, 'dispatched', { unit: 'xiyuan' });
  installation.clock.advance(80 * MINUTE);
  await clerk.goto(`/cases/${encodeURIComponent(id)}`);
  const reasons = clerk.getByRole('list', { name: '灯为什么变色' });
  await expect(reasons).toContainText(/处置已超时 20 分：今天 \d\d:\d\d 派遣，限 1 小时，.*应于 \d\d:\d\d 完成/);

  await test.step('a stage opens its visits', async () => {
    const stages = clerk.getByRole('list', { name: '各阶段', exact: true });
    await expect(stages.locator('[aria-current="step"]')).toContainText('处置');
    await stages.getByRole('button', { name: /派遣/ }).click();
    await expect(clerk.getByRole('list', { name: '派遣阶段的各次' })).toContainText('共 30 分');
  });

  await test.step('the ledger behind the sentence, and its sheet', async () => {
    await reasons.getByRole('button', { name: '处置的计时明细' }).click();
    const drawer = clerk.getByRole('dialog');
    await expect(drawer.locator('tfoot')).toContainText('1 小时 20 分');
    const [sheet] = await Promise.all([
      clerk.context().waitForEvent('page'),
      drawer.getByRole('link', { name: '打印明细表' }).click(),
    ]);
    await expect(sheet.getByRole('article')).toContainText('处置计时明细表');
    const address = await sheet.locator('.sheet-address').innerText();
    const api = address.replace('/print/ledger/', '/api/v1/cases/').replace('?', '/ledger?');
    const view = (await (await clerk.request.get(api)).json()) as LedgerView;
    expect(await sheet.locator('.sheet-digest').innerText()).toBe(view.digest.match(/.{8}/g)?.join(' '));
    const rows = sheet.locator('.sheet-table').first().locator('tbody tr:not(.is-subtotal)');
    await expect(rows).toHaveCount(view.lines.length);
    const shown = await rows.evaluateAll((all) => all.map((row) => row.classList.contains('is-gap')));
    expect(shown).toEqual(view.lines.map((line) => !line.counted));
    await expect(sheet.locator('.is-subtotal')).toHaveCount(view.days.length);
    expect(view.countedMinutes).toBe(80);
    await expect(sheet.locator('.sheet-table').first().locator('tfoot')).toContainText('1 小时 20 分');
    await expect(sheet.locator('.sheet-result')).toContainText('超 20 分');
    // What is not this instant's is still told alike.
    installation.clock.advance(5 * MINUTE);
    await sheet.goto(address);
    await expect(sheet.locator('.sheet-digest')).toHaveText(view.digest.match(/.{8}/g)?.join(' ') ?? '');
    expect(await seriousIn(sheet)).toEqual([]);
    const pdf = (await sheet.pdf({ preferCSSPageSize: true })).toString('latin1');
    // A4 portrait, in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?\s*\]/);
  });
});

test('a return rests on a ground, and the case keeps how often, on what ground and what was answered', async ({
  as,
}) => {
  const duty = await as('duty');
  const dispatch = await as('dispatch');
  const clerk = await as('clerk-xiyuan');
  const { id } = await newCase(duty, { address: '退回路 2 号' });
  await act(duty, id, 'filed', { standard: { hours: 4 } });
  await act(dispatch, id, 'dispatched', { unit: 'xiyuan' });
  await act(clerk, id, 'return-requested', { reason: '不在本街道', ground: '属地管理：不在辖区' });
  await act(dispatch, id, 'return-refused', { reason: '在你街道' });
  await clerk.goto(`/cases/${encodeURIComponent(id)}`);
  await next(clerk)
    .getByRole('button', { name: /^申请退回/ })
    .click();
  const form = clerk.getByRole('form', { name: '申请退回' });
  await form.getByRole('combobox', { name: /退回依据/ }).click();
  await clerk.locator('.ant-select-item-option:visible').filter({ hasText: '责随权走' }).click();
  await form.getByLabel('理由').fill('该设施产权属供电局');
  await form.getByRole('button', { name: /^申请退回/ }).click();
  await expect.poll(async () => (await read(clerk, id)).requests.length).toBe(2);
  await act(dispatch, id, 'returned', { reason: '属实' });
  const told = part(clerk, '申请与答复');
  await expect(told).toContainText('退回 2 次（同意 1、不同意 1）');
  await expect(told).toContainText('依据：责随权走：该设施的产权、管理权属于其他单位');
  await expect(told).toContainText('在你街道');
});

test('unclear responsibility says what can be done, and a unit that is picked fills the form in', async ({ as }) => {
  const duty = await as('duty');
  const dispatch = await as('dispatch');
  const { id } = await newCase(duty, { kind: 'component', code: '01035', address: '不清路 3 号' });
  await act(duty, id, 'filed', { standard: { hours: 4 } });
  await dispatch.goto(`/cases/${encodeURIComponent(id)}`);
  const whose = part(dispatch, '责任单位');
  await expect(whose).toContainText('责任不清。');
  for (const way of ['由派遣员选定。', '按无责任主体立项。', '提请协调。']) await expect(whose).toContainText(way);
  await expect(whose.getByRole('button', { name: '提请协调' })).toBeVisible();
  await whose.getByRole('button', { name: '派给西园街道' }).click();
  const form = dispatch.getByRole('form', { name: '派遣' });
  await expect(form).toContainText('西园街道');
  await form.getByRole('button', { name: /^派遣/ }).click();
  await expect.poll(async () => (await read(dispatch, id)).unit?.id).toBe('xiyuan');

  await test.step('where a row names the unit, it is shown', async () => {
    const sign = await newCase(duty, { kind: 'component', code: '02010', address: '标志路 3 号' });
    await dispatch.goto(`/cases/${encodeURIComponent(sign.id)}`);
    await expect(part(dispatch, '责任单位')).toContainText('《GB/T 47678.5-2026》02010 · 全区 · 主办 公安局');
  });
});

test('cases beside a case open, and can be merged with it', async ({ as }) => {
  const duty = await as('duty');
  const first = await newCase(duty, { code: '06003', address: '相关路 4 号' });
  const second = await newCase(duty, { code: '06003', address: '相关路 6 号', lon: PLACE.lon + 0.001 });
  await duty.goto(`/cases/${encodeURIComponent(second.id)}`);
  const related = part(duty, '相关案件');
  await expect(related).toContainText('相关路 4 号');
  await expect(related).toContainText('90 米');
  await related.getByRole('button', { name: `并入此案：${first.number}` }).click();
  const form = duty.getByRole('form', { name: '并案' });
  await expect(form).toContainText(first.number);
  await form.getByRole('button', { name: /^并案/ }).click();
  await expect.poll(async () => (await read(duty, second.id)).state).toBe('merged');
  await expect(part(duty, '经过')).toContainText(`并入案件 ${first.number}`);
  await expect(related).toContainText('已并入');
  await related.getByRole('link', { name: /相关路 4 号/ }).click();
  await expect(duty).toHaveURL(new RegExp(`/cases/${first.id}$`));
  await expect(part(duty, '相关案件')).toContainText('并入本案的');
});

test('all that the log keeps can be seen, with what corrections changed', async ({ as }) => {
  const duty = await as('duty');
  const { id } = await newCase(duty, { address: '更正路 5 号' });
  await act(duty, id, 'filed', { standard: { hours: 4 } });
  await act(duty, id, 'corrected', { address: '更正路 7 号' });
  await duty.goto(`/cases/${encodeURIComponent(id)}`);
  const story = part(duty, '经过');
  await expect(story).toContainText('地址：更正路 5 号 → 更正路 7 号');
  await story.getByRole('checkbox', { name: '显示全部数据' }).check();
  await expect(story.getByRole('button', { name: '复制为 NDJSON' })).toHaveCount(3);
  await expect(story.locator('.audit').first()).toContainText('corrected');
  expect(await seriousIn(duty)).toEqual([]);
});

test('a dispatch sheet for several cases, one of supervision with its order', async ({ as }) => {
  const duty = await as('duty');
  const dispatch = await as('dispatch');
  const supervisor = await as('supervisor');
  const ids: string[] = [];
  for (const address of ['派单路 1 号', '派单路 2 号']) {
    const { id } = await newCase(duty, { address });
    await act(duty, id, 'filed', { standard: { hours: 4 } });
    await act(dispatch, id, 'dispatched', { unit: 'xiyuan' });
    ids.push(id);
  }
  await dispatch.goto(`/print/dispatch?ids=${ids.map(encodeURIComponent).join(',')}`);
  const sheets = dispatch.getByRole('article');
  await expect(sheets).toHaveCount(2);
  for (const text of ['派遣单', '西园街道', '派单路 2 号', '4 小时', '签收人'])
    await expect(sheets.nth(1)).toContainText(text);
  expect(await seriousIn(dispatch)).toEqual([]);
  const [first = ''] = ids;
  await act(dispatch, first, 'supervision-required', { reason: '久拖不办' });
  await act(supervisor, first, 'supervised', { order: '今日内清运完毕' });
  await supervisor.goto(`/print/supervision/${encodeURIComponent(first)}`);
  for (const text of ['督办单', '久拖不办', '今日内清运完毕', '答复期限']) {
    await expect(supervisor.getByRole('article')).toContainText(text);
  }
});
