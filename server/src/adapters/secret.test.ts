import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { deriveKey, keptSecret } from './secret.js';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'bihuan-secret-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

it('is made once, kept, and read by its owner only', () => {
  const data = join(folder(), 'data');
  const secret = keptSecret(data);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(keptSecret(data)).toBe(secret);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
});

it('differs from installation to installation', () => {
  expect(keptSecret(folder())).not.toBe(keptSecret(folder()));
});

it('is closed to others where it was left open', () => {
  const data = folder();
  writeFileSync(join(data, 'secret'), 'left-open\n', { mode: 0o644 });
  expect(keptSecret(data)).toBe('left-open');
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
});

it('is never made anew over an empty file', () => {
  const data = folder();
  writeFileSync(join(data, 'secret'), '');
  expect(() => keptSecret(data)).toThrow(/is empty: remove it, or put back the one of your backup/);
});

it('gives a key for each purpose, always the same, and none tells another', () => {
  const key = deriveKey('s'.repeat(32), 'one');
  expect(key).toHaveLength(32);
  expect(deriveKey('s'.repeat(32), 'one')).toEqual(key);
  expect(deriveKey('s'.repeat(32), 'two')).not.toEqual(key);
  expect(deriveKey('t'.repeat(32), 'one')).not.toEqual(key);
});
