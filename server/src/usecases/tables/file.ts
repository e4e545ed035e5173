/** What stands in a cell of a table file. A date is at midnight UTC. */
export type Cell = string | number | boolean | Date | null;

export interface FileRow {
  /** The line in the file; the header has 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

export type TableFormat = 'xlsx' | 'csv';

export interface TableToWrite {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Table files, as the wiring hands them to the use cases. */
export interface TableFiles {
  /** @throws an error with a `code` (`file-kind`, `file-too-large`, `file-broken`, `file-empty`, `file-rows`) and `params` */
  read(bytes: Buffer): Promise<readonly FileRow[]>;
  write(format: TableFormat, table: TableToWrite): Promise<Buffer>;
}
