import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const text = /\.(js|css|html|svg)$/;
/** Smaller ones fit one packet anyway. */
const least = 1400;

/** Lays a `.gz` and a `.br` beside each text of the build, so that the server compresses nothing while it serves. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      for (const name of await readdir(dir, { recursive: true })) {
        if (!text.test(name)) continue;
        const body = await readFile(join(dir, name));
        if (body.length < least) continue;
        await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(body, { level: 9 }));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
        await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(body, { params }));
      }
    },
  };
}
