import { spawn } from 'node:child_process';
import { inRoot, root } from './root.mjs';

/** How to call npm: the one that called us where there is one, since `npm` may be missing from the path. */
export function npm(...args) {
  const path = process.env.npm_execpath;
  if (path && /npm-cli\.[cm]?js$/.test(path)) return { command: process.execPath, args: [path, ...args] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args, shell: process.platform === 'win32' };
}

/** A tool of our own dependencies, called by its script so that neither a shell nor the path matters. */
export function tool(script, ...args) {
  return { command: process.execPath, args: [inRoot('node_modules', script), ...args] };
}

export const tsc = (...args) => tool('typescript/bin/tsc', ...args);
export const biome = (...args) => tool('@biomejs/biome/bin/biome', ...args);
export const vitest = (...args) => tool('vitest/vitest.mjs', ...args);
export const playwright = (...args) => tool('@playwright/test/cli.js', ...args);

/**
 * Runs a command to its end. Resolves to its exit code (1 when a signal ended it, 127 when it could not be started);
 * `quiet` holds its output back and returns it, otherwise all of it goes to our standard error.
 */
export function run({ command, args, shell = false }, { env = {}, cwd = root, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
