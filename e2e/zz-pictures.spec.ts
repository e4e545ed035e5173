import { test } from './support/test.js';
test('pictures', async ({ as }) => {
  test.setTimeout(300_000);
  for (const [language, scheme, phone] of [['zh-CN','light',false],['en','dark',false],['zh-CN','dark',true],['en','light',true]] as const) {
    const page = await as('admin', { language, scheme, phone });
    const name = `/tmp/pic-${language}-${scheme}-${phone ? 'phone' : 'desk'}`;
    await page.goto('/components'); await page.locator('.grid-row').first().waitFor(); await page.waitForTimeout(800);
    await page.screenshot({ path: `${name}-list.png` });
    await page.locator('.grid-row').nth(3).click(); await page.locator('.part-facts').waitFor(); await page.waitForTimeout(1500);
    await page.screenshot({ path: `${name}-one.png`, fullPage: false });
    await page.getByRole('button', { name: language === 'en' ? 'Edit' : '修改' }).click(); await page.waitForTimeout(1000);
    await page.screenshot({ path: `${name}-form.png` });
  }
});
