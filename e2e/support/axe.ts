import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const { source } = createRequire(import.meta.url)('axe-core') as { readonly source: string };

/** What depends on colours: all that is to be asked again when only these have changed. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

interface Axe {
  run(within: string, options: RunOptions): Promise<AxeResults>;
}

/**
 * What axe finds serious or critical, on the page or in a part of it, a line each; empty where there is nothing.
 * @param colours the page was asked before in other colours: only what depends on them is asked
 */
export async function seriousIn(
  page: Page,
  part = 'html',
  { colours = false }: { readonly colours?: boolean } = {},
): Promise<string[]> {
  // Evaluated from outside: the page's own policy lets no foreign script in.
  await page.evaluate(`if (window.axe === undefined) { ${source} }\nundefined`);
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(colours ? { runOnly: { type: 'rule', values: COLOURS } } : {}),
  };
  const { violations } = await page.evaluate(
    ([within, how]) => (window as unknown as { readonly axe: Axe }).axe.run(within, how),
    [part, options] as const,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
