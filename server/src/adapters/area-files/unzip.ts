import { inflateRawSync } from 'node:zlib';
import { AreaFileError } from './area-file-error.js';
import type { AreaFileLimits } from './limits.js';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const longestComment = 65_535;
const endSize = 22;

/**
 * Files of a zip by their names, as far as they are wanted. What an entry says of its size is not believed: unpacking ends at the
 * limit, for all entries together.
 */
export function unzip(zip: Buffer, wanted: (name: string) => boolean, limits: AreaFileLimits): Map<string, Buffer> {
  try {
    return unpack(zip, wanted, limits);
  } catch (error) {
    if (error instanceof AreaFileError) throw error;
    // A number that points beyond the file, or bytes that do not unpack.
    throw new AreaFileError('area-file-broken');
  }
}

function unpack(zip: Buffer, wanted: (name: string) => boolean, limits: AreaFileLimits): Map<string, Buffer> {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw new AreaFileError('area-file-parts', { why: 'many', most: limits.entries });
  const files = new Map<string, Buffer>();
  let left = limits.unpacked;
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new AreaFileError('area-file-broken');
    const nameSize = zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 46, at + 46 + nameSize).toString('utf8');
    const hidden = name.includes('__MACOSX') || name.endsWith('/');
    if (!hidden && wanted(name.toLowerCase())) {
      const bytes = contentOf(zip, at, left);
      left -= bytes.length;
      files.set(name.toLowerCase(), bytes);
    }
    at += 46 + nameSize + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

function endOf(zip: Buffer): number {
  for (let at = zip.length - endSize; at >= 0 && at >= zip.length - endSize - longestComment; at--) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw new AreaFileError('area-file-broken');
}

function contentOf(zip: Buffer, entry: number, most: number): Buffer {
  const [encrypted, method] = [(zip.readUInt16LE(entry + 8) & 1) === 1, zip.readUInt16LE(entry + 10)];
  if (encrypted || (method !== 0 && method !== 8)) throw new AreaFileError('area-file-parts', { why: 'packed' });
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== LOCAL) throw new AreaFileError('area-file-broken');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  if (packed.length !== size) throw new AreaFileError('area-file-broken');
  if (method === 0) {
    if (packed.length > most) throw tooLarge(most);
    return packed;
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(most);
    throw error;
  }
}

const tooLarge = (bytes: number) => new AreaFileError('area-file-too-large', { bytes });
