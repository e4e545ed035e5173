import type { Cell, FileRow, RowError, TableColumn } from './column.js';
import { asText } from './column.js';

/** A row of a file as far as its columns go. */
export interface ReadRow<Row extends object> {
  readonly line: number;
  readonly value: Partial<Row>;
}

export interface ReadRows<Row extends object> {
  readonly rows: readonly ReadRow<Row>[];
  readonly errors: readonly RowError[];
}

/**
 * The rows under the header, which is the first row that has anything. A column is known by its heading in either language
 * or by its key, in whatever order. A column that nobody knows is an error: it would be lost without a word.
 */
export function readRows<Row extends object>(
  columns: readonly TableColumn<Row>[],
  file: readonly FileRow[],
): ReadRows<Row> {
  const [header, ...body] = file;
  if (header === undefined) return { rows: [], errors: [] };
  const { places, errors } = placesOf(columns, header);
  const rows: ReadRow<Row>[] = [];
  const wrong: RowError[] = [...errors];
  if (errors.length > 0) return { rows, errors: wrong };
  for (const { line, cells } of body) {
    const value: Partial<Row> = {};
    for (const { column, place } of places) {
      const parsed = column.type.parse(cells[place] ?? null);
      if (parsed.ok) value[column.key] = parsed.value;
      else wrong.push({ row: line, column: column.key, code: parsed.code, params: parsed.params ?? {} });
    }
    rows.push({ line, value });
  }
  return { rows, errors: wrong };
}

interface Place<Row extends object> {
  readonly column: TableColumn<Row>;
  readonly place: number;
}

function placesOf<Row extends object>(
  columns: readonly TableColumn<Row>[],
  header: FileRow,
): { readonly places: readonly Place<Row>[]; readonly errors: readonly RowError[] } {
  const row = header.line;
  const errors: RowError[] = [];
  const places: Place<Row>[] = [];
  header.cells.forEach((cell, place) => {
    const heading = asText(cell);
    if (heading === '') return;
    const column = columns.find((each) => isCalled(each, cell));
    if (column === undefined) errors.push({ row, column: null, code: 'unknown-column', params: { heading } });
    else if (places.some((each) => each.column === column)) {
      errors.push({ row, column: column.key, code: 'column-twice', params: { heading } });
    } else places.push({ column, place });
  });
  for (const column of columns) {
    if (!column.required || places.some((each) => each.column === column)) continue;
    errors.push({ row, column: column.key, code: 'missing-column', params: {} });
  }
  return { places, errors };
}

function isCalled<Row extends object>({ key, header }: TableColumn<Row>, cell: Cell): boolean {
  const heading = asText(cell).toLowerCase();
  return [key, header.zh, header.en].some((name) => name.toLowerCase() === heading);
}
