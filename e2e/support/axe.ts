import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const { source } = createRequire(import.meta.url)('axe-core') as { readonly source: string };

/** What axe finds serious or critical, on the page or in a part of it, a line each; empty where there is nothing. */
export async function seriousIn(page: Page, part = 'html'): Promise<string[]> {
  // Evaluated from outside: the page's own policy lets no foreign script in.
  await page.evaluate(source);
  const { violations } = await page.evaluate((within) => {
    const { axe } = window as unknown as { readonly axe: { run(within: string): Promise<AxeResults> } };
    return axe.run(within);
  }, part);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
