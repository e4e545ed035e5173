import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvError, parse } from 'csv-parse';
import { separatorOf, unguarded } from './csv.js';
import { FeatureReader, type FeatureRow } from './features.js';
import { type FileRow, TableFileError, type TableLimits } from './table.js';
import { readXlsx } from './xlsx.js';

/** Rows of a table, the first of which is the header; or features of GeoJSON, which name their members themselves. */
export type StreamedRows =
  | { readonly kind: 'table'; readonly rows: readonly FileRow[] }
  | { readonly kind: 'features'; readonly rows: readonly FeatureRow[] };

const batch = 2000;
/** So much tells what a file is: its encoding, its separator. */
const peeked = 256 * 1024;

/** An XLSX is read as a whole: beyond this, CSV is the way. */
const xlsxLimits: TableLimits = { bytes: 64 * 1024 * 1024, rows: 200_000, columns: 100, unpacked: 512 * 1024 * 1024 };

/**
 * The rows of CSV, XLSX or GeoJSON, told apart by what is in the file, some at a time; CSV and GeoJSON may be packed
 * (gzip), and may be of any size.
 * @throws TableFileError where it cannot be read
 */
export async function* streamRows(source: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedRows> {
  const { head, rest } = await peek(source);
  if (head.length === 0) throw new TableFileError('file-empty');
  if (head[0] === 0x1f && head[1] === 0x8b) return yield* streamRows(unpacked(head, rest));
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new TableFileError('file-kind');
  if (head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return yield* xlsxRows(head, rest);
  const { text, decode } = decoderOf(head);
  if (/^\ufeff?\s*\{/.test(text)) return yield* features(text, rest, decode);
  yield* csvRows(text, rest, decode);
}

interface Peeked {
  readonly head: Buffer;
  readonly rest: AsyncIterator<Uint8Array>;
}

async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const rest = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < peeked) {
    const next = await rest.next();
    if (next.done === true) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(parts), rest };
}

async function* joined(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* unpacked(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(joined(head, rest));
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of packed.pipe(gunzip)) yield chunk as Buffer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new TableFileError('file-broken');
    }
    throw error;
  }
}

async function* xlsxRows(head: Buffer, rest: AsyncIterator<Uint8Array>): AsyncGenerator<StreamedRows> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of joined(head, rest)) {
    parts.push(part);
    length += part.length;
    if (length > xlsxLimits.bytes) throw new TableFileError('file-too-large', { bytes: xlsxLimits.bytes });
  }
  const rows = await readXlsx(Buffer.concat(parts), xlsxLimits);
  if (rows.length === 0) throw new TableFileError('file-empty');
  if (rows.length > xlsxLimits.rows + 1) throw new TableFileError('file-rows', { max: xlsxLimits.rows });
  for (let from = 0; from < rows.length; from += batch) {
    yield { kind: 'table', rows: rows.slice(from, from + batch) };
  }
}

type Decode = (chunk: Uint8Array | null) => string;

/** UTF-8 with or without its mark, UTF-16 with it, else GB18030. Null ends the text. */
function decoderOf(head: Buffer): { readonly text: string; readonly decode: Decode } {
  const marked =
    head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
  for (const name of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    const decoder = new TextDecoder(name, { fatal: true });
    const decode: Decode = (chunk) => {
      try {
        return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
      } catch {
        throw new TableFileError('file-kind');
      }
    };
    try {
      return { text: decode(head), decode };
    } catch (error) {
      if (!(error instanceof TableFileError)) throw error;
    }
  }
  throw new TableFileError('file-kind');
}

async function* texts(text: string, rest: AsyncIterator<Uint8Array>, decode: Decode): AsyncGenerator<string> {
  yield text;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield decode(next.value);
  yield decode(null);
}

async function* features(text: string, rest: AsyncIterator<Uint8Array>, decode: Decode): AsyncGenerator<StreamedRows> {
  const reader = new FeatureReader();
  for await (const part of texts(text, rest, decode)) {
    const rows = reader.push(part);
    if (rows.length > 0) yield { kind: 'features', rows };
  }
  reader.end();
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

async function* csvRows(text: string, rest: AsyncIterator<Uint8Array>, decode: Decode): AsyncGenerator<StreamedRows> {
  const parser = parse({
    delimiter: separatorOf(text),
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: false,
    info: true,
  });
  const source = Readable.from(texts(text, rest, decode));
  source.on('error', (error) => parser.destroy(error));
  let before = 0;
  let rows: FileRow[] = [];
  let any = false;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      // A cell may hold line breaks: a row is called by the line on which it begins.
      const line = before + 1;
      before = info.lines;
      const cells = record.map(unguarded);
      if (cells.every((cell) => cell === null)) continue;
      rows.push({ line, cells });
      any = true;
      if (rows.length < batch) continue;
      yield { kind: 'table', rows };
      rows = [];
    }
  } catch (error) {
    throw isCsvError(error) ? new TableFileError('file-broken', { line: error.lines ?? before + 1 }) : error;
  }
  if (!any) throw new TableFileError('file-empty');
  if (rows.length > 0) yield { kind: 'table', rows };
}

function isCsvError(error: unknown): error is CsvError & { readonly lines?: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
