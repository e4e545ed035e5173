import { type FileHandle, open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';

/** A file that is read from the disk bit by bit. */
export interface MapFile {
  readonly size: number;
  /** Changes with the file. */
  readonly tag: string;
  /** Its bytes from one to another, both included. Whoever does not read must close. */
  read(first: number, last: number): Readable;
  close(): Promise<void>;
}

/** Files of a city's own map: `maps/NAME.pmtiles`, and sets of 3D Tiles under `3dtiles/NAME/`. */
export interface MapFiles {
  /** Null: there is no such file, or it lies elsewhere. */
  open(folder: 'maps' | '3dtiles', path: readonly string[]): Promise<MapFile | null>;
}

/** @param data the installation's data folder */
export function folderOfMaps(data: string): MapFiles {
  return {
    async open(folder, path) {
      if (path.length === 0 || !path.every(isName)) return null;
      const root = join(data, folder);
      const found = await within(root, join(root, ...path));
      return found === null ? null : opened(found);
    },
  };
}

/** One step of a path, that goes down. */
function isName(step: string): boolean {
  return step !== '' && !step.startsWith('.') && !/[/\\\0]/.test(step);
}

/** Where it really lies, links followed; null: not there, or outside of the folder. */
async function within(root: string, path: string): Promise<string | null> {
  try {
    const [inside, found] = await Promise.all([realpath(root), realpath(path)]);
    return found.startsWith(inside + sep) ? found : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function opened(path: string): Promise<MapFile | null> {
  const handle = await open(path, 'r');
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    return null;
  }
  return {
    size: stats.size,
    tag: `"${stats.size.toString(36)}-${Math.round(stats.mtimeMs).toString(36)}"`,
    read: (first, last) => streamOf(handle, first, last),
    close: () => handle.close(),
  };
}

function streamOf(handle: FileHandle, first: number, last: number): Readable {
  // An empty file has no last byte.
  if (last < first) return Readable.from([]).on('close', () => void handle.close());
  return handle.createReadStream({ start: first, end: last });
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))
  );
}
