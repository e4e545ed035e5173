import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { bootstrapOrExit } from './bootstrap.mjs';
import { run, tool, tsc } from './lib/commands.mjs';
import { inRoot, root, say } from './lib/root.mjs';

/** The inner loop: a changed source is compiled, the server starts anew with it, Vite serves the screens. */
await bootstrapOrExit({ build: ['node'] });

const children = new Set();
let ending = false;

/** In a group of its own: the terminal's Ctrl-C is for us, and we end each in good order. */
function begin({ command, args }, { cwd = root, env = {} } = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2], detached: true });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

const gone = (child) => new Promise((resolve) => (children.has(child) ? child.once('exit', resolve) : resolve()));

let server;
async function restart() {
  if (server) {
    server.kill('SIGTERM');
    await gone(server);
  }
  if (ending) return;
  const args = [inRoot('scripts/lib/serve-built.mjs'), ...process.argv.slice(2)];
  server = begin({ command: process.execPath, args });
}

/** One after the other; what changed meanwhile is in the next round. */
let round = Promise.resolve();
let timer;
function onChange(_event, file) {
  if (!file || !/\.(tsx?|json|sql)$/.test(file)) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    round = round.then(async () => {
      const { code } = await run(tsc('-b', 'server', 'cli'));
      if (code === 0) await restart();
      else say('The server goes on as it was until this compiles.');
    });
  }, 150);
}

const packages = ['kernel', 'mechanisms'].flatMap((group) =>
  readdirSync(inRoot(group)).map((name) => `${group}/${name}`),
);
for (const folder of [...packages, 'contracts', 'server', 'cli'].map((name) => inRoot(name, 'src'))) {
  if (existsSync(folder)) watch(folder, { recursive: true }, onChange);
}
const env = { BIHUAN_SERVER: `http://127.0.0.1:${process.env.PORT || 8311}` };
begin(tool('vite/bin/vite.js'), { cwd: inRoot('web'), env });
round = round.then(restart);

async function end() {
  if (ending) return;
  ending = true;
  say('Stopping …');
  for (const child of children) child.kill('SIGTERM');
  await Promise.all([...children].map(gone));
  process.exit(0);
}
process.on('SIGINT', end);
process.on('SIGTERM', end);
