import { CsvError, parse } from 'csv-parse/sync';
import { type Cell, type FileRow, TableFileError, type TableLimits, type TableToWrite } from './table.js';

const separators = [',', ';', '\t', '，', '|'];

/** Texts of a CSV file: UTF-8 with or without its mark, UTF-16 with it, else GB18030, as Excel in China writes it. */
export function readCsv(bytes: Buffer, limits: TableLimits): FileRow[] {
  const text = decode(bytes);
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      bom: false,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: false,
      info: true,
      // One more, so that a file of too many is told from one of just as many.
      to: limits.rows + 2,
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[];
    let before = 0;
    return records.flatMap(({ record, info }) => {
      // A cell may hold line breaks: a row is called by the line on which it begins.
      const line = before + 1;
      before = info.lines;
      const cells = record.map(unguarded);
      return cells.some((cell) => cell !== null) ? [{ line, cells }] : [];
    });
  } catch (error) {
    if (error instanceof CsvError) throw new TableFileError('file-broken', lineOf(error));
    throw error;
  }
}

function lineOf(error: CsvError): Readonly<Record<string, unknown>> {
  const line: unknown = 'lines' in error ? error.lines : undefined;
  return typeof line === 'number' ? { line } : {};
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      throw new TableFileError('file-kind');
    }
  }
}

/** The one that the header has most of, outside quotes. */
export function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = (end === -1 ? text : text.slice(0, end)).replace(/"[^"]*"/g, '');
  const counts = separators.map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** UTF-8 with its mark, without which Excel takes Chinese for something else. */
export function writeCsv({ header, rows }: TableToWrite): Buffer {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}

function cellText(cell: Cell): string {
  const text = typeof cell === 'string' ? guarded(cell) : plain(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

function plain(cell: Exclude<Cell, string>): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

const formula = /^[=+\-@\t\r]/;
const guardedFormula = /^'+[=+\-@\t\r]/;

/** A spreadsheet takes a text that begins so for a formula and runs it. The quote before it is taken off again on reading. */
function guarded(text: string): string {
  return formula.test(text) || guardedFormula.test(text) ? `'${text}` : text;
}

export function unguarded(text: string): Cell {
  if (text === '') return null;
  return guardedFormula.test(text) ? text.slice(1) : text;
}
