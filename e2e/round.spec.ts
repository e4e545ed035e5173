import type { CaseDetail, CasePage } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { act } from './support/desk.js';
import { expect, test } from './support/test.js';

const MINUTE = 60_000;
/** In 西园街道. */
const PLACE = { lon: 103.8026, lat: 36.0643 };

/** Writes as the person whose page it is, past the screen. */
async function write(page: Page, id: string, type: string, data: Record<string, unknown>): Promise<CaseDetail> {
  const { version }: CaseDetail = await (await page.request.get(`/api/v1/cases/${id}`)).json();
  const answer = await page.request.post(`/api/v1/cases/${id}/events`, { data: { type, data, version } });
  expect(answer.status(), await answer.text()).toBe(200);
  return answer.json();
}

async function report(page: Page, code: string, kind: 'component' | 'event', address: string): Promise<CaseDetail> {
  const data = { source: 'collector', class: { kind, code }, severity: 'general', location: PLACE, address };
  const answer = await page.request.post('/api/v1/cases', { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

test('a leader’s instruction becomes an order, and stands at the top of the unit’s case until it is answered', async ({
  as,
}) => {
  const collector = await as('collector-1');
  const [duty, dispatch, leader, clerk] = [
    await as('duty'),
    await as('dispatch'),
    await as('leader'),
    await as('clerk-xiyuan'),
  ];
  const { id } = await report(collector, '06010', 'event', '武威路 7 号');
  await write(duty, id, 'filed', { standard: { hours: 4 } });
  await write(dispatch, id, 'dispatched', { unit: 'xiyuan' });

  await leader.goto(`/cases/${id}`);
  await act(leader, '作出批示', async () => {
    await leader.getByLabel('督办要求').fill('今天下班前清理完');
  });
  await expect
    .poll(
      async () =>
        ((await (await leader.request.get(`/api/v1/orders?case=${id}`)).json()) as { items: [] }).items.length,
    )
    .toBe(1);

  await leader.goto('/orders');
  const line = leader.getByRole('row').filter({ hasText: '武威路 7 号' });
  await expect(line).toContainText('今天下班前清理完');
  await expect(line).toContainText('批示');
  await expect(line).toContainText('待反馈');

  await clerk.goto(`/cases/${id}`);
  const order = clerk.getByRole('region', { name: '督办与批示' });
  await expect(order).toContainText('今天下班前清理完');
  await expect(order).toContainText('请在反馈中答复');
  await write(clerk, id, 'feedback', { result: '已清理' });
  await expect(order).toBeHidden();
  await expect(line).toHaveCount(0);
  await leader.getByText(/近 90 天已办结/).click();
  await expect(line).toContainText('已反馈');
});

test('a cost on what nobody owns is booked from the case, recovered, and the balance is right', async ({ as }) => {
  const [collector, duty, dispatch, office] = [
    await as('collector-1'),
    await as('duty'),
    await as('dispatch'),
    await as('office'),
  ];
  const { id } = await report(collector, '01022', 'component', '西津西路无主井盖');
  await write(duty, id, 'filed', { standard: { hours: 8 } });
  await dispatch.goto(`/cases/${id}`);
  await expect(dispatch.getByText(/可以先派遣处置/).first()).toBeVisible();
  await write(dispatch, id, 'coordination-opened', { reason: '权属不明' });

  await office.goto('/coordination');
  await office.getByRole('button', { name: /西津西路无主井盖/ }).click();
  const dispute = office.getByRole('region', { name: '争议情况' });
  await expect(dispute).toContainText('权属不明');
  await dispute.getByRole('button', { name: '记费用' }).click();
  const form = office.getByRole('form', { name: '记一笔费用' });
  await form.getByLabel('金额（元）').fill('3000.5');
  await form.getByRole('button', { name: '记账' }).click();
  // Nothing was allocated yet: it says so, and books only when that is wanted.
  await expect(form.getByRole('alert')).toContainText('-¥3,000.50');
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: '记账' }).click();
  await expect(form).toBeHidden();

  await office.goto('/coordination?view=fund');
  await office.getByRole('button', { name: '记拨款' }).click();
  const allocation = office.getByRole('form', { name: '记一笔拨款' });
  await allocation.getByLabel('金额（元）').fill('10000');
  await allocation.getByRole('button', { name: '记账' }).click();
  await expect(allocation).toBeHidden();
  await office.getByRole('button', { name: '记追缴' }).click();
  const recovery = office.getByRole('form', { name: '记一笔追缴' });
  await recovery.getByLabel('金额（元）').fill('1000');
  await recovery.getByLabel('向谁追缴').fill('某通信公司');
  await recovery.getByRole('button', { name: '记账' }).click();
  await expect(recovery).toBeHidden();
  const sums = office.locator('.fund-sums');
  await expect(sums).toContainText('余额¥7,999.50');
  await expect(sums).toContainText('待追缴¥2,000.50');
  const [file] = await Promise.all([
    office.waitForEvent('download'),
    office.getByRole('button', { name: '导出 CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('代整治经费台账-2026.csv');

  await dispatch.goto(`/cases/${id}`);
  await expect(dispatch.getByRole('region', { name: '代整治经费' })).toContainText('待追缴 ¥2,000.50');
});

test('a shift is handed over with what stands open, and signed for by the next', async ({ as, installation }) => {
  const early = await as('duty');
  await early.goto('/handover');
  const form = early.getByRole('form', { name: /值班长/ });
  await expect(form).toContainText('未办结');
  await form.getByLabel('交班说明').fill('下午有检查组来');
  await form.getByRole('button', { name: '交班' }).click();
  await expect(early.getByText('已交班，等接班人签收。')).toBeVisible();
  await expect(early.getByRole('row').filter({ hasText: '等待签收' })).toHaveCount(1);

  // The street's own duty officer is at another post; the next one of the district is told on the desk.
  const street = await as('duty-xiyuan');
  await street.goto('/handover');
  await expect(street.getByRole('form', { name: /值班长/ })).toBeVisible();
  await expect(street.getByRole('button', { name: '签收接班' })).toHaveCount(0);
  installation.clock.advance(MINUTE);
  const late = await as('duty-2');
  await late.goto('/desk');
  await late.getByRole('link', { name: '去签收' }).click();
  await expect(late.getByText('下午有检查组来')).toBeVisible();
  await late.getByLabel(/接班人意见/).fill('已知悉');
  await late.getByRole('button', { name: '签收接班' }).click();
  await expect(late.getByRole('button', { name: '签收接班' })).toHaveCount(0);
  await late.getByRole('row').filter({ hasText: '签收' }).getByRole('link', { name: '打印' }).click();
  await expect(late.getByRole('heading', { name: '交接班记录' })).toBeVisible();
  await expect(late.getByText('已知悉')).toBeVisible();
  await late.goto('/desk');
  await expect(late.locator('.desk-list')).toBeVisible();
  await expect(late.getByText(/等您签收/)).toHaveCount(0);
});

test('a whole loop is walked in a practice, and the real list is untouched', async ({ as }) => {
  test.setTimeout(180_000);
  const page = await as('dispatch');
  const open = async () =>
    ((await (await page.request.get('/api/v1/cases?queue=open&limit=200')).json()) as CasePage).items;
  await page.goto('/desk');
  const real = await open();

  await page.getByRole('button', { name: /岗位和退出登录/ }).click();
  await page.getByRole('menuitem', { name: '练习' }).click();
  const band = page.getByRole('complementary', { name: '练习' });
  await expect(band).toContainText('练习：这里的一切都不是真的', { timeout: 60_000 });
  const staged = await open();
  expect(staged.length).toBeGreaterThan(100);
  expect(staged.filter((each) => real.some((one) => one.id === each.id))).toEqual([]);

  const one = staged.find((each) => each.state === 'filed' && each.severity === 'general');
  await page.goto(`/cases/${one?.id}`);
  await expect(band).toBeVisible();
  await act(page, '派遣', async () => {
    await page.getByRole('combobox', { name: /责任单位/ }).fill('城管执法局');
    await page.locator('.ant-select-item-option:visible').first().click();
  });
  const id = one?.id ?? '';
  const now = async (): Promise<CaseDetail> => (await page.request.get(`/api/v1/cases/${id}`)).json();
  await expect.poll(async () => (await now()).state, { timeout: 20_000 }).toBe('handling');
  for (let turn = 0; turn < 12 && (await now()).state !== 'closed'; turn++) {
    const { state, marks, actions, version } = await now();
    const request = marks.find((mark) => mark.endsWith('-request'));
    if (request !== undefined) await write(page, id, request.replace('-request', '-refused'), { reason: '请先处置' });
    else if (state === 'feedback') {
      const fields = actions.find((action) => action.type === 'verification-sent')?.fields;
      await write(page, id, 'verification-sent', { collector: fields?.[0]?.suggested });
    } else if (state === 'failed') await write(page, id, 'dispatched', { unit: 'chengguanju' });
    else if (state === 'verified') await write(page, id, 'closed', {});
    else {
      await band.getByRole('button', { name: '让其他人答复' }).click();
      await expect.poll(async () => (await now()).version, { timeout: 20_000 }).toBeGreaterThan(version);
    }
  }
  expect((await now()).state).toBe('closed');
  await band.getByText(/^任务/).click();
  await expect(band.getByRole('listitem').filter({ hasText: '派遣 5 件' })).toContainText(/[1-5]\/5/);

  await band.getByRole('button', { name: '离开练习' }).click();
  await expect(band).toBeHidden({ timeout: 20_000 });
  await expect(page).toHaveURL(/\/desk/);
  expect((await open()).map((each) => [each.id, each.version])).toEqual(real.map((each) => [each.id, each.version]));
  expect((await page.request.get(`/api/v1/cases/${id}`)).status()).toBe(404);
});
