import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { precompress } from './precompress.js';

/** Where the server listens while the screens are being worked on; in use it serves web/dist itself. */
const server = process.env.BIHUAN_SERVER ?? 'http://127.0.0.1:8311';

export default defineConfig({
  plugins: [react(), precompress()],
  // Sibling packages come from their sources: a build of the screens needs no build of theirs.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { proxy: { '/api': { target: server, changeOrigin: true } } },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 700,
    // Our packages do nothing by being imported: what no screen uses stays out (the catalogues' tables above all).
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !/\/(kernel|mechanisms|contracts)\//.test(id) } },
  },
});
