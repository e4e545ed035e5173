import { readCsv, writeCsv } from './csv.js';
import { streamRows } from './stream.js';
import { type FileRow, TableFileError, type TableLimits, type Tables } from './table.js';
import { readXlsx, writeXlsx } from './xlsx.js';

const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const before2007 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** The largest catalogue of a city has some thousand rows. */
export const tableLimits: TableLimits = { bytes: 5 * 1024 * 1024, rows: 20_000, columns: 100 };

/** Table files, told apart by what is in them and not by their names. */
export function openTables(limits: TableLimits = tableLimits): Tables {
  return {
    async read(bytes) {
      if (bytes.length > limits.bytes) throw new TableFileError('file-too-large', { bytes: limits.bytes });
      if (bytes.length === 0) throw new TableFileError('file-empty');
      if (bytes.subarray(0, 4).equals(before2007)) throw new TableFileError('file-kind');
      const rows = bytes.subarray(0, 4).equals(zip) ? await readXlsx(bytes, limits) : readCsv(bytes, limits);
      return within(rows, limits);
    },
    stream: streamRows,
    write: async (format, table) => (format === 'xlsx' ? writeXlsx(table) : writeCsv(table)),
  };
}

function within(rows: readonly FileRow[], limits: TableLimits): readonly FileRow[] {
  if (rows.length === 0) throw new TableFileError('file-empty');
  if (rows.length > limits.rows + 1) throw new TableFileError('file-rows', { max: limits.rows });
  if (rows.some((row) => row.cells.length > limits.columns)) throw new TableFileError('file-kind');
  return rows;
}
