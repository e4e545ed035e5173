import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { precache } from './precache.config.js';

/** Where the server listens while the screens are being worked on; in use it serves web/dist itself. */
const server = process.env.BIHUAN_SERVER ?? 'http://127.0.0.1:8311';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  plugins: [react(), precache(root), precompress()],
  // Sibling packages come from their sources: a build of the screens needs no build of theirs.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { proxy: { '/api': { target: server, changeOrigin: true } } },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    // Our packages do nothing by being imported: what no screen uses stays out (the catalogues' tables above all).
    rolldownOptions: {
      input: { index: `${root}index.html`, collect: `${root}collect.html`, 'collect-sw': `${root}collector/worker.ts` },
      // A worker is found by its address, and asks for its newer self there.
      output: {
        entryFileNames: ({ name }) => (name === 'collect-sw' ? 'collect-sw.js' : 'assets/[name]-[hash].js'),
      },
      treeshake: { moduleSideEffects: (id) => !/\/(kernel|mechanisms|contracts)\//.test(id) },
    },
  },
});

const text = /\.(js|css|html|svg)$/;
/** Smaller ones fit one packet anyway. */
const least = 1400;

/** Lays a `.gz` and a `.br` beside each text of the build, so that the server compresses nothing while it serves. */
function precompress(): Plugin {
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
