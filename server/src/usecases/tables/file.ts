/** What stands in a cell of a table file. A date is at midnight UTC. */
export type Cell = string | number | boolean | Date | null;

export interface FileRow {
  /** The line in the file; the header has 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A feature of a GeoJSON file, by the line on which it begins; as it stands there. */
export interface FeatureRow {
  readonly line: number;
  readonly feature: unknown;
}

/** Rows of a table, the first of which is the header; or features, which name their members themselves. */
export type StreamedRows =
  | { readonly kind: 'table'; readonly rows: readonly FileRow[] }
  | { readonly kind: 'features'; readonly rows: readonly FeatureRow[] };

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
  /** The rows of a CSV, XLSX or GeoJSON file of any size, some at a time. @throws as `read` */
  stream(source: AsyncIterable<Uint8Array>): AsyncIterable<StreamedRows>;
}
