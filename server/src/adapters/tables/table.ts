import type { StreamedRows } from './stream.js';

/** What stands in a cell of a table file. CSV knows texts only; a date of XLSX is at midnight UTC. */
export type Cell = string | number | boolean | Date | null;

/** A row of a file, the first of which has line 1. Rows without anything are left out, their lines are counted. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Why a file cannot be read at all. */
export type TableFileErrorCode =
  /** Neither CSV nor XLSX; `.xls`, the format before 2007, among them. */
  'file-kind' | 'file-too-large' | 'file-broken' | 'file-empty' | 'file-rows';

export class TableFileError extends Error {
  override readonly name = 'TableFileError';
  constructor(
    readonly code: TableFileErrorCode,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

export interface TableLimits {
  readonly bytes: number;
  /** Without the header. */
  readonly rows: number;
  readonly columns: number;
  /** Bytes of an XLSX once it is unpacked; 64 MB where nothing is said. */
  readonly unpacked?: number;
}

export type TableFormat = 'xlsx' | 'csv';

/** A table to be written: a header, and rows of as many cells. */
export interface TableToWrite {
  /** Name of the sheet. */
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Reads and writes table files. */
export interface Tables {
  /** @throws TableFileError where the file cannot be read at all */
  read(bytes: Buffer): Promise<readonly FileRow[]>;
  write(format: TableFormat, table: TableToWrite): Promise<Buffer>;
  /** Some rows at a time, of files that may be large. @throws TableFileError where the file cannot be read at all */
  stream(source: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedRows>;
}
