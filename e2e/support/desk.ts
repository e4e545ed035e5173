import { expect, type Locator, type Page } from '@playwright/test';

/** Chooses from a list that opens under a field: types, and takes what is found first. */
export async function choose(page: Page, label: string | RegExp, typed: string): Promise<void> {
  await chooseIn(page, page.getByRole('combobox', { name: label }), typed);
}

export async function chooseIn(page: Page, field: Locator, typed: string): Promise<void> {
  await field.click();
  await field.fill(typed);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: typed }).first().click();
}

/** The row of a case in the list beside, by what stands in it. */
export function rowOf(page: Page, text: string) {
  return page.getByRole('grid').getByRole('row').filter({ hasText: text });
}

export function next(page: Page) {
  return page.getByRole('region', { name: '下一步' });
}

/** Opens the form of an act, fills it in and sends it, until the server has answered. */
export async function act(page: Page, name: string, fill: () => Promise<void> = async () => {}): Promise<void> {
  await next(page).getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('form', { name, exact: true });
  await expect(form).toBeVisible();
  await fill();
  const answered = page.waitForResponse((answer) => /\/cases\/[^/]+\/events$/.test(new URL(answer.url()).pathname));
  await form.getByRole('button', { name, exact: true }).click();
  await answered;
  await expect(form).toBeHidden();
}
