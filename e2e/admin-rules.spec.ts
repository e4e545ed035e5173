import type { CasePage, ConfigDocument } from '@bihuan/contracts';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

// It turns the clock of its city.
test.use({ city: 'admin-rules' });

/** When a case falls due, as the API says. */
async function dueOf(page: Page, number: string): Promise<string | null | undefined> {
  const answer = await page.request.get(`/api/v1/cases?queue=open&limit=100&q=${encodeURIComponent(number)}`);
  const { items } = (await answer.json()) as CasePage;
  return items.find((item) => item.number === number)?.clock?.dueAt;
}

async function document(page: Page, kind: string, id: string): Promise<ConfigDocument> {
  return (await page.request.get(`/api/v1/config/${kind}/${id}`)).json();
}

const saveBar = (page: Page) => page.locator('.save-bar');

test('a holiday names the cases that it moves, moves them once saved, and moves them back when undone', async ({
  as,
}) => {
  const admin = await as('admin');
  const desk = await as('dispatch');
  await admin.goto('/admin/calendar');
  // The day after now, which is a Wednesday; and with Shift the day after that.
  await admin.locator('[data-date="2026-03-05"]').click();
  await admin.keyboard.press('Shift+ArrowRight');
  const editor = admin.locator('.day-editor');
  await expect(editor.getByRole('heading')).toHaveText('2026-03-05 至 2026-03-06（2 天）');
  await editor.getByText('放假', { exact: true }).click();
  await editor.getByLabel('名称').fill('停工检修');
  await editor.getByRole('button', { name: '设置 2 天' }).click();
  await expect(admin.locator('[data-date="2026-03-06"]')).toHaveAccessibleName(/节假日.*停工检修/);

  const bar = saveBar(admin);
  await expect(bar.getByRole('button', { name: '保存为第 2 版' })).toBeDisabled();
  await bar.getByRole('button', { name: '先看影响' }).click();
  await expect(bar.locator('.impact-sum')).toHaveText(/件的到期时刻或灯会改变/);
  expect(await seriousIn(admin)).toEqual([]);
  const row = bar.locator('tbody tr').first();
  const number = (await row.locator('td').first().textContent()) ?? '';
  const before = await dueOf(desk, number);
  expect(before).toBeTruthy();

  await bar.getByLabel('修改说明').fill('区政府通知 3 号');
  await bar.getByRole('button', { name: '保存为第 2 版' }).click();
  await expect(bar).toBeHidden();
  await expect(admin.getByText('在办案件的到期时刻均按现行规则计算。')).toBeVisible();
  await expect.poll(() => dueOf(desk, number)).not.toBe(before);

  await admin.getByRole('button', { name: '修改记录' }).click();
  const history = admin.getByRole('dialog', { name: /修改记录/ });
  await expect(history.getByText('区政府通知 3 号')).toBeVisible();
  await expect(history.locator('.change-where').first()).toHaveText('本市放假');
  await history.getByRole('button', { name: '恢复到此版' }).click();
  await admin.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(history.getByText('恢复为第 1 版的内容', { exact: true })).toBeVisible();
  await expect.poll(() => dueOf(desk, number)).toBe(before);
});

test('a policy whose weights do not add up is refused by name, on the screen and by the server', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/admin/policies?policy=formal-2010');
  await page.getByLabel('及时率权重').fill('70');
  await page.getByLabel('及时率权重').blur();
  await expect(page.getByText('权重合计 90%，必须等于 100%。')).toBeVisible();
  await saveBar(page).getByRole('button', { name: '先看影响' }).click();
  await expect(saveBar(page).getByRole('alert')).toContainText('各项权重之和必须等于 100%');
  await expect(saveBar(page).getByRole('button', { name: /保存为第/ })).toBeDisabled();
  const { version, body } = await document(page, 'policy', 'formal-2010');
  const bad = { ...(body as object), weights: { timely: 0.7, resolved: 0.2 } };
  const answer = await page.request.put('/api/v1/config/policy/formal-2010', {
    data: { version, body: bad, note: '' },
  });
  expect(answer.status()).toBe(400);
  expect((await answer.json()).errors).toMatchObject([{ path: 'weights', code: 'bad-sum' }]);
  await saveBar(page).getByRole('button', { name: '放弃修改' }).click();
  await expect(page.getByLabel('及时率权重')).toHaveValue('80');
});

test('the check lists what is open on purpose, and finds a second lead', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/admin/duties');
  const check = page.getByRole('region', { name: '主体唯一检查' });
  await expect(check.getByText('除有意不定的类别外，每类在每个区域都恰有一个主办单位。')).toBeVisible();
  await check.getByText('有意不定主办单位的 131 类').click();
  await expect(check.getByText('权属不明的设施，按无责任主体立项。').first()).toBeVisible();

  await page.getByRole('button', { name: '增加职责' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('责任单位').click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '交通局' }).click();
  await drawer.getByLabel('类别', { exact: true }).fill('06010');
  await page.locator('.ant-select-item-option:visible').filter({ hasText: '06010' }).click();
  await page.keyboard.press('Escape');
  await drawer.getByRole('button', { name: '确定' }).click();
  await saveBar(page)
    .getByRole('button', { name: /保存为第 2 版/ })
    .click();
  await expect(saveBar(page)).toBeHidden();
  // Eight streets lead the class, each in its own area: eight pairs of units.
  await expect(
    check
      .locator('.check-list')
      .first()
      .getByText(/同时由.*交通局.*主办/),
  ).toHaveCount(8);
  const { version } = await document(page, 'duties', 'duties');
  await page.request.post('/api/v1/config/duties/duties/undo', { data: { version, to: 1, note: '' } });
  await page.reload();
  await expect(check.getByText('除有意不定的类别外，每类在每个区域都恰有一个主办单位。')).toBeVisible();
});

test('limits come in from a table; a bad row is named by its line', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/admin/limits');
  const file = (limit: string) => ({
    name: 'limits.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        '标准,类型,代码,严重程度,立案条件,时限,结案条件',
        'GB/T 47678.5-2026,事件,06012,一般,路面有污物、泥水或遗撒物,3 小时,路面干净，见本色',
        `GB/T 47678.5-2026,事件,06010,一般,公共场所有成片或成袋的垃圾,${limit},垃圾清除，地面干净`,
      ].join('\n'),
    ),
  });
  await page.getByRole('button', { name: '导入' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('input[type=file]').setInputFiles(file('很快'));
  await expect(dialogue.getByRole('row').filter({ hasText: '“很快”不是时限' })).toContainText('3');
  await dialogue.locator('input[type=file]').setInputFiles(file('6 小时'));
  await dialogue.getByRole('button', { name: /导入 2/ }).click();
  await expect(dialogue.getByRole('status')).toBeVisible();
  await dialogue.getByRole('button', { name: '关闭', exact: true }).last().click();
  await page.getByLabel('代码或名称').fill('06010');
  await expect(page.locator('.limits-table tbody tr').filter({ hasText: '暴露垃圾' })).toContainText('6 小时');
});

test('from November on next year’s missing holidays are told everywhere, until they are in', async ({
  as,
  installation,
  sessions,
}) => {
  installation.clock.set(Date.parse('2026-11-02T09:00:00+08:00'));
  // Nobody has been signed in for eight months.
  sessions.clear();
  const page = await as('admin');
  await page.goto('/admin/limits');
  await page.getByRole('link', { name: '2027 年节假日未录入' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '2027 年的放假与调休尚未录入' })).toBeVisible();
  await expect(page).toHaveURL(/year=2027/);
  await page.getByLabel('2027 年的放假与调休已录全').check();
  await saveBar(page).getByRole('button', { name: '先看影响' }).click();
  await saveBar(page)
    .getByRole('button', { name: /保存为第/ })
    .click();
  await expect(saveBar(page)).toBeHidden();
  await expect(page.getByRole('link', { name: '2027 年节假日未录入' })).toHaveCount(0);
});
