import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { seriousIn } from './support/axe.js';
import { expect, test } from './support/test.js';

const pictures = process.env.BIHUAN_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `cards-${name}.png`), fullPage: true });
}

test('scorecards of posts: peers, a figure with its history and its cases, a filter', async ({ as }) => {
  const page = await as('leader');
  await page.goto('/scorecard?at=2026-02');
  await page.getByRole('link', { name: '值班长' }).click();
  const rows = page.locator('.card-table tbody tr');
  await expect(rows.first()).toContainText('%');
  await picture(page, 'duty-officers');
  const filings = await rows.first().getByRole('button').last().textContent();
  expect(Number(filings)).toBeGreaterThan(0);

  await rows.first().getByRole('button').nth(2).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.locator('.card-line circle').first()).toBeVisible();
  await expect(drawer.locator('.card-history tbody td')).toHaveCount(12);
  const first = drawer.locator('.runs tbody a').first();
  await expect(first).toBeVisible();
  await picture(page, 'figure');
  expect(await seriousIn(page)).toEqual([]);
  await first.click();
  await expect(page).toHaveURL(/\/cases\//);

  await page.goto('/scorecard?at=2026-02&whom=collectors&source=hotline');
  await expect(rows.first()).toBeVisible();
  await expect(page.getByText('漏报率').first()).toBeVisible();
  await picture(page, 'collectors');
  await page.goto('/scorecard?at=2026-02&whom=windows');
  await expect(page.getByText('没有可考评的数据')).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
});

test('a dispatcher sees only their own', async ({ as }) => {
  const page = await as('dispatch');
  await page.goto('/scorecard?at=2026-02&whom=dispatchers');
  await expect(page.locator('.card-table tbody tr')).toHaveCount(1);
  await expect(page.getByText('只显示本人')).toBeVisible();
});

test('an administrator weighs a card anew; what does not sum to one is refused by name', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/admin/policies?tab=cards');
  await page.getByRole('button', { name: /值班长/ }).click();
  const weight = page.getByRole('spinbutton', { name: /按时立案率/ });
  await weight.fill('30');
  await weight.blur();
  await expect(page.getByText('105%')).toBeVisible();
  await picture(page, 'composites');
  expect(await seriousIn(page)).toEqual([]);
});
