import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The installation's secret, from which keys are derived: made on first start and kept in the data folder, readable by
 * its owner only. Two processes that start at once agree on the one that was there first.
 */
export function keptSecret(dataFolder: string): string {
  const path = join(dataFolder, 'secret');
  const known = read(path);
  if (known !== null) return known;
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isExisting(error)) throw error;
  }
  const made = read(path);
  if (made === null) throw new Error(`${path} is empty: remove it, or put back the one of your backup`);
  return made;
}

function read(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim();
    chmodSync(path, 0o600);
    return text === '' ? null : text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** A key for one purpose: whoever learns it learns neither the secret nor the key of another purpose. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
