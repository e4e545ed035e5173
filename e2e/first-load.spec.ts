import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const dist = fileURLToPath(new URL('../web/dist/', import.meta.url));
/** Bytes, gzip: what the browser fetches before it draws the desk, the map's data not among it. */
const MOST = 350_000;

/** The page, what it names, and what those import at once, each once. */
function filesOfFirstLoad(): Map<string, Buffer> {
  const page = readFileSync(`${dist}index.html`);
  const files = new Map([['index.html', page]]);
  const take = (name: string) => {
    if (files.has(name)) return;
    const body = readFileSync(dist + name);
    files.set(name, body);
    if (!name.endsWith('.js')) return;
    for (const [, file] of body.toString().matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g))
      take(`assets/${file}`);
  };
  for (const [, name] of page.toString().matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) take(String(name));
  return files;
}

test('the first load stays small', () => {
  const sizes = [...filesOfFirstLoad()].map(([name, body]) => [name, gzipSync(body).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(
    `first load: ${total.toLocaleString('en')} of ${MOST.toLocaleString('en')} bytes in ${sizes.length} files`,
  );
  // The entry, and a style sheet: the page was read as it is built.
  expect(sizes.some(([name]) => /^assets\/index-.*\.js$/.test(name))).toBe(true);
  expect(sizes.some(([name]) => name.endsWith('.css'))).toBe(true);
  expect(total, sizes.map(([name, size]) => `${size} ${name}`).join('\n')).toBeLessThanOrEqual(MOST);
});
