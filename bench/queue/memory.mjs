// node --expose-gc memory.mjs DATA: what the board of open cases takes, in a process that has nothing else; JSON.
import { currentSettings, openInstallation } from '@bihuan/server';

const used = () => {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const settings = currentSettings({}, { BIHUAN_DATA: process.argv[2], BIHUAN_LOG: 'warn' }, process.argv[2]);
const { app, close } = await openInstallation({ settings, purpose: 'command', log: () => {} });
const tenant = app.defaultTenant;
await app.db.snapshot(tenant, (tx) => app.config.of(tx, tenant));
const before = used();
const started = performance.now();
await app.boards.ready(tenant);
const buildMs = performance.now() - started;
const size = await app.db.snapshot(tenant, async (tx) => (await app.boards.read(tx, tenant))((board) => board.size));
console.log(JSON.stringify({ size, bytes: used() - before, buildMs }));
await close();
