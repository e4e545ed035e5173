import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PAGE = 'collect.html';
const WORKER = 'collect-sw.js';
/** Beside what the page imports. */
const PUBLIC = ['collect.webmanifest', 'collect-192.png', 'mark.svg'];

/**
 * Writes into the collector's worker what the collector's page is made of: the page, every chunk that it imports, their
 * styles. Nothing of the console's is among them.
 */
export function precache(root: string): Plugin {
  return {
    name: 'collect-precache',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[WORKER];
        const page = Object.values(bundle).find(
          (each) => each.type === 'chunk' && each.facadeModuleId?.endsWith(PAGE) === true,
        );
        if (worker?.type !== 'chunk' || page?.type !== 'chunk') throw new Error('the collector’s page is not built');
        const files = new Set<string>();
        const add = (name: string): void => {
          const chunk = bundle[name];
          if (files.has(name) || chunk?.type !== 'chunk') return;
          files.add(name);
          for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
          for (const asset of chunk.viteMetadata?.importedAssets ?? []) files.add(asset);
          for (const other of chunk.imports) add(other);
        };
        add(page.fileName);
        const html = bundle[PAGE];
        const digest = createHash('sha256').update(html?.type === 'asset' ? html.source : '');
        for (const name of PUBLIC) digest.update(readFileSync(join(root, 'public', name)));
        // The others carry a digest in their names.
        for (const name of [...files].sort()) digest.update(name);
        const version = digest.digest('hex').slice(0, 16);
        const addresses = ['/collect', ...[...files, ...PUBLIC].sort().map((name) => `/${name}`)];
        const built = JSON.stringify(JSON.stringify({ version, addresses }));
        worker.code = worker.code.replace(/(["'`])__BUILT__\1/, () => built);
        if (worker.code.includes('__BUILT__')) throw new Error('the worker has no place for its list');
      },
    },
  };
}
