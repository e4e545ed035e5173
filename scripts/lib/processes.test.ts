import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endLeftovers } from './leftovers.mjs';
import { nodeIsNewEnough } from './node-version.mjs';
import { oneAtATime } from './one-at-a-time.mjs';

function lockFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'lock');
}

describe('work that is done by one process at a time', () => {
  it('is not done by two at once', async () => {
    const file = lockFile();
    const order: string[] = [];
    const work = (name: string) => () => {
      order.push(`${name} begins`);
      return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        order.push(`${name} ends`);
      });
    };
    await Promise.all([oneAtATime(file, work('a')), oneAtATime(file, work('b'))]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(existsSync(file)).toBe(false);
  });

  it('is taken over from a dead process', async () => {
    const file = lockFile();
    writeFileSync(file, String(2 ** 22 - 1));
    expect(await oneAtATime(file, async () => readFileSync(file, 'utf8'))).toBe(String(process.pid));
  });

  it('leaves no lock when it fails', async () => {
    const file = lockFile();
    await expect(oneAtATime(file, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(existsSync(file)).toBe(false);
  });
});

describe.runIf(process.platform === 'linux')('processes that a suite left', () => {
  it('are found by their mark and ended', async () => {
    const mark = `BIHUAN_SCRIPTS_TEST=${process.pid}`;
    const [name = '', value = ''] = mark.split('=');
    const child = spawn('sleep', ['600'], { env: { ...process.env, [name]: value }, stdio: 'ignore', detached: true });
    const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    expect(await endLeftovers(mark, 0)).toEqual(['sleep 600']);
    expect(await ended).toBe('SIGKILL');
    expect(await endLeftovers(mark, 0)).toEqual([]);
  });
});

it.each([
  ['20.18.3', false],
  ['20.19.0', true],
  ['21.7.0', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.0.0', true],
  ['18.20.0', false],
])('Node %s is new enough: %s', (version, expected) => {
  expect(nodeIsNewEnough(version)).toBe(expected);
});
