import { openTables } from '@bihuan/server';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { chooseIn } from './support/desk.js';
import { expect, test } from './support/test.js';

const tables = openTables();

/** A table as a person would have it open: rows of cells, to be changed and saved. */
async function exported(page: Page, table: string) {
  const answer = await page.request.get(`/api/v1/admin/tables/${table}?format=xlsx&language=zh`);
  expect(answer.status()).toBe(200);
  const [header, ...rows] = (await tables.read(await answer.body())).map((row) => [...row.cells]);
  return { header: header ?? [], rows };
}

async function takeFile(page: Page, { header, rows }: Awaited<ReturnType<typeof exported>>): Promise<void> {
  const buffer = await tables.write('xlsx', { title: '责任单位', header: header.map(String), rows });
  const dialogue = page.getByRole('dialog', { name: /^导入/ });
  await dialogue.locator('input[type=file]').setInputFiles({ name: '责任单位.xlsx', mimeType: '', buffer });
}

test('a clerk is created, chooses a password, sees the unit’s cases, and is out once the role is revoked', async ({
  as,
}) => {
  const security = await as('security');
  await security.goto('/admin/people');
  await security.getByRole('button', { name: '新建人员' }).click();
  const dialogue = security.getByRole('dialog', { name: '新建人员' });
  await dialogue.getByLabel('账号').fill('wang-wu');
  await dialogue.getByLabel('姓名').fill('王五');
  const pick = (label: string, typed: string) =>
    chooseIn(security, dialogue.getByRole('combobox', { name: label }), typed);
  await dialogue.getByRole('combobox', { name: '岗位' }).click();
  await security.locator('.ant-select-item-option:visible').filter({ hasText: '责任单位受理人员' }).click();
  await pick('责任单位', '城管执法局');
  expect(await seriousIn(security, '.ant-modal')).toEqual([]);
  await dialogue.getByRole('button', { name: '新建人员' }).click();
  const password = await dialogue.locator('.password-shown').innerText();
  await dialogue.getByRole('button', { name: '已记下' }).click();

  const clerk = await as(null);
  await clerk.goto('/desk?queue=open');
  await clerk.getByLabel('账号').fill('wang-wu');
  await clerk.getByLabel('密码').fill(password);
  await clerk.getByRole('button', { name: '登录', exact: true }).click();
  await expect(clerk.getByRole('heading', { name: '先设置自己的密码' })).toBeVisible();
  expect(await seriousIn(clerk)).toEqual([]);
  await clerk.getByLabel('现在的密码').fill(password);
  await clerk.getByLabel('新密码', { exact: true }).fill('不怕忘的一句长口令呀呀');
  await clerk.getByLabel('再输一次新密码').fill('不怕忘的一句长口令呀呀');
  await expect(clerk.getByRole('button', { name: '保存新密码' })).toBeDisabled();
  await clerk.getByLabel('新密码', { exact: true }).fill('不怕忘的一句长口令：春眠');
  await clerk.getByLabel('再输一次新密码').fill('不怕忘的一句长口令：春眠');
  await clerk.getByRole('button', { name: '保存新密码' }).click();
  await expect(clerk.locator('.grid-row').first()).toBeVisible();

  await security.getByRole('searchbox', { name: '姓名或账号' }).fill('王五');
  await security.getByRole('button', { name: '王五' }).click();
  const drawer = security.getByRole('dialog', { name: '王五' });
  await expect(drawer.getByText('反馈', { exact: false }).first()).toBeVisible();
  expect(await seriousIn(security, '.ant-drawer')).toEqual([]);
  await drawer.getByRole('button', { name: /^收回：责任单位受理人员/ }).click();
  await security.getByRole('tooltip').getByRole('button', { name: '收回' }).click();
  await expect(drawer.getByText('没有岗位，登录后什么也看不到。')).toBeVisible();
  const refused = await clerk.request.get('/api/v1/cases');
  expect(refused.status()).toBe(403);
  await clerk.reload();
  await expect(clerk.locator('.grid-row')).toHaveCount(0);

  const auditor = await as('auditor');
  await auditor.goto('/admin/audit');
  const log = auditor.locator('.audit-table tbody tr');
  await expect(log.filter({ hasText: '收回岗位' }).first()).toContainText('城管执法局');
  await expect(log.filter({ hasText: '新建人员' }).first()).toContainText('账号 wang-wu');
  await log.filter({ hasText: '新建人员' }).first().getByRole('button', { name: '王五' }).click();
  await expect(auditor).toHaveURL(/subject=p-/);
  await expect(log.filter({ hasText: '修改自己的密码' })).toHaveCount(1);
});

test('units come in by a table with its errors named, are undone, and the auditor sees all of it', async ({ as }) => {
  const admin = await as('admin');
  await admin.goto('/admin/units');
  await expect(admin.locator('.units-table tbody tr').first()).toBeVisible();
  await expect(admin.getByRole('region', { name: '信息不全' })).toContainText('没有电话');
  const sheet = await exported(admin, 'units');
  const [phone, area] = [sheet.header.indexOf('电话'), sheet.header.indexOf('工作区域')];
  for (const row of sheet.rows) row[phone] = '0931-2660000';
  const good = sheet.rows[1]?.[area] ?? null;
  if (sheet.rows[1] !== undefined) sheet.rows[1][area] = '没有这个区域';

  await admin.getByRole('button', { name: '导入' }).click();
  const dialogue = admin.getByRole('dialog', { name: /^导入/ });
  await takeFile(admin, sheet);
  await expect(dialogue.getByRole('row').filter({ hasText: '没有区域“没有这个区域”' })).toContainText('工作区域');
  await expect(dialogue.getByRole('button', { name: '导入', exact: true })).toBeDisabled();
  expect(await seriousIn(admin, '.ant-modal')).toEqual([]);
  if (sheet.rows[1] !== undefined) sheet.rows[1][area] = good;
  await takeFile(admin, sheet);
  await dialogue.getByRole('button', { name: `导入 ${sheet.rows.length} 处修改` }).click();
  await expect(dialogue.getByRole('status')).toContainText(`修改 ${sheet.rows.length}`);
  await dialogue.getByRole('button', { name: '关闭', exact: true }).last().click();
  await expect(admin.locator('.units-table')).toContainText('0931-2660000');
  await expect(admin.getByRole('region', { name: '信息不全' })).not.toContainText('没有电话');

  await admin.getByRole('button', { name: '修改记录' }).click();
  await admin.getByRole('button', { name: '恢复到此版' }).first().click();
  await admin.getByRole('tooltip').getByRole('button', { name: '恢复' }).click();
  await expect(admin.locator('.version-head').first()).toContainText('第 3 版');
  await admin.keyboard.press('Escape');
  await expect(admin.locator('.units-table')).not.toContainText('0931-2660000');

  const auditor = await as('auditor');
  await auditor.goto('/admin/audit');
  const log = auditor.locator('.audit-table tbody tr');
  await expect(log.filter({ hasText: '恢复旧版本' }).first()).toContainText('内容同第 1 版');
  await expect(log.filter({ hasText: '保存新版本' }).first()).toContainText('责任单位');
  await expect(log.filter({ hasText: '导出' }).first()).toContainText('XLSX');
});
