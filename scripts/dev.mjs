import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { bootstrapOrExit } from './bootstrap.mjs';
import { tool, tsc } from './lib/commands.mjs';
import { inRoot, root, say } from './lib/root.mjs';

/** The inner loop: the compiler watches, the server starts anew when it wrote something, Vite serves the screens. */
await bootstrapOrExit({ build: ['node'] });

const children = new Set();
let ending = false;

/** In a group of its own, since the compiler is a wrapper around another process: a signal must reach both. */
function begin({ command, args }, { cwd = root, env = {} } = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2], detached: true });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended, or Windows, which has no groups.
    child.kill('SIGTERM');
  }
}

const gone = (child) => new Promise((resolve) => (children.has(child) ? child.once('exit', resolve) : resolve()));

let server;
let restarting = Promise.resolve();
function restart() {
  restarting = restarting.then(async () => {
    if (server) {
      stop(server);
      await gone(server);
    }
    if (!ending) {
      server = begin({
        command: process.execPath,
        args: [inRoot('scripts/lib/serve-built.mjs'), ...process.argv.slice(2)],
      });
    }
  });
}

let timer;
function onChange() {
  clearTimeout(timer);
  timer = setTimeout(restart, 400);
}

const outputs = [
  'contracts',
  'server',
  'cli',
  ...['kernel', 'mechanisms'].flatMap((group) =>
    existsSync(inRoot(group)) ? readdirSync(inRoot(group)).map((name) => `${group}/${name}`) : [],
  ),
].map((folder) => inRoot(folder, 'dist'));
for (const folder of outputs) if (existsSync(folder)) watch(folder, { recursive: true }, onChange);

begin(tsc('-b', '--watch', '--preserveWatchOutput'));
if (existsSync(inRoot('web/index.html'))) {
  const env = { BIHUAN_SERVER: `http://127.0.0.1:${process.env.PORT || 8311}` };
  begin(tool('vite/bin/vite.js'), { cwd: inRoot('web'), env });
}
restart();

async function end() {
  if (ending) return;
  ending = true;
  say('Stopping …');
  for (const child of children) stop(child);
  await Promise.all([...children].map(gone));
  process.exit(0);
}
process.on('SIGINT', end);
process.on('SIGTERM', end);
