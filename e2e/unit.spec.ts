import type { UnitScoreView } from '@bihuan/contracts';
import { expect, test } from './support/test.js';

test('a clerk sees in one look what the month stands at, why a case costs points, and its ledger', async ({ as }) => {
  const page = await as('clerk-chengguanju');
  await page.goto('/unit');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('城管执法局');
  await expect(page.locator('.rail').getByText('本单位')).toBeVisible();
  const score: UnitScoreView = await (await page.request.get('/api/v1/unit/score')).json();
  await expect(page.locator('.unit-figure')).toHaveText(score.score?.toFixed(2) ?? '—');

  // Each line says why in a sentence, the costliest case first.
  const lines = page.locator('.unit-losses li');
  await expect(lines).toHaveCount(score.losses.length);
  const late = lines.filter({ hasText: '超时' }).first();
  await expect(late).toContainText(/超时 .+：.+ 到期/);

  await late.getByRole('link').click();
  await expect(page).toHaveURL(/\/cases\//);
  await page
    .getByRole('button', { name: /处置.*的计时明细/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a clerk reads what was asked for and answered, and opens what is in hand by its light', async ({ as }) => {
  const page = await as('clerk-chengguanju');
  await page.goto('/unit');
  await expect(page.locator('.unit-requests li').first()).toContainText(/申请(退回|延期|缓办)/);
  await page.locator('.unit-hand').getByRole('link', { name: /^超时/ }).click();
  await expect(page).toHaveURL(/\/desk\?.*light=red/);
});
