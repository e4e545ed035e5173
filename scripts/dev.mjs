import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { bootstrapOrExit } from './bootstrap.mjs';
import { tool, tsc } from './lib/commands.mjs';
import { inRoot, root, say } from './lib/root.mjs';

/** The inner loop: the compiler watches, the server starts anew when it wrote something, Vite serves the screens. */
await bootstrapOrExit({ build: ['node'] });

const children = new Set();
let ending = false;

function begin({ command, args }, cwd = root) {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2] });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

const gone = (child) => new Promise((resolve) => (children.has(child) ? child.once('exit', resolve) : resolve()));

let server;
let restarting = Promise.resolve();
function restart() {
  restarting = restarting.then(async () => {
    if (server) {
      server.kill('SIGTERM');
      await gone(server);
    }
    if (!ending) {
      server = begin({
        command: process.execPath,
        args: [inRoot('bin/bihuan.mjs'), 'serve', ...process.argv.slice(2)],
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
if (existsSync(inRoot('web/index.html'))) begin(tool('vite/bin/vite.js'), inRoot('web'));
restart();

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
