import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where files lie, under a key such as `620103/ab/cd/abcd…`. Small enough for an object store behind it. */
export interface FileStore {
  /** Keeps the bytes under the key, whole or not at all. What is there already is the same and stays. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null: there is nothing under the key. */
  get(key: string): Promise<Buffer | null>;
  /** Does nothing where nothing is. */
  remove(key: string): Promise<void>;
}

/** Files in a folder that only their owner reads. */
export function folderOfFiles(folder: string): FileStore {
  const pathOf = (key: string): string => {
    // Keys are made here, of codes and digests; one that is not would be a fault, and must not lead out of the folder.
    if (!/^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_.-]+)+$/.test(key) || key.includes('..')) throw new Error(`no key: ${key}`);
    return join(folder, key);
  };
  return {
    async put(key, bytes) {
      const path = pathOf(key);
      if (await isThere(path)) return;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async get(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
