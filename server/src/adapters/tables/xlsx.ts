import { inflateRawSync } from 'node:zlib';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { type Cell, type FileRow, TableFileError, type TableLimits, type TableToWrite } from './table.js';

/** How large a file may be once it is unpacked: a few kilobytes can hold gigabytes of nothing. */
const unpackedBytes = 64 * 1024 * 1024;
const entriesAtMost = 500;

/** The first sheet. */
export async function readXlsx(bytes: Buffer, limits: TableLimits): Promise<FileRow[]> {
  refuseBomb(bytes, limits.unpacked ?? unpackedBytes);
  const rows = await readSheet(bytes).catch((): never => {
    throw new TableFileError('file-broken');
  });
  if (rows.length > limits.rows * 2 + 1) throw new TableFileError('file-rows', { max: limits.rows });
  return rows.flatMap((row, i) => {
    const cells = row.map(cellOf);
    return cells.some((cell) => cell !== null) ? [{ line: i + 1, cells }] : [];
  });
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean' || value instanceof Date) return value;
  return null;
}

const endRecord = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Unpacks every entry up to the limit, and throws it away. */
function refuseBomb(bytes: Buffer, atMost: number): void {
  try {
    const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end === -1 || bytes.readUInt32LE(end) !== endRecord) throw new TableFileError('file-broken');
    const entries = bytes.readUInt16LE(end + 10);
    if (entries > entriesAtMost) throw new TableFileError('file-too-large');
    let left = atMost;
    let place = bytes.readUInt32LE(end + 16);
    for (let i = 0; i < entries; i++) {
      if (bytes.readUInt32LE(place) !== directoryEntry) throw new TableFileError('file-broken');
      left -= unpackedSize(bytes, place, left);
      const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(place + offset));
      place += 46 + lengths.reduce((sum, length) => sum + length, 0);
    }
  } catch (error) {
    if (error instanceof TableFileError) throw error;
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new TableFileError(tooLarge ? 'file-too-large' : 'file-broken');
  }
}

function unpackedSize(bytes: Buffer, entry: number, atMost: number): number {
  const method = bytes.readUInt16LE(entry + 10);
  const packed = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (packed === 0) return 0;
  if (method === 0) {
    if (packed > atMost) throw new TableFileError('file-too-large');
    return packed;
  }
  return inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: Math.max(atMost, 1) }).length;
}

/** Texts are written as texts, so that nothing in them is ever run, and no leading zero is lost. */
export async function writeXlsx({ title, header, rows }: TableToWrite): Promise<Buffer> {
  const head = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((cells) => cells.map(written));
  const columns = header.map((text, i) => ({ width: widthOf([text, ...rows.map((cells) => cells[i] ?? null)]) }));
  const options = { sheet: sheetName(title), columns, stickyRowsCount: 1 };
  return writeXlsxFile([head, ...body], options).toBuffer();
}

function written(cell: Cell) {
  if (cell === null) return null;
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd' };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  return { value: cell, type: String };
}

/** In letters; a Chinese character takes two. */
function widthOf(cells: readonly Cell[]): number {
  const widths = cells.slice(0, 500).map((cell) => [...(cell === null ? '' : String(cell))].reduce(plusWidth, 0));
  return Math.min(Math.max(8, ...widths) + 2, 60);
}

function plusWidth(sum: number, sign: string): number {
  return sum + (/[\u2e80-\uffff]/.test(sign) ? 2 : 1);
}

/** Excel takes at most 31 signs, and some not at all. */
function sheetName(title: string): string {
  return title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
